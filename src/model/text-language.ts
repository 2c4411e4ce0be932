/** What a text says about its language: its script, its length, and the common words in it. */
import { memoize } from '#base/memoize.ts';
import { sum } from '#base/sum.ts';
import { stopWordLists } from './search/stop-words.ts';

export interface TextLanguage {
  /** Number of letters, weighted so that the same content has about the same length in every script. */
  readonly length: number;
  /** The script that most of its letters have, as in BCP 47, those of Japanese as one (`Jpan`). */
  readonly script: string | undefined;
  /** How many of its first words are common words of a language, by language. */
  readonly common: Readonly<Record<string, number>>;
}

/** Letters of a script, and how many Latin ones say as much as one of them. */
const scripts: Readonly<Record<string, readonly [RegExp, number]>> = {
  Latn: [/\p{Script=Latin}/gu, 1],
  Kana: [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 1.8],
  Hani: [/\p{Script=Han}/gu, 3],
  Hang: [/\p{Script=Hangul}/gu, 2],
  Arab: [/\p{Script=Arabic}/gu, 1.2],
  Hebr: [/\p{Script=Hebrew}/gu, 1.2],
  Cyrl: [/\p{Script=Cyrillic}/gu, 1],
  Grek: [/\p{Script=Greek}/gu, 1],
  Thai: [/\p{Script=Thai}/gu, 1],
  Deva: [/\p{Script=Devanagari}/gu, 1],
};

/** What texts have that may hold other letters than Latin ones: Greek begins at U+0370, and U+2000 to U+206F are signs. */
const mayHoldOthers = /[^\0-\u036F\u2000-\u206F]/;

/** How many letters are needed to recognise the script, and how many words for the language. */
const sampleLength = 1500;
const sampleWords = 150;

const languagesOfWord = new Map<string, string[]>();
for (const [language, list] of Object.entries(stopWordLists)) {
  for (const word of list.split(/\s+/)) {
    const known = languagesOfWord.get(word);
    if (known) known.push(language);
    else languagesOfWord.set(word, [language]);
  }
}

/** Looks at a text without markup. */
export function textLanguageOf(text: string): TextLanguage {
  const sample = text.slice(0, sampleLength);
  const isLatin = !mayHoldOthers.test(sample);
  const counts = Object.entries(scripts).map(([script, [letters, weight]]) => {
    const count = isLatin && script !== 'Latn' ? 0 : (sample.match(letters)?.length ?? 0);
    return { script, count, weight: count * weight };
  });
  const total = sum(counts, ({ count }) => count);
  const weight = sum(counts, (entry) => entry.weight);
  const most = counts.reduce((best, entry) => (entry.count > best.count ? entry : best));
  const hasKana = counts.some(({ script, count }) => script === 'Kana' && count * 10 > total);
  const isJapanese = hasKana && (most.script === 'Hani' || most.script === 'Kana');
  return {
    length: Math.round((sample.length === 0 ? 0 : weight / sample.length) * text.length),
    script:
      total < 20 || most.count * 2 < total
        ? isJapanese
          ? 'Jpan'
          : undefined
        : isJapanese
          ? 'Jpan'
          : most.script,
    common: commonWords(sample),
  };
}

function commonWords(sample: string): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const word of sample
    .toLowerCase()
    .match(/[\p{L}\p{M}]+/gu)
    ?.slice(0, sampleWords) ?? [])
    for (const language of languagesOfWord.get(word) ?? []) found[language] = (found[language] ?? 0) + 1;
  return found;
}

/** The script that texts of a language are written in, named as in `TextLanguage`. */
export const scriptOf = memoize((lang: string): string | undefined => {
  const script = new Intl.Locale(lang).maximize().script ?? '';
  const same = { Hans: 'Hani', Hant: 'Hani', Kore: 'Hang', Jpan: 'Jpan' }[script] ?? script;
  return same in scripts || same === 'Jpan' ? same : undefined;
});
