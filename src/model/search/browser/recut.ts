/** Cuts a piece of text without spaces into words of the site, of which one may have a slip that moved where others are cut. */

/** A word and its place in the text. */
export interface CutWord {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

export interface RecutOptions {
  readonly keyOf: (written: string) => string;
  /** On how many pages the site has a word. */
  readonly pagesOf: (key: string) => number | undefined;
  /** What it costs to take a word for a slip of one of the site's; nothing where it's like none. */
  readonly slipCost: (key: string) => number | undefined;
}

interface Cut {
  readonly cost: number;
  readonly words: readonly CutWord[];
}

const longestWord = 12;
const shortestSlip = 3;

/** What a slip costs beside its letters: less likely than another word. */
const anySlip = 0.5;

/** Every word costs something, so that few are found; a rare one more. */
const wordCost = (pages: number) => Math.max(0.2, 1.4 - 0.12 * Math.log2(pages));

/** The likeliest words of a text; none where more than one would have a slip. */
export function recut(text: string, { keyOf, pagesOf, slipCost }: RecutOptions): readonly CutWord[] {
  const wordsFrom = (from: number): CutWord[] =>
    Array.from({ length: Math.min(text.length - from, longestWord) }, (_, index) => {
      const to = from + index + 1;
      return { key: keyOf(text.slice(from, to)), from, to };
    });
  const all = Array.from(text, (_, from) => wordsFrom(from));
  const ends = endings(all, ({ key }) => pagesOf(key) !== undefined);
  const whole: Cut[] = [{ cost: 0, words: [] }];
  const slipped: Cut[] = [];
  const offer = (cuts: Cut[], before: Cut | undefined, word: CutWord, added: number) => {
    if (!before) return;
    const cost = before.cost + added;
    if (cost < (cuts[word.to]?.cost ?? Infinity)) cuts[word.to] = { cost, words: [...before.words, word] };
  };
  all.forEach((words, from) => {
    for (const word of words) {
      const pages = pagesOf(word.key);
      if (pages !== undefined) {
        offer(whole, whole[from], word, wordCost(pages));
        offer(slipped, slipped[from], word, wordCost(pages));
      } else if (whole[from] && ends[word.to] && word.to - from >= shortestSlip) {
        const slip = slipCost(word.key);
        if (slip !== undefined) offer(slipped, whole[from], word, slip + anySlip);
      }
    }
  });
  return (whole[text.length] ?? slipped[text.length])?.words ?? [];
}

/** Whether the text behind each place can be cut into words of the site. */
function endings(all: readonly (readonly CutWord[])[], isWord: (word: CutWord) => boolean): boolean[] {
  const ends: boolean[] = [];
  ends[all.length] = true;
  for (let from = all.length - 1; from >= 0; from--) {
    ends[from] = all[from]?.some((word) => ends[word.to] && isWord(word)) ?? false;
  }
  return ends;
}
