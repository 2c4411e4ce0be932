/** Finds groups of synonyms that can't find anything: no text of the locale has any of their words. */
import { problem, type Problem } from '#problems/problem.ts';
import { createKeyReader, fieldNames, type ReadDocument } from './page-words.ts';
import type { SearchSettings } from './settings.ts';
import { stopWords } from './stop-words.ts';

/** Numbers of the groups of which no text has a phrase. Endings are left aside: "voucher" stands for "vouchers". */
export function findUnusedSynonyms(
  documents: readonly ReadDocument[],
  lang: string,
  groups: SearchSettings['synonyms'],
): number[] {
  if (groups.length === 0) return [];
  const reader = createKeyReader(lang);
  const stops = stopWords(lang);
  const pages = documents.map(({ page }) => new Set(fieldNames.flatMap((field) => page.words[field])));
  const isOn = (page: ReadonlySet<string>, key: string) =>
    page.has(key) || [...page].some((word) => word.startsWith(stemOf(key)) || key.startsWith(stemOf(word)));
  const hasPage = (phrase: string) => {
    const keys = reader.keys(phrase);
    const telling = keys.filter((key) => !stops.has(key));
    const needed = telling.length > 0 ? telling : keys;
    return pages.some((page) => needed.every((key) => isOn(page, key)));
  };
  return groups.flatMap((group, number) => (group.some(hasPage) ? [] : [number]));
}

/** The part of a word that endings leave alone, roughly: rather too short than a false warning. */
const stemOf = (key: string) => key.slice(0, Math.max(4, key.length - 2));

/** Problems: `unused-synonym`. */
export const unusedSynonyms = (
  numbers: readonly number[],
  { synonyms, synonymsAt }: Pick<SearchSettings, 'synonyms' | 'synonymsAt'>,
): Problem[] =>
  numbers.flatMap((number) => {
    const [group, where] = [synonyms[number], synonymsAt?.[number]];
    if (!group || !where) return [];
    return [
      problem(
        'unused-synonym',
        where,
        `No text says ${group.map((phrase) => `"${phrase}"`).join(' or ')}, so these synonyms find nothing.`,
        'Add the word that your articles use for it, or remove the group.',
      ),
    ];
  });
