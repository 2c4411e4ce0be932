/** Values of variables in plain texts: titles, and texts of settings. */
import type { LocalizedText } from '#model/hours/compile.ts';
import type { Problem } from '#problems/problem.ts';
import { unknownVariable, type Reuse, type Use } from './reuse.ts';

type Where = Pick<Use, 'file' | 'at'>;

interface Expanded<T> {
  readonly text: T;
  readonly uses: readonly Use[];
  readonly problems: readonly Problem[];
}

const pattern = /\{\{[ \t]*([A-Za-z][\w.-]*)[ \t]*\}\}/gu;

/**
 * A plain text, such as a title, with its values. Names in `kept` are placeholders of another kind and stay.
 *
 * Problems: `variable-unknown`.
 */
export function expandPlain(
  text: string,
  where: Where,
  { values }: Pick<Reuse, 'values'>,
  kept: readonly string[] = [],
): Expanded<string> {
  const uses: Use[] = [];
  const problems: Problem[] = [];
  if (values === undefined) return { text, uses, problems };
  const plain = text.replace(pattern, (whole, name: string) => {
    if (kept.includes(name)) return whole;
    uses.push({ kind: 'variable', name, ...where });
    const value = values.get(name);
    if (value === undefined) problems.push(unknownVariable(name, where, values.keys()));
    return value ?? name;
  });
  return { text: plain, uses, problems };
}

/** What each locale can use, by its id. */
export type ReuseOf = ReadonlyMap<string, Pick<Reuse, 'values'>>;

/**
 * A text of a setting with its values. One for all locales becomes one for each, if it names a variable.
 *
 * Problems: `variable-unknown`.
 */
export function expandLocalized(
  written: LocalizedText,
  where: (locale?: string) => Where,
  reuse: ReuseOf,
  kept?: readonly string[],
): Expanded<LocalizedText> {
  const uses: Use[] = [];
  const problems: Problem[] = [];
  const isForAll = typeof written === 'string';
  if (isForAll && written.search(pattern) < 0) return { text: written, uses, problems };
  const texts = isForAll
    ? [...reuse.keys()].map((locale) => [locale, written] as const)
    : Object.entries(written);
  const text = texts.map(([locale, one], index) => {
    const expanded = expandPlain(
      one,
      where(isForAll ? undefined : locale),
      reuse.get(locale) ?? { values: undefined },
      kept,
    );
    if (!isForAll || index === 0) {
      uses.push(...expanded.uses);
      problems.push(...expanded.problems);
    }
    return [locale, expanded.text] as const;
  });
  return { text: Object.fromEntries(text), uses, problems };
}
