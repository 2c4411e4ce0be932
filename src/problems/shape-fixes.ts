/** What would be right where a value has the wrong shape, and how to write it. */
import type { z } from 'zod';
import { isAboutCountry } from '#base/country-code.ts';
import { isDay } from '#base/day.ts';
import { didYouMean } from './nearest.ts';
import { isEmpty, isOptional, keyFor, knownKeys } from './schema-keys.ts';
import { valueMeant } from './value-meant.ts';
import { asYaml } from './yaml-text.ts';

type Issue = z.core.$ZodIssue;

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
export const forms: Readonly<Record<string, string>> = { array: '[…]', object: '{ … }', record: '{ … }' };

const anotherValue = 'another value';

/** What would be right. Schemas say it where they can (`a date such as "2026-11-21"`). */
export function taken(issue: Issue): string {
  if (issue.code === 'invalid_value') return `"${String(issue.values[0])}"`;
  if (issue.code === 'invalid_type') return kinds[issue.expected] ?? issue.expected;
  // Messages of zod itself begin like this.
  if (!/^(?:Invalid|Too (?:small|big))/.test(issue.message)) return issue.message.replace(/\.$/, '');
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'number'
        ? `a number of at least ${issue.minimum}`
        : `a list of at least ${entries(issue.minimum)}`;
    case 'too_big':
      return issue.origin === 'number'
        ? `a number of at most ${issue.maximum}`
        : `a list of at most ${entries(issue.maximum)}`;
    case 'invalid_format':
      return formats[issue.format] ?? 'text of another form';
    default:
      return anotherValue;
  }
}

const entries = (count: number | bigint) => (count === 1 ? 'one entry' : `${count} entries`);

const formats: Readonly<Record<string, string>> = {
  url: 'a web address such as "https://help.example.com"',
  email: 'an e-mail address',
  date: 'a date such as "2026-11-21"',
};

/** What to do about a value, as an imperative sentence. `written`: as the file has it. */
export function fixFor(issue: Issue, schema: z.ZodType, written?: string): string {
  const key = String(issue.path.at(-1) ?? 'value');
  if (issue.code === 'invalid_value' && issue.values.length > 0) {
    const values = issue.values.map(String);
    return `${didYouMean(String(issue.input), values)}Use one of: ${values.join(', ')}.`;
  }
  if (isEmpty(issue.input)) {
    const isChoice = issue.code === 'invalid_type' && issue.expected === 'boolean';
    const what = isChoice ? `${key}: true or ${key}: false` : 'it';
    if (isOptional(schema, issue.path)) return `Write ${what}, or remove the line.`;
    if (typeof issue.path.at(-1) === 'number') return 'Write it, or remove it from the list.';
    if (issue.code === 'invalid_type' && issue.expected === 'string') return 'Write it.';
  }
  if (issue.code === 'invalid_type') {
    const alone = onlyEntry(issue);
    if (alone !== undefined) return `Write it without brackets: "${prefix(issue)} ${alone}".`;
    switch (issue.expected) {
      case 'array':
        return `Write a list: "${prefix(issue)} [${typeof issue.input === 'string' && issue.input !== '' ? issue.input : 'a, b'}]".`;
      case 'object':
      case 'record':
        return groupFix(issue, schema);
      case 'int':
        if (typeof issue.input === 'number') return 'Write a whole number.';
        return 'Write a number, without quotes.';
      case 'number':
        return 'Write a number, without quotes.';
      case 'boolean':
        return `Write ${key}: true or ${key}: false, without quotes.`;
      case 'string':
        return typeof issue.input === 'object'
          ? `Write one text: "${prefix(issue)} …".`
          : `Put quotes around it: ${prefix(issue)} "${written ?? JSON.stringify(issue.input)}".`;
      default:
    }
  }
  if (issue.code === 'too_big' && issue.origin === 'string') return 'Shorten it.';
  if (issue.code === 'too_small' && issue.origin === 'array') return 'Add what is missing.';
  if (issue.code === 'too_small' && issue.origin === 'string') return 'Write it.';
  if (isAboutCountry(issue) && /^(?:eu|ez|europ.*)$/i.test(String(issue.input)))
    return 'Name its countries, such as DE.';
  const meant = valueMeant(issue);
  return meant === undefined ? asInExample(issue) : `Did you mean "${meant}"?`;
}

/** The only entry of a list, where the entry alone would be right. */
function onlyEntry({ expected, input }: z.core.$ZodIssueInvalidType): string | undefined {
  if (!Array.isArray(input) || input.length !== 1) return undefined;
  const entry: unknown = input[0];
  if (typeof entry === 'string') return expected === 'string' ? valueAsYaml(entry) : undefined;
  const kind = expected === 'int' ? 'number' : expected;
  const isOne = typeof entry === kind && (kind === 'number' || kind === 'boolean');
  return isOne ? JSON.stringify(entry) : undefined;
}

/** How a group is written instead of a value: with that value, if there's a key below which it is right. */
function groupFix({ path, input }: Issue, schema: z.ZodType): string {
  const key = typeof input === 'string' ? keyFor(schema, path, input) : undefined;
  if (key !== undefined) {
    const value = valueAsYaml(String(input));
    return `Did you mean "${prefix({ path })} { ${key}: ${value} }"?`;
  }
  const keys = knownKeys(schema, path);
  const shown = keys.length > 0 ? keys.slice(0, 3) : ['key'];
  const inside = shown.map((one) => `${one}: …`).join(', ');
  return `Write keys and values: "${prefix({ path })} { ${inside} }".${keys.length > 3 && keys.length < 20 ? ` Known keys: ${keys.join(', ')}.` : ''}`;
}

/** Days need no quotes. */
const valueAsYaml = (value: string) => (isDay(value) ? value : asYaml(value));

/** What stands before a value. */
const prefix = ({ path }: Pick<Issue, 'path'>) =>
  typeof path.at(-1) === 'number' ? '-' : `${String(path.at(-1))}:`;

/** Points at the example that says what would be right; the longer form of a rule stands in the message. */
function asInExample(issue: Issue): string {
  const [, example] = /\bsuch as ("[^"]+")/.exec(issue.message) ?? [];
  if (example !== undefined) return `Write it like ${example}.`;
  const what = taken(issue);
  // Some rules are whole sentences.
  if (what === anotherValue || /^"|^there is/i.test(what)) return 'Correct the value.';
  return `Write ${what.replace(/: .*$/s, '')}.`;
}
