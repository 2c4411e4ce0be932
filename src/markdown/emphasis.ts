/**
 * Emphasis beside Chinese, Japanese, Korean and other text without spaces. CommonMark lets `**` begin or end emphasis
 * by the spaces and punctuation around it, so that `**「…」**を` stays as typed. This follows the amendment that the
 * plugins of other parsers follow (https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md): marks
 * that count as letters stand where the parser would see punctuation only.
 */
import { isFullWidth, isUnspaced, unspacedClass } from './scripts.ts';
import type { Span } from './readable.ts';
import type { Insertion } from './source-edits.ts';

/** Stands beside emphasis for the parser, and is in no text that leaves us: a code point that no text may have. */
const mark = '\uFDD0';

/** A parsed text without the marks. */
export const withoutMarks = (text: string): string => text.replaceAll(mark, '');

/** Whether a parsed text has marks. */
export const hasMarks = (text: string): boolean => text.includes(mark);

/** Whether a text may have emphasis that the parser does not see. */
export const mayNeedMarks = new RegExp(`[${unspacedClass}][*~]|[*~][${unspacedClass}]`, 'u');

/** A run of `*` or `~`, and whether there is a mark before or after it. */
interface Run extends Span {
  readonly before: string;
  readonly after: string;
  markBefore: boolean;
  markAfter: boolean;
}

/** Where marks go; nowhere inside `passedOver`. */
export function emphasisMarks(source: string, passedOver: readonly Span[]): Insertion[] {
  const runs = findRuns(source, passedOver);
  for (let changed = true; changed;)
    changed = runs.map((run, index) => markRun(run, runs, index)).some(Boolean);
  return runs.flatMap(({ start, end, markBefore, markAfter }) => [
    ...(markBefore ? [{ at: start, text: mark }] : []),
    ...(markAfter ? [{ at: end, text: mark }] : []),
  ]);
}

function findRuns(source: string, passedOver: readonly Span[]): Run[] {
  const inside = insideOf(passedOver);
  return [...source.matchAll(/(?<!\\)(?:\\\\)*(?<run>\*+|~+)/g)].flatMap(({ 0: found, index, groups }) => {
    const end = index + found.length;
    const start = end - (groups?.['run'] ?? '').length;
    if (inside(start)) return [];
    const before = /.$/su.exec(source.slice(Math.max(0, start - 2), start))?.[0] ?? '';
    const after = /^./su.exec(source.slice(end, end + 2))?.[0] ?? '';
    return [{ start, end, before, after, markBefore: false, markAfter: false }];
  });
}

/** Whether an offset lies in one of the spans; asked in ascending order. */
function insideOf(spans: readonly Span[]): (offset: number) => boolean {
  const ordered = spans.toSorted((a, b) => a.start - b.start);
  let next = 0;
  let farthest = 0;
  return (offset) => {
    for (; (ordered[next]?.start ?? Infinity) <= offset; next++)
      farthest = Math.max(farthest, ordered[next]?.end ?? 0);
    return offset < farthest;
  };
}

/** Adds a mark that the run lacks; says whether it did. */
function markRun(run: Run, runs: readonly Run[], index: number): boolean {
  const { start, end, before, after } = run;
  const previous = runs[index - 1];
  const next = runs[index + 1];
  const seenBefore = run.markBefore || (previous?.end === start && previous.markAfter) ? mark : before;
  const seenAfter = run.markAfter || (next?.start === end && next.markBefore) ? mark : after;
  if (isWanted(before, after) && !flanks(seenBefore, seenAfter)) run.markAfter = true;
  else if (isWanted(after, before) && !flanks(seenAfter, seenBefore)) run.markBefore = true;
  else return false;
  return true;
}

/**
 * Whether a run between two characters is left-flanking for the parser; with the two exchanged, right-flanking
 * (https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run).
 */
const flanks = (outside: string, inside: string) =>
  !isSpace(inside) && (!isPunctuation(inside) || isSpace(outside) || isPunctuation(outside));

/** Whether it is for readers: by CommonMark, or by the amendment. */
const isWanted = (outside: string, inside: string) =>
  flanks(outside, inside) || (!isSpace(inside) && (!isWestern(inside) || isUnspaced(outside)));

const isSpace = (character: string) => character === '' || /\s/u.test(character);
const isPunctuation = (character: string) => /^[\p{P}\p{S}]/u.test(character);
const isWestern = (character: string) => isPunctuation(character) && !isFullWidth(character);
