/** The passage of a page that answers a query, with its heading. */
import { textsOf, type PageText, type TextUnit } from './page-text.ts';
import type { Token, Tokenizer } from './tokens.ts';

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

/** Length of a passage in words. */
const passageWords = 30;

/** What stands below one heading. */
interface Section {
  readonly anchor: string | undefined;
  readonly heading: string;
  readonly text: string;
}

/**
 * The densest passage: the window with the most different words of the query, then with the most of them. The
 * beginning of the text where it has none. `isHit` tells keys of the query's words.
 */
export function bestPassage(
  { units }: PageText,
  tokenize: Tokenizer,
  isHit: (key: string) => boolean,
): Passage {
  const sections = sectionsOf(units);
  let best:
    { readonly section: Section; readonly tokens: readonly Token[]; readonly hit: number } | undefined;
  let most = -1;
  for (const section of sections) {
    const tokens = tokenize(section.text);
    const { start: hit, score } = densestWindow(tokens, isHit);
    if (score > most) [best, most] = [{ section, tokens, hit }, score];
  }
  if (!best) return { runs: [] };
  const { section, tokens, hit } = best;
  const runs = highlight(cut(section.text, tokens, hit), tokenize, isHit);
  const { anchor, heading } = section;
  return {
    runs,
    heading: anchor === undefined ? undefined : { id: anchor, runs: highlight(heading, tokenize, isHit) },
  };
}

/** Units below one heading, joined. */
function sectionsOf(units: readonly TextUnit[]): Section[] {
  const sections: { anchor: string | undefined; heading: string; text: string }[] = [];
  for (const { anchor, headings, blocks } of units) {
    const text = blocks.flatMap(textsOf).map(ended).join(' ');
    const last = sections.at(-1);
    if (last && last.anchor === anchor) last.text += ` ${text}`;
    else sections.push({ anchor, heading: headings.at(-1) ?? '', text });
  }
  return sections;
}

/** Items of lists and cells have no full stop of their own. */
const ended = (text: string) => (text === '' || /[\p{P}]$/u.test(text) ? text : `${text}.`);

function densestWindow(
  tokens: readonly Token[],
  isHit: (key: string) => boolean,
): { readonly start: number; readonly score: number } {
  const hits = tokens.flatMap(({ key }, index) => (isHit(key) ? [{ key, index }] : []));
  let best = { start: 0, score: 0 };
  for (const [number, { index }] of hits.entries()) {
    const inside = hits.slice(number).filter((hit) => hit.index < index + passageWords);
    const score = new Set(inside.map(({ key }) => key)).size * 10 + inside.length;
    if (score > best.score) best = { start: index, score };
  }
  return best;
}

/** Begins where the hit's sentence does, if that is near, else a few words before it. */
function cut(text: string, tokens: readonly Token[], hit: number): string {
  const from = passageStart(text, tokens, hit);
  const next = tokens[from + passageWords];
  const start = from === 0 ? 0 : (tokens[from]?.start ?? 0);
  const isBeginning = from === 0 || endsSentence(text, tokens, from);
  const shown = text.slice(start, next?.start).trim();
  return (isBeginning ? '' : '… ') + shown + (next ? ' …' : '');
}

const farthestSentence = 12;

function passageStart(text: string, tokens: readonly Token[], hit: number): number {
  for (let start = hit; start >= Math.max(0, hit - farthestSentence); start--) {
    if (start === 0 || endsSentence(text, tokens, start)) return start;
  }
  return Math.max(0, hit - 4);
}

/** Whether a sentence ends before a word. */
const endsSentence = (text: string, tokens: readonly Token[], word: number) =>
  /[.!?…。！？؟।]/u.test(text.slice(tokens[word - 1]?.end, tokens[word]?.start));

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
