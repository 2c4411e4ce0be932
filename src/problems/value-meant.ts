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
  const other = [durationMeant(text), numberMeant(text)].find((one) => one !== undefined && test.test(one));
  if (other !== undefined) return other;
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

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `1 November 2026` and `Nov. 1st, 2026` with the month's number in the middle: `1.11.2026`. */
function withMonthNumber(text: string): string {
  const [, before, name = '', after, year = ''] =
    /^(\d{1,2})?(?:st|nd|rd|th|\.)?\s*([A-Za-z]{3,9})\.?\s*(\d{1,2})?(?:st|nd|rd|th)?,?\s*(\d{4})$/.exec(
      text,
    ) ?? [];
  const month = months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  const isDate = month > 0 && (before === undefined) !== (after === undefined);
  return isDate ? `${before ?? after}.${month}.${year}` : text;
}

/** `01.11.2026`, `1 November 2026` and `2026/11/1`; of `11/01/2026` nobody knows which is the month. */
function dateMeant(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(withMonthNumber(text)) ?? [];
  const [, year2, month2, day2] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [];
  const date = [
    year ?? year2 ?? '',
    (month ?? month2 ?? '').padStart(2, '0'),
    (day ?? day2 ?? '').padStart(2, '0'),
  ].join('-');
  return date !== text && isDay(date) ? date : undefined;
}

/** `+49 (0)30 2312-5100` and `0049 30 23125100`: the country is there, and what stands between digits says nothing. */
function numberMeant(text: string): string | undefined {
  if (!/^(?:\+|00)[1-9][\d\s()./-]+$/.test(text)) return undefined;
  const digits = text.replace('(0)', '').replaceAll(/\D/g, '');
  return `+${digits.replace(/^00/, '')}`;
}

/** Minutes of what durations are written in; a week has no sign of its own in our form. */
const minutesOf: readonly (readonly [RegExp, number])[] = [
  [/^m(?:in(?:ute)?s?)?\.?$/, 1],
  [/^h(?:(?:ou)?rs?)?\.?$/, 60],
  [/^d(?:ays?)?$/, 24 * 60],
  [/^w(?:eeks?)?$/, 7 * 24 * 60],
];

/** `10 minutes`, `4h`, `1 hour 30 min` and `PT1H30M`, in the smallest unit that they name. */
function durationMeant(text: string): string | undefined {
  const written = text.toLowerCase().replace(/^pt?(?=\d)|(?<=\d[dw])t(?=\d)/g, ' ');
  if (!/^(?:\s*\d{1,4}\s*[a-z]+\.?(?:\s+and\b|,)?)+$/.test(written)) return undefined;
  const parts = [...written.matchAll(/(\d+)\s*([a-z]+\.?)/g)].map(([, count, unit = '']) => {
    const minutes = minutesOf.find(([name]) => name.test(unit))?.[1] ?? Number.NaN;
    return { minutes, all: Number(count) * minutes };
  });
  const unit = Math.min(...parts.map(({ minutes }) => minutes));
  const all = parts.reduce((sum, part) => sum + part.all, 0);
  if (Number.isNaN(all)) return undefined;
  if (unit >= 24 * 60) return `P${all / (24 * 60)}D`;
  return unit === 60 ? `PT${all / 60}H` : `PT${all}M`;
}
