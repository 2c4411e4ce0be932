/** What is wrong with the shape of data, in words for people who have never heard of a schema. */
import type { z } from 'zod';
import { didYouMean } from './nearest.ts';
import { mendable, problem, type Problem } from './problem.ts';
import { knownKeys } from './schema-keys.ts';
import { valueMeant } from './value-meant.ts';
import { mendKey, mendValue } from './yaml-mend.ts';
import type { PositionOf } from './yaml.ts';

type Issue = z.core.$ZodIssue;

interface Source {
  readonly file: string;
  readonly positionOf: PositionOf;
  /** A value as the file has it, where that says more than the value: `0800` is the number 800. */
  readonly writtenOf?: ((path: readonly PropertyKey[]) => string | undefined) | undefined;
}

/** What a schema has found, as problems: one for each value, however many rules it breaks. */
export function toProblems(issues: readonly Issue[], schema: z.ZodType, source: Source): Problem[] {
  const firstOfPlace = new Map(
    issues
      .toReversed()
      .map((issue) => [JSON.stringify([issue.path, issue.code === 'unrecognized_keys']), issue]),
  );
  return issues
    .filter((issue) => [...firstOfPlace.values()].includes(issue))
    .flatMap((issue) => toProblem(issue, schema, source));
}

function toProblem(issue: Issue, schema: z.ZodType, source: Source): Problem[] {
  const { file, positionOf } = source;
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue, schema, source);
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const closest = issue.errors.toSorted((a, b) => deepest(b) - deepest(a))[0] ?? [];
    const nested = closest.map((one) => ({ ...one, path: [...path, ...one.path] }));
    return toProblems(nested, schema, source);
  }
  const name = String(path.at(-1) ?? 'value');
  if (issue.code === 'invalid_type' && issue.input === undefined && issue.message.includes('undefined')) {
    const message = `"${name}" is missing${inside(path.slice(0, -1))}.`;
    const fix = `Add "${name}: ${forms[issue.expected] ?? '…'}".`;
    return [problem('missing-key', { file, at: positionOf(path.slice(0, -1)) }, message, fix)];
  }
  const where = { file, at: positionOf(path) };
  if (path.length === 0) {
    const fix = 'Write lines such as "title: Return an item", with a space behind the colon.';
    return [problem('invalid-value', where, "This doesn't consist of keys and values.", fix)];
  }
  const written = source.writtenOf?.(path);
  const message = `${capitalized(named(path))}${whatIsWrong(issue, written)}.`;
  return [mendable('invalid-value', where, message, fixFor(issue, name, written), mendValue(issue, written))];
}

function unknownKeys(
  { keys, path, input }: z.core.$ZodIssueUnrecognizedKeys,
  schema: z.ZodType,
  { file, positionOf }: Source,
): Problem[] {
  const known = knownKeys(schema, path);
  return keys.map((key) =>
    mendable(
      'unknown-key',
      { file, at: positionOf([...path, key], { key: true }) },
      `There is no key "${key}"${inside(path)}.`,
      `${didYouMean(key, known)}${known.length > 0 ? `Known keys: ${known.join(', ')}.` : 'Remove it.'}`,
      mendKey(key, known, input),
    ),
  );
}

/** Kinds of values, as people call them. */
const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys and values',
  record: 'a group of keys and values',
};

/** How a value of a kind is written behind its key. */
const forms: Readonly<Record<string, string>> = { array: '[…]', object: '{ … }', record: '{ … }' };

/** Goes on behind the name of the value. */
function whatIsWrong(issue: Issue, written?: string): string {
  if (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1) return ' is empty';
  // Some rules tell the whole story.
  if (/^"|^there is/i.test(issue.message)) return `: ${issue.message.replace(/\.$/, '')}`;
  if (issue.code === 'too_big' && issue.origin === 'string') {
    return ` has ${String(issue.input).length} characters; the limit is ${issue.maximum}`;
  }
  if (issue.code === 'invalid_value' && issue.values.length > 1) return ` can't be ${shown(issue.input)}`;
  return ` is ${shown(issue.input, written)}. It must be ${taken(issue)}`;
}

/** What would be right. Schemas say it where they can (`a date such as "2026-11-21"`). */
function taken(issue: Issue): string {
  if (issue.code === 'invalid_value') return `"${String(issue.values[0])}"`;
  if (issue.code === 'invalid_type') return kinds[issue.expected] ?? issue.expected;
  // Messages of zod itself begin like this.
  if (!/^(?:Invalid|Too (?:small|big))/.test(issue.message)) return issue.message.replace(/\.$/, '');
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'number'
        ? `a number of at least ${issue.minimum}`
        : `a list of at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'number'
        ? `a number of at most ${issue.maximum}`
        : `a list of at most ${issue.maximum}`;
    case 'invalid_format':
      return formats[issue.format] ?? 'text of another form';
    default:
      return 'another value';
  }
}

const formats: Readonly<Record<string, string>> = {
  url: 'a web address such as "https://help.example.com"',
  email: 'an e-mail address',
  date: 'a date such as "2026-11-21"',
};

function shown(input: unknown, written?: string): string {
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object' && input !== null) return 'a group of keys and values';
  if (input === null || input === undefined) return 'empty';
  if (typeof input === 'number') return `the number ${written ?? input}`;
  if (typeof input !== 'string') return JSON.stringify(input);
  return `"${input.length > 60 ? `${input.slice(0, 59)}…` : input}"`;
}

function fixFor(issue: Issue, key: string, written?: string): string {
  if (issue.code === 'invalid_value' && issue.values.length > 0) {
    const values = issue.values.map(String);
    return `${didYouMean(String(issue.input), values)}Use one of: ${values.join(', ')}.`;
  }
  if (issue.code === 'invalid_type') {
    switch (issue.expected) {
      case 'array':
        return `Write a list: "${key}: [a, b]".`;
      case 'number':
      case 'int':
        return 'Write a number, without quotes.';
      case 'boolean':
        return `Write ${key}: true or ${key}: false, without quotes.`;
      case 'string':
        return `Put quotes around it: ${typeof issue.path.at(-1) === 'number' ? '-' : `${key}:`} "${typeof issue.input === 'object' ? '…' : (written ?? JSON.stringify(issue.input))}".`;
      default:
    }
  }
  if (issue.code === 'too_big' && issue.origin === 'string') return 'Shorten it.';
  if (issue.code === 'too_small' && issue.origin === 'string') return 'Write it, or remove the line.';
  const meant = valueMeant(issue);
  return meant === undefined ? 'Correct the value.' : `Did you mean "${meant}"?`;
}

/** A value as people find it: `"phone" in the second entry of "channels"`. */
function named(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  const isEntry = typeof last === 'number';
  const own = isEntry ? entry(last + 1) : `"${String(last)}"`;
  return path.length < 2 ? own : `${own} ${isEntry ? 'of' : 'in'} ${named(path.slice(0, -1))}`;
}

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

const entry = (n: number) => (n <= ordinals.length ? `the ${ordinals[n - 1]} entry` : `entry ${n}`);

const inside = (path: readonly PropertyKey[]) => (path.length > 0 ? ` in ${named(path)}` : '');

const capitalized = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);

const deepest = (issues: readonly z.core.$ZodIssue[]) =>
  Math.max(0, ...issues.map(({ path }) => path.length));
