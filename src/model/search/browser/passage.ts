/**
 * The passage of a page that answers a query, with its heading. The page's text comes from Pagefind's fragment
 * file, which has it without markup, with the place of each heading.
 */
import type { Tokenizer } from './tokens.ts';

/** A page's text as Pagefind 1.6 keeps it. Its words are counted from 0, cut at white space. */
export interface Fragment {
  readonly url: string;
  readonly content: string;
  readonly anchors: readonly FragmentAnchor[];
}

/** An element with an id and the number of the word it begins at. */
interface FragmentAnchor {
  readonly element: string;
  readonly id: string;
  readonly text: string;
  readonly location: number;
}

/** A run of text that is highlighted or not. */
export interface TextRun {
  readonly text: string;
  readonly hit: boolean;
}

export interface Passage {
  readonly runs: readonly TextRun[];
  /** The heading above it, to link to. Absent before the first. */
  readonly heading?: { readonly id: string; readonly runs: readonly TextRun[] } | undefined;
}

const signature = 'pagefind_dcd';

/** Reads a decompressed fragment file. Throws if it isn't one, or has another version of the format. */
export function parseFragment(bytes: Uint8Array): Fragment {
  const text = new TextDecoder().decode(bytes);
  if (!text.startsWith(signature)) throw new Error('search: not a Pagefind fragment');
  const { url, content, anchors } = JSON.parse(text.slice(signature.length)) as Partial<Fragment>;
  if (typeof url !== 'string' || typeof content !== 'string' || !Array.isArray(anchors)) {
    throw new Error('search: unknown format of a Pagefind fragment');
  }
  return { url, content, anchors };
}

/** Length of a passage in characters of average words; scripts without spaces need fewer. */
const passageWords = 30;

/**
 * The densest passage: the window with the most different words of the query, then with the most of them. The
 * beginning of the text where it has none. `isHit` tells keys of the query's words.
 */
export function bestPassage(
  { content, anchors }: Fragment,
  tokenize: Tokenizer,
  isHit: (key: string) => boolean,
): Passage {
  // In languages without spaces Pagefind marks word boundaries with zero-width spaces.
  const separator = content.includes('\u200b') ? '\u200b' : /\s+/;
  const words = content.split(separator);
  const joiner = separator === '\u200b' ? '' : ' ';
  const hits = words.map((word) => tokenize(word).find(({ key }) => isHit(key))?.key);
  const headings = anchors.filter(({ element, text }) => /^h[2-6]$/i.test(element) && text.trim() !== '');
  const start = passageStart(words, densestWindow(hits, headings), headings);
  const heading = headings.filter(({ location }) => location <= start).at(-1);
  const nextHeading = headings.find(({ location }) => location > start);
  const from = heading?.location === start ? start + countWords(heading.text, separator) : start;
  const end = Math.min(from + passageWords, nextHeading?.location ?? Infinity, words.length);
  const text = words.slice(from, end).join(joiner).trim();
  const isBeginning = from === 0 || from > start || endsSentence(words[from - 1] ?? '');
  const runs = highlight(
    (isBeginning ? '' : '… ') + text + (end < words.length ? ' …' : ''),
    tokenize,
    isHit,
  );
  return {
    runs,
    heading: heading && { id: heading.id, runs: highlight(heading.text.trim(), tokenize, isHit) },
  };
}

const countWords = (text: string, separator: string | RegExp) => text.trim().split(separator).length;

function densestWindow(hits: readonly (string | undefined)[], headings: readonly FragmentAnchor[]): number {
  const starts = hits.flatMap((hit, index) => (hit === undefined ? [] : [index]));
  const sectionOf = (index: number) => headings.filter(({ location }) => location <= index).length;
  let best = { start: 0, score: 0 };
  for (const index of starts) {
    const section = sectionOf(index);
    const inside = hits
      .slice(index, index + passageWords)
      .filter((hit, offset) => hit !== undefined && sectionOf(index + offset) === section);
    const score = new Set(inside).size * 10 + inside.length;
    if (score > best.score) best = { start: index, score };
  }
  return best.start;
}

/** Begins where the hit's sentence does, if that is near, else a few words before it; never before its heading. */
function passageStart(words: readonly string[], hit: number, headings: readonly FragmentAnchor[]): number {
  const floor = headings.filter(({ location }) => location <= hit).at(-1)?.location ?? 0;
  for (let start = hit; start > Math.max(floor, hit - farthestSentence); start--) {
    if (endsSentence(words[start - 1] ?? '')) return start;
  }
  return Math.max(floor, hit - 4);
}

const farthestSentence = 12;

const endsSentence = (word: string) => /[.!?:…。！？؟][\s\p{P}]*$/u.test(word);

/** The text cut into runs, those hit being the words that the query asked for. */
export function highlight(text: string, tokenize: Tokenizer, isHit: (key: string) => boolean): TextRun[] {
  const runs: TextRun[] = [];
  let last = 0;
  for (const { key, start, end } of tokenize(text)) {
    if (!isHit(key)) continue;
    if (start > last) runs.push({ text: text.slice(last, start), hit: false });
    runs.push({ text: text.slice(start, end), hit: true });
    last = end;
  }
  if (last < text.length) runs.push({ text: text.slice(last), hit: false });
  return runs;
}
