/** A content file as units for translators, and a file of another language from their translations. */
import { parse } from 'yaml';
import { z } from 'zod';
import { splitFrontMatter } from '#files/front-matter.ts';
import type { MarkdownFormat } from '#markdown/readable.ts';
import { shapeOf, softSpace, toMarkdown, type Inline } from './inline.ts';
import { segmentsOf, type Segment } from './segments.ts';

/** Something to translate, with a name that tells where it comes from. */
export interface Unit {
  readonly name: string;
  readonly context: string;
  readonly content: readonly Inline[];
}

const translated = z.looseObject({
  title: z.string().optional(),
  description: z.string().optional(),
  keywords: z.array(z.string()).optional(),
  searchFor: z.array(z.string()).optional(),
});

/** What a translation says in its front matter. */
export type TranslatedKeys = Readonly<Record<string, string | readonly string[]>>;

/** What the front matter of a file says that is translated. */
export function keysIn(text: string): TranslatedKeys {
  const { title, description, keywords, searchFor } = translated.parse(
    parse(splitFrontMatter(text).yaml ?? '') ?? {},
  );
  return Object.fromEntries(
    Object.entries({ title, description, keywords, searchFor }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  );
}

/** All units of a file: its front matter first, if it has one, then its text. */
export function unitsOf(text: string, format: MarkdownFormat): readonly Unit[] {
  const { yaml, body } = splitFrontMatter(text);
  const { title, description, keywords = [], searchFor = [] } = translated.parse(parse(yaml ?? '') ?? {});
  const plain = (name: string, context: string, value: string): Unit => ({
    name,
    context,
    content: value === '' ? [] : [{ kind: 'text', text: value }],
  });
  return [
    ...(title === undefined ? [] : [plain('title', 'Title of the page', title)]),
    ...(description === undefined
      ? []
      : [plain('description', 'Description, at most 160 characters', description)]),
    ...keywords.map((word, n) =>
      plain(`keywords.${n}`, 'Words that readers use and the text does not', word),
    ),
    ...searchFor.map((word, n) => plain(`searchFor.${n}`, 'A question that must find the page', word)),
    ...segmentsOf(body, format).map((segment, n) => ({
      name: `text.${n}`,
      context: segment.below === undefined ? segment.kind : `${segment.kind} below "${segment.below}"`,
      content: segment.content,
    })),
  ];
}

/** A file's front matter in the other language, and its text. */
export interface TranslatedFile {
  readonly keys: TranslatedKeys;
  readonly body: string;
}

/** The targets of all units put together. `lost`: names of units that can't be written so that they say the same. */
export function translate(
  text: string,
  format: MarkdownFormat,
  targets: ReadonlyMap<string, readonly Inline[]>,
): TranslatedFile & { readonly lost: readonly string[] } {
  const { body } = splitFrontMatter(text);
  const segments = segmentsOf(body, format);
  const wanted = segments.map(({ content }, n) => targets.get(`text.${n}`) ?? content);
  const levels = new Map<number, number>();
  let written = assemble(body, segments, wanted, levels);
  let wrong = differing(written, format, wanted);
  // Most words need no backslash. Those that read otherwise get more of them until they don't.
  for (let level = 1; level <= signs.length && wrong.length > 0; level++) {
    for (const n of wrong) levels.set(n, level);
    written = assemble(body, segments, wanted, levels);
    wrong = differing(written, format, wanted);
  }
  for (const [n, level] of Array.from(levels)) {
    levels.delete(n);
    const simpler = assemble(body, segments, wanted, levels);
    if (simpler === written) continue;
    if (differing(simpler, format, wanted).length <= wrong.length) written = simpler;
    else levels.set(n, level);
  }
  return { keys: keysOf(targets), body: written, lost: wrong.map((n) => `text.${n}`) };
}

function assemble(
  body: string,
  segments: readonly Segment[],
  wanted: readonly (readonly Inline[])[],
  levels: ReadonlyMap<number, number>,
): string {
  let text = '';
  let at = 0;
  for (const [n, { start, end, content, kind }] of segments.entries()) {
    const target = wanted[n] ?? content;
    const level = levels.get(n) ?? 0;
    const escape = level > 0 ? (words: string) => asPlain(words, kind, level) : undefined;
    // What is the same stays as it is, line breaks included.
    const written =
      readingOf(target) === readingOf(content) ? body.slice(start, end) : toMarkdown(target, escape);
    text += body.slice(at, start) + written;
    at = end;
  }
  return text + body.slice(at);
}

/** Indexes of segments that read otherwise than wanted. All of them where their number differs. */
function differing(
  body: string,
  format: MarkdownFormat,
  wanted: readonly (readonly Inline[])[],
): readonly number[] {
  let found: readonly Segment[];
  try {
    found = segmentsOf(body, format);
  } catch {
    // MDX that nobody can read.
    found = [];
  }
  const all = [...wanted.keys()];
  if (found.length !== wanted.length) return all;
  return all.filter((n) => readingOf(found[n]?.content ?? []) !== readingOf(wanted[n] ?? []));
}

/** How content reads: an escaped sign is the sign. */
const readingOf = (content: readonly Inline[]): string => shapeOf(unescaped(content)).replace(softSpace, ' ');

const unescaped = (content: readonly Inline[]): readonly Inline[] =>
  content.map((piece) =>
    piece.kind === 'code' && /^\\.$/.test(piece.data)
      ? { kind: 'text', text: piece.data.slice(1) }
      : piece.kind === 'code' && piece.data === '&quot;'
        ? { kind: 'text', text: '"' }
        : piece.kind === 'span'
          ? { ...piece, content: unescaped(piece.content) }
          : piece,
  );

/** What words may have that Markdown reads as its own: at the beginning of a line, within it, and all of it. */
const signs = [
  /^[-+=#>:|~]|(?<=^\d+)[.)]/g,
  /^[-+=#>:|~]|(?<=^\d+)[.)]|[\\`*_[\]<&~]/g,
  /[\\`*_[\]<>{}~|:&#+!()-]|(?<=^\d+)[.)]/g,
];

/** Words of a translator as text without markup. */
const asPlain = (words: string, kind: Segment['kind'], level: number): string =>
  kind === 'attribute'
    ? words.replaceAll('"', '&quot;')
    : kind === 'html'
      ? words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
      : words.replace(signs[level - 1] ?? /$^/g, '\\$&');

/** Front matter keys of the targets. */
function keysOf(targets: ReadonlyMap<string, readonly Inline[]>): TranslatedKeys {
  const keys: Record<string, string | string[]> = {};
  for (const [name, content] of targets) {
    const [key = '', index] = name.split('.');
    if (key === 'text') continue;
    const value = toMarkdown(content).replace(softSpace, ' ').replace(/^ | $/g, '');
    const list = keys[key];
    if (index === undefined) keys[key] = value;
    else if (Array.isArray(list)) list.push(value);
    else keys[key] = [value];
  }
  return keys;
}
