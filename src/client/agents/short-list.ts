/** Finds saved replies and unlisted articles, which the search of the site doesn't know: lists of a few hundred titles. */
import { editDistance } from '#base/edit-distance.ts';
import type { ShortText } from '#model/agents/browser/agent-files.ts';
import { createTokenizer } from '#model/search/browser/tokens.ts';

/** From this length on, a word may have a slip. */
const slipLength = 5;

/**
 * The texts whose titles or keywords have words of a question, best first: at least a `share` of its words, each perhaps
 * unfinished or with a slip.
 */
export function findShort<Text extends ShortText>(
  texts: readonly Text[],
  question: string,
  { lang, share: least }: { readonly lang: string; readonly share: number },
): readonly Text[] {
  const tokenize = createTokenizer(lang);
  const keysOf = (text: string) => tokenize(text).map(({ key }) => key);
  const asked = [...new Set(keysOf(question))];
  if (asked.length === 0) return [];
  return texts
    .map((text) => {
      const titled = keysOf(text.title);
      const known = [...titled, ...text.keywords.flatMap(keysOf)];
      const scores = asked.map((word) =>
        Math.max(0, ...known.map((key, index) => likeness(word, key) * (index < titled.length ? 2 : 1))),
      );
      const share = scores.filter((score) => score > 0).length / asked.length;
      return { text, share, score: scores.reduce((sum, score) => sum + score, 0) };
    })
    .filter(({ share }) => share >= least)
    .toSorted((a, b) => b.share - a.share || b.score - a.score)
    .map(({ text }) => text);
}

/** How well a word of a question is a word of a text, 0 to 1. */
function likeness(asked: string, key: string): number {
  if (asked === key) return 1;
  if (key.startsWith(asked)) return asked.length >= 2 ? 0.7 : 0;
  if (asked.length < slipLength) return 0;
  // An unfinished word may have its slip, too.
  return editDistance(asked, key) <= 1 || editDistance(asked, key.slice(0, asked.length)) <= 1 ? 0.5 : 0;
}
