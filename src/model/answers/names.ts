/** Names in texts, as far as their letters tell: of people, companies, products, channels and codes. */
import { baseLanguage } from '#model/search/browser/tokens.ts';

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*[\p{L}\p{N}\p{M}]|\p{L}/gu;
/** What stands before the first word of a sentence, or of a quotation. */
const beginning = /(?:^|[.!?:;…。！？])["“”„«»‘’'()\s–—•-]*$/u;

/** Languages in which every noun has a capital. */
const capitalNouns = new Set(['de', 'lb']);
/** Languages whose own letters have no case: Latin ones make a name. */
const withoutCase = new Set(['ar', 'fa', 'he', 'hi', 'ja', 'ko', 'th', 'ur', 'zh']);

/** Words with a capital within a sentence, words in capitals, and Latin words in scripts that have none. */
export function namesIn(text: string, lang: string): string[] {
  const language = baseLanguage(lang);
  const plain = text.normalize('NFKC');
  return [...plain.matchAll(word)].flatMap(({ 0: found, index }) => {
    if (withoutCase.has(language)) return /\p{Script=Latin}/u.test(found) ? [found] : [];
    const isInCapitals = /^(?=.*\p{Lu}.*\p{Lu})[^\p{Ll}]+$/u.test(found);
    if (isInCapitals) return [found];
    if (!/^\p{Lu}/u.test(found) || capitalNouns.has(language)) return [];
    return beginning.test(plain.slice(Math.max(0, index - 20), index)) ? [] : [found];
  });
}

const mixed =
  /\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]\p{Script=Latin}/u;

/** Whether a word has letters of two scripts that look alike: "WhatѕApp". */
export const mixesScripts = (text: string): boolean => mixed.test(text);
