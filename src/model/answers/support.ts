/** Whether a sentence may be shown: everything in it that can be checked stands in the units that it names. */
import { hasControls, invisible } from '#model/feedback/browser/text.ts';
import { baseLanguage, createTokenizer } from '#model/search/browser/tokens.ts';
import { stopWords } from '#model/search/stop-words.ts';
import { factsGiven, factsOf } from './facts.ts';
import type { FactLanguage } from './language.ts';
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

  return {
    isSupported: ({ text, units: numbers }) => {
      const named = numbers.map((number) => units[number - 1]).filter((unit) => unit !== undefined);
      if (named.length < numbers.length || new Set(numbers).size < numbers.length) return false;
      if (hasControls(text) || text.search(invisible) >= 0 || /[<>\n]|\]\(/.test(text)) return false;
      const given = named.map(textOf).join('\n');
      const facts = factsGiven(given, language);
      if (![...factsOf(text, language)].every((fact) => facts.has(fact))) return false;
      const [said, known] = [keysOf(text), keysOf(given)];
      if (names.some((name) => holds(said, name) && !holds(known, name))) return false;
      return (
        share(
          said.filter((key) => !stops.has(key)),
          new Set(known),
        ) >= leastShared
      );
    },
  };
}

/** Whether words stand one after the other among others. */
const holds = (keys: readonly string[], words: readonly string[]): boolean =>
  keys.some((_, from) => words.every((word, index) => keys[from + index] === word));

/** How many of the words are among others, or begin like one of them. */
function share(words: readonly string[], known: ReadonlySet<string>): number {
  if (words.length === 0) return 0;
  const beginnings = new Set([...known].map((word) => word.slice(0, alikeLetters)));
  const isKnown = (word: string) =>
    known.has(word) || (word.length >= alikeLetters && beginnings.has(word.slice(0, alikeLetters)));
  return words.filter(isKnown).length / words.length;
}
