/** Guesses what a value of the wrong form was meant to be. */
import type { z } from 'zod';
import { codeNamed } from './code-named.ts';
import { isDay } from '#base/day.ts';

/**
 * A value of the right form that the writer may have meant: another way to write the same, the beginning of it, or the code
 * of what it names.
 */
export function valueMeant(issue: z.core.$ZodIssue): string | undefined {
  return (
    sameValue(issue, [(text) => text, (text) => text.slice(0, 40)]) ?? timeMeant(issue) ?? codeMeant(issue)
  );
}

/** The beginning of a day where a time is wanted. */
function timeMeant(issue: z.core.$ZodIssue): string | undefined {
  const text = String(issue.input).trim();
  const day = isDay(text) ? text : dateMeant(text);
  const time = day === undefined ? undefined : `${day}T00:00:00Z`;
  return time !== undefined && patternOf(issue)?.test(time) ? time : undefined;
}

function codeMeant(issue: z.core.$ZodIssue): string | undefined {
  const test = patternOf(issue);
  return test && typeof issue.input === 'string' ? codeNamed(issue.input, test) : undefined;
}

/** Another way to write the same, in the right form. */
export function sameValue(
  issue: z.core.$ZodIssue,
  cuts: readonly ((text: string) => string)[] = [(text) => text],
): string | undefined {
  if (typeof issue.input !== 'string') return undefined;
  const text = issue.input.trim();
  const test = patternOf(issue);
  const date = dateMeant(text);
  if (date !== undefined && test?.test(date) !== false) return date;
  if (!test) return undefined;
  const hyphened = text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return [text, text.toUpperCase(), text.toLowerCase(), ...cuts.map((cut) => cut(hyphened))].find((one) =>
    test.test(one),
  );
}

/** The form that a value must have, if it's one that a pattern describes. */
function patternOf(issue: z.core.$ZodIssue): RegExp | undefined {
  const pattern = issue.code === 'invalid_format' ? /^\/(.*)\/(\w*)$/s.exec(issue.pattern ?? '') : null;
  return pattern ? new RegExp(pattern[1] ?? '', pattern[2]) : undefined;
}

/** `01.11.2026` and `2026/11/1`; of `11/01/2026` nobody knows which is the month. */
function dateMeant(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(text) ?? [];
  const [, year2, month2, day2] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [];
  const date = [
    year ?? year2 ?? '',
    (month ?? month2 ?? '').padStart(2, '0'),
    (day ?? day2 ?? '').padStart(2, '0'),
  ].join('-');
  return date !== text && isDay(date) ? date : undefined;
}
