/** Types of articles: what a new one begins with, and what each of them has. */
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { TextParts } from '#model/text.ts';
import type { ContentSource } from './source.ts';
import { placeOf } from './translations.ts';

/** A type by its template. */
export interface ArticleType {
  readonly name: string;
  /** The file that it comes from, if it's one of the site's. */
  readonly file?: string;
  /** Front matter that every article of the type has. */
  readonly keys: readonly string[];
  /** Headings with an id: every article of the type has one with that id. */
  readonly headings: readonly { readonly id: string; readonly text: string }[];
  /** Whether there are numbered steps. */
  readonly hasSteps: boolean;
}

/** What a template can ask for: other keys are a beginning that writers may remove. */
const askedKeys: ReadonlySet<string> = new Set(['owner', 'reviewBy', 'updated', 'countries']);

/** A type, from the front matter and the text of its template. */
export const typeOf = (
  name: string,
  {
    keys,
    parts,
    file,
  }: { readonly keys: readonly string[]; readonly parts: TextParts; readonly file?: string },
): ArticleType => ({
  name,
  ...(file !== undefined && { file }),
  keys: keys.filter((key) => askedKeys.has(key)),
  headings: parts.headings.flatMap(({ explicitId: id, text }) => (id === undefined ? [] : [{ id, text }])),
  hasSteps: name === 'how-to' && (parts.facts?.lists.length ?? 0) > 0,
});

/**
 * Articles have what their type asks for. Translations follow their source, and drafts may be unfinished.
 *
 * Problems: `unknown-type`, `type-structure`.
 */
export function checkTypes(
  sources: readonly ContentSource[],
  types: readonly ArticleType[],
  sourceLocale: string,
): Problem[] {
  const names = types.map(({ name }) => name);
  return sources.flatMap((source) => {
    if (source.kind !== 'article' || source.data.type === undefined) return [];
    const wanted = types.find(({ name }) => name === source.data.type);
    const place = placeOf(source, ['type']);
    if (!wanted)
      return [
        problem(
          'unknown-type',
          place,
          `There is no type "${source.data.type}".`,
          `${didYouMean(source.data.type, names)}Types: ${names.join(', ')}. A type of your own is a file templates/<name>.md.`,
        ),
      ];
    if (source.data.draft === true || source.locale !== sourceLocale) return [];
    const { name, file = `the template of "${name}"` } = wanted;
    return missingIn(source, wanted).map((missing) =>
      problem(
        'type-structure',
        place,
        `An article of type "${name}" has ${missing.what}.`,
        `${missing.fix}, as in ${file}.`,
      ),
    );
  });
}

function missingIn(source: ContentSource, { keys, headings, hasSteps }: ArticleType) {
  const { parts, data } = source;
  const ids = new Set([...parts.headings.map(({ explicitId }) => explicitId), ...parts.anchors]);
  const facts = parts.facts;
  const isWithoutSteps = hasSteps && facts !== undefined && facts.lists.length + facts.videos.length === 0;
  return [
    ...keys
      .filter((key) => !Object.hasOwn(data, key))
      .map((key) => ({ what: `"${key}" in its front matter`, fix: `Add "${key}:"` })),
    ...headings
      .filter(({ id }) => !ids.has(id))
      .map(({ id, text }) => ({
        what: `a heading with the id "${id}"`,
        fix: `Write "## ${text} {#${id}}", or add {#${id}} to the heading that says it`,
      })),
    ...(isWithoutSteps ? [{ what: 'numbered steps or a video', fix: 'Number the steps' }] : []),
  ];
}
