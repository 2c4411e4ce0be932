/** Whether a sentence may be shown: everything in it that can be checked stands in the units that it names. */
import { hasControls, invisible } from '#model/feedback/browser/text.ts';
import { baseLanguage, createTokenizer } from '#model/search/browser/tokens.ts';
import { stopWords } from '#model/search/stop-words.ts';
import { countedWords, factsGiven, factsOf } from './facts.ts';
import type { FactLanguage } from './language.ts';
import { mixesScripts, namesIn } from './names.ts';
import { deniesAlike, negationIn } from './negations.ts';
import type { Sentence } from './reply.ts';
import type { SourceUnit } from './writer.ts';

/** The least share of a sentence's telling words that its units have. */
const leastShared = 0.5;

/** Words are alike from so many letters on: "refund", "refunded". */
const alikeLetters = 5;

/** Ways to reach somebody that every reader knows by name. */
const channelNames =
  'WhatsApp Telegram Signal Viber WeChat KakaoTalk Zalo Messenger Facebook Instagram Discord Slack Skype Threema TikTok Twitter Snapchat LinkedIn YouTube Reddit Zoom FaceTime iMessage PayPal Bitcoin SMS RCS Fax'.split(
    ' ',
  );

/** What sentences are checked with. */
export interface Checker {
  /** Whether the units that the sentence names say all that can be checked of it. */
  readonly isSupported: (sentence: Sentence) => boolean;
}

/** A checker for the units of one question. `channels`: names of the site's contact channels. */
export function createChecker(
  units: readonly SourceUnit[],
  language: FactLanguage,
  channels: readonly string[] = [],
): Checker {
  const tokenize = createTokenizer(language.lang);
  const stops = stopWords(baseLanguage(language.lang));
  const keysOf = (text: string) => tokenize(text).map(({ key }) => key);
  const textOf = ({ headings, text }: SourceUnit) => [...headings, text].join('\n');
  const names = [...channels, ...channelNames].map((name) => keysOf(name)).filter((keys) => keys.length > 0);

  const denies = negationIn(language.lang);
  const segmenter = new Intl.Segmenter(language.lang, { granularity: 'sentence' });
  const sentencesOf = (text: string) =>
    text.split('\n').flatMap((line) => Array.from(segmenter.segment(line), ({ segment }) => segment));
  const tellingOf = (keys: readonly string[]) => keys.filter((key) => !stops.has(key));
  // A sentence may join two: then it has all of each, and each has some of it.
  const nearnessTo = (telling: readonly string[]) => (source: string) => {
    const keys = tellingOf(keysOf(source));
    return Math.max(shareOf(telling, keys), shareOf(keys, telling));
  };

  return {
    isSupported: ({ text, units: numbers }) => {
      const named = numbers.map((number) => units[number - 1]).filter((unit) => unit !== undefined);
      if (named.length < numbers.length || new Set(numbers).size < numbers.length) return false;
      if (!text.isWellFormed() || hasControls(text) || text.search(invisible) >= 0 || markup.test(text))
        return false;
      const given = named.map(textOf).join('\n');
      const facts = factsGiven(given, language);
      if (![...factsOf(text, language)].every((fact) => facts.has(fact))) return false;
      const [said, known] = [keysOf(text), keysOf(given)];
      if (names.some((name) => holds(said, name) && !holds(known, name))) return false;
      if (mixesScripts(text) && !mixesScripts(given)) return false;
      const isKnown = createKnown(known);
      const isGiven = (word: string) => keysOf(word).every((key) => stops.has(key) || isKnown(key));
      if (!namesIn(text, language.lang).every(isGiven)) return false;
      const counted = new Set(countedWords(given, language));
      if (!countedWords(text, language).every((word) => counted.has(word) || isGiven(word))) return false;
      const telling = tellingOf(said);
      if (telling.length === 0 || telling.filter(isKnown).length / telling.length < leastShared) return false;
      return !denies || deniesAlike(text, sentencesOf(given), denies, nearnessTo(telling));
    },
  };
}

/** Signs of HTML and Markdown. Units are plain text, and so is an answer. */
const markup = /[<>\n`]|\]\(|\*\*|__|~~|&#?\w{1,20};|^\s*#{1,6}\s/u;

/** Whether words stand one after the other among others, joined or apart: "Whats App". */
function holds(keys: readonly string[], words: readonly string[]): boolean {
  const name = words.join('');
  return keys.some((_, from) => {
    let joined = '';
    for (let to = from; joined.length < name.length && to < keys.length; to++) joined += keys[to] ?? '';
    return joined === name;
  });
}

/** The share of words that are among others, or begin like one of them. */
const shareOf = (words: readonly string[], others: readonly string[]): number =>
  words.length === 0 ? 0 : words.filter(createKnown(others)).length / words.length;

/** Tells whether a word is among others, or begins like one of them. */
function createKnown(words: readonly string[]): (word: string) => boolean {
  const known = new Set(words);
  const beginnings = new Set(words.map((word) => word.slice(0, alikeLetters)));
  return (word) =>
    known.has(word) || (word.length >= alikeLetters && beginnings.has(word.slice(0, alikeLetters)));
}
