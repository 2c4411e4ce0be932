/** What texts take from elsewhere: values of variables, and snippets. */
import { z } from 'zod';
import { countOf } from '#base/count-of.ts';
import { stamp } from '#model/articles/front-matter.ts';
import type { TextParts, ValuesByCountry } from '#model/text.ts';
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Position, type Problem } from '#problems/problem.ts';
import type { PositionOf } from '#problems/yaml.ts';
import type { Locale } from '#site/site.ts';

/** What the texts of one locale can use. */
export interface Reuse {
  /** Values by name; absent where the site has no variables, and `{{ name }}` is a text like any other. */
  readonly values: ReadonlyMap<string, string> | undefined;
  /** Of variables that differ by country, all values. */
  readonly byCountry?: ReadonlyMap<string, ValuesByCountry>;
  readonly snippets: ReadonlyMap<string, Snippet>;
}

/** A text that others include. */
export interface Snippet {
  readonly name: string;
  readonly file: string;
  /** Locale that it was written in: a fallback where the reader's has none. */
  readonly locale: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly body: string;
  /** Line of the file that its text begins on. */
  readonly firstLine: number;
  /** Stamp of the text, as those of articles. */
  readonly stamp: string;
  /** Which source text it follows, if it's a translation that says so. */
  readonly translationOf?: { readonly stamp: string; readonly at: Position };
  /** Its own links and images, with values in them, once it has been read. */
  readonly parts?: TextParts | undefined;
}

/** What a snippet may say of itself. */
export const snippetData = z.strictObject({
  translationOf: stamp
    .optional()
    .describe('Which source text this translation follows. `npx fener translations --stamp FILE` writes it.'),
});

/** That a text names a variable or snippet. */
export interface Use {
  readonly kind: 'variable' | 'snippet';
  readonly name: string;
  readonly file: string;
  readonly at: Position;
  /** Locale of the text; absent where a file has texts of several. */
  readonly locale?: string | undefined;
}

type Where = Pick<Use, 'file' | 'at'>;

export const unknownVariable = (name: string, where: Where, known: Iterable<string>): Problem =>
  problem(
    'variable-unknown',
    where,
    `There is no variable "${name}".`,
    `${didYouMean(name, known)}Correct the name, or add it to variables.yaml. If readers should see the braces, write them as code.`,
  );

export const unknownSnippet = (name: string, where: Where, known: Iterable<string>): Problem =>
  problem(
    'unknown-snippet',
    where,
    `There is no snippet "${name}".`,
    `${didYouMean(name, known)}Correct the name, or write snippets/<locale>/${name || 'name'}.md.`,
  );

export const snippetNesting = (names: readonly string[], where: Where): Problem =>
  problem(
    'snippet-nesting',
    where,
    `Snippets include each other in a circle, too deep, or too much: ${names.join(' → ')}.`,
    'Remove one of the lines "::snippet[…]".',
  );

/**
 * Snippets that texts show in another language than their own, each once for a language. Swiss texts may show a German one.
 *
 * Problems: `snippet-untranslated`.
 */
export function checkUntranslated(
  uses: readonly Use[],
  reuse: ReadonlyMap<string, Reuse>,
  locales: readonly Pick<Locale, 'id' | 'lang'>[],
): Problem[] {
  const languages = new Map(locales.map(({ id, lang }) => [id, writtenLanguage(lang)]));
  const foreign = uses.flatMap((use) => {
    const { kind, name, locale = '' } = use;
    const snippet = kind === 'snippet' ? reuse.get(locale)?.snippets.get(name) : undefined;
    const language = languages.get(locale);
    return snippet && language !== languages.get(snippet.locale) ? [{ use, snippet, locale, language }] : [];
  });
  const missing = Map.groupBy(foreign, ({ snippet, language }) => `${language} ${snippet.name}`);
  return [...missing.values()].flatMap((places) => snippetUntranslated(places) ?? []);
}

/** The language of a text and its script: "de-CH" and "de-AT" are one, "zh-Hans" and "zh-Hant" are two. */
function writtenLanguage(lang: string): string {
  const { language, script } = new Intl.Locale(lang).maximize();
  return `${language}-${script}`;
}

/** One problem for all places that wait for one translation. */
function snippetUntranslated(
  places: readonly { readonly use: Use; readonly snippet: Snippet; readonly locale: string }[],
): Problem | undefined {
  // Where "de" and "de-at" both wait, a text in "de" serves both.
  const [first] = places.toSorted((a, b) => a.locale.length - b.locale.length);
  if (!first) return undefined;
  const { snippet, locale, use } = first;
  const files = new Set(places.map((place) => place.use.file)).size;
  const users = `${use.file}:${use.at.line}${files === 1 ? '' : ` and ${countOf(files - 1, 'other text')}`}`;
  return problem(
    'snippet-untranslated',
    { file: snippet.file },
    `Snippet "${snippet.name}" isn't translated into "${locale}". Readers of ${users} see it in "${snippet.locale}".`,
    `Translate it into snippets/${locale}/${snippet.name}.md.`,
  );
}

/**
 * Variables and snippets that no text uses.
 *
 * Problems: `unused-variable`, `unused-snippet`.
 */
export function checkUnused(
  {
    variables,
    snippets,
  }: {
    readonly variables: ReadonlyMap<string, { readonly file: string; readonly at: PositionOf }>;
    readonly snippets: readonly Snippet[];
  },
  uses: readonly Use[],
): Problem[] {
  const used = new Set(uses.map(({ kind, name }) => `${kind} ${name}`));
  return [
    ...[...variables]
      .filter(([name]) => !used.has(`variable ${name}`))
      .map(([name, { file, at }]) =>
        problem(
          'unused-variable',
          { file, at: at([], { key: true }) },
          `No text uses the variable "${name}".`,
          `Write {{ ${name} }} where it's needed, or remove it.`,
        ),
      ),
    ...snippets
      .filter(({ name }) => !used.has(`snippet ${name}`))
      .map(({ name, file }) =>
        problem(
          'unused-snippet',
          { file },
          `No text includes the snippet "${name}".`,
          `Write ::snippet[${name}] where it's needed, or delete the file.`,
        ),
      ),
  ];
}
