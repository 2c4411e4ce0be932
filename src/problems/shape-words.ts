/** What is wrong with the shape of data, in words for people who have never heard of a schema. */
import type { z } from 'zod';
import { isDay } from '#base/day.ts';
import { didYouMean } from './nearest.ts';
import { problem, type Problem } from './problem.ts';
import type { PositionOf } from './yaml.ts';

type Issue = z.core.$ZodIssue;

interface Source {
  readonly file: string;
  readonly positionOf: PositionOf;
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

function toProblem(issue: Issue, schema: z.ZodType, { file, positionOf }: Source): Problem[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, path);
    return issue.keys.map((key) =>
      problem(
        'unknown-key',
        { file, at: positionOf([...path, key], { key: true }) },
        `There is no key "${key}"${inside(path)}.`,
        `${didYouMean(key, known)}${known.length > 0 ? `Known keys: ${known.join(', ')}.` : 'Remove it.'}`,
      ),
    );
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const closest = issue.errors.toSorted((a, b) => deepest(b) - deepest(a))[0] ?? [];
    const nested = closest.map((one) => ({ ...one, path: [...path, ...one.path] }));
    return toProblems(nested, schema, { file, positionOf });
  }
  const name = String(path.at(-1) ?? 'value');
  if (issue.code === 'invalid_type' && issue.input === undefined && issue.message.includes('undefined')) {
    return [
      problem(
        'missing-key',
        { file, at: positionOf(path.slice(0, -1)) },
        `"${name}" is missing${inside(path.slice(0, -1))}.`,
        `Add "${name}:" and ${kinds[issue.expected] ?? 'its value'}.`,
      ),
    ];
  }
  if (path.length === 0) {
    return [
      problem(
        'invalid-value',
        { file, at: positionOf(path) },
        'This is not a list of keys and values.',
        'Write lines such as "title: Return an item", with a space behind the colon.',
      ),
    ];
  }
  const at = positionOf(path);
  return [
    problem('invalid-value', { file, at }, `${named(path)}${whatIsWrong(issue)}.`, fixFor(issue, name)),
  ];
}

/** Kinds of values, as people call them. */
const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys and values below it',
  record: 'keys and values below it',
};

/** Goes on behind the name of the value. */
function whatIsWrong(issue: Issue): string {
  if (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1) return ' is empty';
  // Some rules tell the whole story.
  if (/^"|^there is/i.test(issue.message)) return `: ${issue.message.replace(/\.$/, '')}`;
  if (issue.code === 'too_big' && issue.origin === 'string') {
    return ` has ${String(issue.input).length} characters; at most ${issue.maximum} are allowed`;
  }
  return ` is ${shown(issue.input)}; it takes ${taken(issue)}`;
}

/** What would be right. Schemas say it where they can (`a date such as "2026-11-21"`). */
function taken(issue: Issue): string {
  if (issue.code === 'invalid_value')
    return issue.values.length === 1 ? `"${String(issue.values[0])}"` : 'one of a few words';
  if (issue.code === 'invalid_type') return kinds[issue.expected] ?? issue.expected;
  // Zod's own messages begin like this.
  if (!/^(?:Invalid|Too (?:small|big))/.test(issue.message)) return issue.message.replace(/\.$/, '');
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'number'
        ? `a number of at least ${issue.minimum}`
        : `at least ${issue.minimum} entries`;
    case 'too_big':
      return issue.origin === 'number'
        ? `a number of at most ${issue.maximum}`
        : `at most ${issue.maximum} entries`;
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

function shown(input: unknown): string {
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object' && input !== null) return 'a group of keys and values';
  if (input === null || input === undefined) return 'empty';
  const text = String(input);
  return `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"${typeof input === 'string' ? '' : ', without quotes'}`;
}

function fixFor(issue: Issue, key: string): string {
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
        return `Put quotes around it: ${key}: "${typeof issue.input === 'object' ? '…' : String(issue.input)}".`;
      default:
    }
  }
  if (issue.code === 'too_big' && issue.origin === 'string') return 'Shorten it.';
  if (issue.code === 'too_small' && issue.origin === 'string') return 'Write it.';
  const meant = valueMeant(issue);
  return meant === undefined ? 'Correct the value.' : `Did you mean "${meant}"?`;
}

/** A value of the right form that the writer may have meant: another way to write the same. */
function valueMeant(issue: Issue): string | undefined {
  if (typeof issue.input !== 'string') return undefined;
  const text = issue.input.trim();
  const date = dateMeant(text);
  if (date !== undefined) return date;
  const pattern = issue.code === 'invalid_format' ? /^\/(.*)\/(\w*)$/s.exec(issue.pattern ?? '') : null;
  if (!pattern) return undefined;
  const test = new RegExp(pattern[1] ?? '', pattern[2]);
  const hyphened = text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return [text, text.toUpperCase(), text.toLowerCase(), hyphened, hyphened.slice(0, 40)].find((one) =>
    test.test(one),
  );
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

/** A value as people find it: entries of a list are counted from 1. */
function named(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  return typeof last === 'number' && path.length > 1
    ? `Entry ${last + 1} of "${path.slice(0, -1).map(String).join('.')}"`
    : `"${path.map(String).join('.')}"`;
}

const inside = (path: readonly PropertyKey[]) =>
  path.length > 0 ? ` in "${path.map(String).join('.')}"` : '';

const deepest = (issues: readonly z.core.$ZodIssue[]) =>
  Math.max(0, ...issues.map(({ path }) => path.length));

/** Keys that the schema allows at a path; empty where the schema is no object. */
function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema;
  for (const part of path) current = childSchema(unwrap(current), part);
  const shape = shapeOf(unwrap(current));
  return shape ? Object.keys(shape) : [];
}

interface SchemaInternals {
  readonly def: {
    readonly type: string;
    readonly innerType?: unknown;
    readonly in?: unknown;
    readonly element?: unknown;
    readonly valueType?: unknown;
    readonly options?: readonly unknown[];
    readonly shape?: Record<string, unknown>;
  };
}

const internals = (schema: unknown) => (schema as SchemaInternals | undefined)?.def;

function unwrap(schema: unknown): unknown {
  const def = internals(schema);
  const inner = def?.innerType ?? (def?.type === 'pipe' ? def.in : undefined);
  return inner === undefined ? schema : unwrap(inner);
}

function shapeOf(schema: unknown): Record<string, unknown> | undefined {
  const def = internals(schema);
  if (def?.type === 'union')
    return Object.assign({}, ...(def.options ?? []).map((o) => shapeOf(unwrap(o)) ?? {}));
  return def?.shape;
}

function childSchema(schema: unknown, part: PropertyKey): unknown {
  const def = internals(schema);
  return def?.element ?? def?.valueType ?? shapeOf(schema)?.[String(part)];
}
