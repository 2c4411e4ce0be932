/** What is wrong with the shape of data, in words for people who have never heard of a schema. */
import type { z } from 'zod';
import { isAboutCountry } from '#base/country-code.ts';
import { didYouMean, nearest } from './nearest.ts';
import { mendable, problem, type Problem } from './problem.ts';
import { knownKeys } from './schema-keys.ts';
import { fixFor, forms, taken } from './shape-fixes.ts';
import { mendKey, mendValue } from './yaml-mend.ts';
import type { PositionOf } from './yaml.ts';

type Issue = z.core.$ZodIssue;

interface Source {
  readonly file: string;
  readonly positionOf: PositionOf;
  /** A value as the file has it, where that says more than the value: `0800` is the number 800. */
  readonly writtenOf?: ((path: readonly PropertyKey[]) => string | undefined) | undefined;
  /** What a value of the wrong form was meant to be. */
  readonly meantBy?: (value: string, path: readonly PropertyKey[]) => string | undefined;
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
    .filter((issue) => !isMisspelt(issue, issues))
    .flatMap((issue) => toProblem(issue, schema, source));
}

const isMissing = (issue: Issue) =>
  (issue.code === 'invalid_type' || issue.code === 'invalid_value') && issue.input === undefined;

/** Whether what is missing stands beside it under another name: `idd: …`. */
function isMisspelt(missing: Issue, issues: readonly Issue[]): boolean {
  const key = String(missing.path.at(-1));
  const group = JSON.stringify(missing.path.slice(0, -1));
  return (
    isMissing(missing) &&
    issues.some(
      (issue) =>
        issue.code === 'unrecognized_keys' &&
        JSON.stringify(issue.path) === group &&
        nearest(key, issue.keys) !== undefined,
    )
  );
}

function toProblem(issue: Issue, schema: z.ZodType, source: Source): Problem[] {
  const { file, positionOf } = source;
  if (issue.code === 'invalid_key') return wrongKey(issue, schema, source);
  const choice = choiceOf(issue);
  if (choice) return toProblem(choice, schema, source);
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue, schema, source);
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const closest =
      issue.errors.toSorted((a, b) => deepest(b) - deepest(a) || strangersIn(a) - strangersIn(b))[0] ?? [];
    const nested = closest.map((one) => ({ ...one, path: [...path, ...one.path] }));
    return toProblems(nested, schema, source);
  }
  const name = String(path.at(-1) ?? 'value');
  if (isMissing(issue)) {
    const message = `"${name}" is missing${inside(path.slice(0, -1))}.`;
    const fix =
      issue.code === 'invalid_value' && issue.values.length > 1
        ? `Add "${name}:" with one of: ${issue.values.map(String).join(', ')}.`
        : `Add "${name}: ${(issue.code === 'invalid_type' && forms[issue.expected]) || '…'}".`;
    return [problem('missing-key', { file, at: positionOf(path.slice(0, -1)) }, message, fix)];
  }
  const where = { file, at: positionOf(path) };
  if (path.length === 0) {
    const fix = 'Write lines such as "title: Return an item", with a space behind the colon.';
    return [problem('invalid-value', where, "This doesn't consist of keys and values.", fix)];
  }
  const written = source.writtenOf?.(path);
  const message = `${capitalized(named(path))}${whatIsWrong(issue, written)}.`;
  const meant = isText(issue.input) ? source.meantBy?.(written ?? String(issue.input), path) : undefined;
  const fix = meant === undefined ? fixFor(issue, schema, written) : `Did you mean "${meant}"?`;
  return [mendable(codeOf(issue), where, message, fix, mendValue(issue, written))];
}

const isText = (input: unknown) => typeof input === 'string' || typeof input === 'number';

const codeOf = (issue: Issue) => (isAboutCountry(issue) ? 'unknown-country' : 'invalid-value');

/** A key that has the wrong form, such as a country's name where its code belongs. */
function wrongKey(
  { issues: [issue], path }: z.core.$ZodIssueInvalidKey,
  schema: z.ZodType,
  { file, positionOf }: Source,
): Problem[] {
  if (!issue) return [];
  const where = { file, at: positionOf(path, { key: true }) };
  const message = `"${String(path.at(-1))}" can't be a key${inside(path.slice(0, -1))}. It must be ${taken(issue)}.`;
  return [problem(codeOf(issue), where, message, fixFor(issue, schema))];
}

/** A group whose kind is none of those there are: its kind is a missing or wrong value like others. */
function choiceOf(issue: Issue): Issue | undefined {
  if (issue.code !== 'invalid_union' || issue.errors.length > 0) return undefined;
  const { path, message } = issue;
  // Messages of zod itself begin like this; others tell the whole story.
  if (!message.startsWith('Invalid')) return undefined;
  // Types of zod don't know it: https://github.com/colinhacks/zod/blob/main/packages/zod/src/v4/core/schemas.ts
  const values = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
  const group = issue.input;
  const input =
    typeof group === 'object' && group !== null
      ? (group as Readonly<Record<string, unknown>>)[String(issue.discriminator)]
      : group;
  return { code: 'invalid_value', values, path, input, message };
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

/** Goes on behind the name of the value. */
function whatIsWrong(issue: Issue, written?: string): string {
  if (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1) return ' is empty';
  // Some rules tell the whole story.
  if (/^"|^there is/i.test(issue.message)) return `: ${issue.message.replace(/\.$/, '')}`;
  if (issue.code === 'too_big' && issue.origin === 'string') {
    return ` has ${String(issue.input).length} characters; the limit is ${issue.maximum}`;
  }
  if (issue.code === 'invalid_value' && issue.values.length > 1) return ` can't be ${shown(issue.input)}`;
  if (issue.code === 'too_small' && Array.isArray(issue.input) && issue.input.length === 0)
    return ` is an empty list. It must be ${taken(issue)}`;
  return ` is ${shown(issue.input, written)}. It must be ${taken(issue)}`;
}

function shown(input: unknown, written?: string): string {
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object' && input !== null) return 'a group of keys and values';
  if (input === null || input === undefined) return 'empty';
  if (typeof input === 'number') return `the number ${written ?? input}`;
  if (typeof input !== 'string') return JSON.stringify(input);
  return `"${input.length > 60 ? `${input.slice(0, 59)}…` : input}"`;
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

const strangersIn = (issues: readonly z.core.$ZodIssue[]) =>
  issues.filter(({ code }) => code === 'unrecognized_keys').length;

const deepest = (issues: readonly z.core.$ZodIssue[]) =>
  Math.max(0, ...issues.map(({ path }) => path.length));
