/** What to write instead of a key or value of the wrong form, where there is only one right answer. */
import type { z } from 'zod';
import { isDay } from '#base/day.ts';
import { onlyNearest } from './nearest.ts';
import type { Mend } from './problem.ts';
import { asYaml } from './yaml-text.ts';
import { sameValue } from './value-meant.ts';

/** For a misspelt key: the only one that is like it and isn't there yet. */
export function mendKey(key: string, known: readonly string[], data: unknown): Mend | undefined {
  const written = typeof data === 'object' && data !== null ? Object.keys(data) : [];
  return mendBy(
    key,
    onlyNearest(
      key,
      known.filter((one) => !written.includes(one)),
    ),
  );
}

/** For a value: another way to write the same, or the only choice that is like it. `written`: as the file has it. */
export function mendValue(issue: z.core.$ZodIssue, written?: string): Mend | undefined {
  const { input } = issue;
  if (issue.code === 'invalid_type') return mendKind(issue.expected, input, written);
  if (typeof input !== 'string') return undefined;
  const meant =
    issue.code === 'invalid_value' ? onlyNearest(input.trim(), issue.values.map(String)) : sameValue(issue);
  return mendBy(input, meant === undefined ? undefined : plain(meant));
}

/** A word for true or false, a number in quotes, a text without them, a list of one. */
function mendKind(expected: string, input: unknown, text = String(input)): Mend | undefined {
  if (typeof input === 'number' && expected === 'string') return mendBy(text, `"${text}"`);
  if (typeof input !== 'string') return undefined;
  switch (expected) {
    case 'boolean':
      return mendBy(input, words.get(input.trim().toLowerCase()));
    case 'number':
    case 'int':
      return /^-?\d{1,9}(?:\.\d{1,9})?$/.test(input) ? mendBy(input, input) : undefined;
    case 'array':
      return /^[^,;]+$/.test(input) ? mendBy(input, `[${asYaml(input)}]`) : undefined;
    default:
      return undefined;
  }
}

const words: ReadonlyMap<string, string> = new Map([
  ...['true', 'yes', 'on'].map((word) => [word, 'true'] as const),
  ...['false', 'no', 'off'].map((word) => [word, 'false'] as const),
]);

const mendBy = (written: string, by: string | undefined): Mend | undefined =>
  by === undefined ? undefined : { written, by, isYaml: true };

const plain = (value: string) => (isDay(value) ? value : asYaml(value));
