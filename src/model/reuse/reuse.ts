/** What texts take from elsewhere: values of variables, and snippets. */
import { z } from 'zod';
import { stamp } from '#model/articles/front-matter.ts';
import type { TextParts, ValuesByCountry } from '#model/text.ts';
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Position, type Problem } from '#problems/problem.ts';
import type { PositionOf } from '#problems/yaml.ts';

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

export const snippetUntranslated = ({ name, file, locale }: Snippet, wanted: string, where: Where): Problem =>
  problem(
    'snippet-untranslated',
    where,
    `Snippet "${name}" isn't translated. Readers of "${wanted}" see the text in "${locale}".`,
    `Translate ${file} into snippets/${wanted}/${name}.md.`,
  );

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
