/** Compounds that a text writes apart: `Frist für Rückgaben` is what `Rückgabefrist` asks for. */
import { baseLanguage } from './browser/tokens.ts';
import { compoundParts, hasCompounds } from './browser/compounds.ts';

/** Endings of words in these languages: a compound has its parts without them, or with others. */
const endings = ['', 'n', 'en', 's', 'es', 'e', 'er'];
const shortest = 4;

/** What is left of a word without each of the endings that it may have. */
const beginningsOf = (word: string): string[] =>
  endings.flatMap((ending) => {
    const rest = word.slice(0, word.length - ending.length);
    return word.endsWith(ending) && rest.length >= shortest ? [rest] : [];
  });

/**
 * Finds, among words that stand together in a text, the compounds of the site whose parts they are, whatever their endings.
 * Nothing in languages that don't write compounds as one word, and in Korean, where the dictionary of endings does that.
 */
export function compoundsWrittenApart(
  lang: string,
  known: ReadonlySet<string>,
): (words: readonly string[]) => ReadonlySet<string> {
  const none: ReadonlySet<string> = new Set();
  if (!hasCompounds(lang) || baseLanguage(lang) === 'ko') return () => none;
  const beginnings = new Set([...known].flatMap(beginningsOf));
  /** Compounds by their first part, with their last. */
  const compounds = new Map<string, { readonly last: string; readonly compound: string }[]>();
  for (const compound of known) {
    const [first, last, ...more] = compoundParts(compound, (part) => beginnings.has(part));
    if (first === undefined || last === undefined || more.length > 0) continue;
    compounds.set(first, [...(compounds.get(first) ?? []), { last, compound }]);
  }
  return (words) => {
    const parts = new Set(words.flatMap(beginningsOf));
    return new Set(
      [...parts].flatMap((first) =>
        (compounds.get(first) ?? []).flatMap(({ last, compound }) => (parts.has(last) ? [compound] : [])),
      ),
    );
  };
}
