/** Slips of people who write with an input method, or on a keyboard with two letters a key: what search meets in their languages. */
import { baseLanguage } from '#model/search/browser/tokens.ts';
import { withTypo } from '../queries.ts';
import { chineseSlips } from './chinese.ts';
import { japaneseSlips } from './japanese.ts';
import type { Slips } from './slips.ts';
import { thaiSlips } from './thai.ts';

const slipsOf: Readonly<Record<string, () => Slips>> = {
  ja: japaneseSlips,
  zh: chineseSlips,
  th: thaiSlips,
};

const opened = new Map<string, Slips>();

/** Whether slips of input methods are known for a language (any BCP 47 tag). */
export const hasInputSlips = (lang: string): boolean => Object.hasOwn(slipsOf, baseLanguage(lang));

/** A query with one slip of its language's input method; what is written in Latin letters alone has one of the finger. */
export function withInputSlip(query: string, lang: string, random: () => number): string {
  const language = baseLanguage(lang);
  const slips = opened.get(language) ?? slipsOf[language]?.();
  if (!slips) return withTypo(query, lang, random);
  opened.set(language, slips);
  const found = slips(query, random);
  const slip = found[Math.floor(random() * found.length)];
  if (!slip) return withTypo(query, lang, random);
  return query.slice(0, slip.start) + slip.typed + query.slice(slip.start + slip.meant.length);
}
