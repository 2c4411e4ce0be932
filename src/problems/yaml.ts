/** Reads YAML that people write: data that fits a schema, or problems with line and column. */
import { LineCounter, isMap, isNode, isScalar, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'zod';
import { didYouMean } from './nearest.ts';
import { problem, type Position, type Problem } from './problem.ts';

/** Where a YAML text comes from. `firstLine` is the file's line that holds the text's first line (default 1). */
export interface YamlSource {
  readonly file: string;
  readonly text: string;
  readonly firstLine?: number | undefined;
}

/** Parsed data and the position of each of its parts. `data` is absent when there are problems. */
export interface ParsedYaml<T> {
  readonly data?: T;
  readonly problems: readonly Problem[];
  /** Position of the value (or, with `key: true`, of the key) at a path such as `['channels', 0, 'phone']`. */
  readonly positionOf: (path: readonly PropertyKey[], options?: { readonly key?: boolean }) => Position;
}

/**
 * Parses YAML 1.2 (https://yaml.org/spec/1.2.2/) and checks it against a schema.
 *
 * Problems: `yaml-syntax`, `unknown-key` (nearest key offered), `missing-key`, `invalid-value`.
 */
export function parseYaml<T>(source: YamlSource, schema: z.ZodType<T>): ParsedYaml<T> {
  const lines = new LineCounter();
  const document = parseDocument(source.text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
    resolveKnownTags: false,
  });
  const toPosition = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1) + (source.firstLine ?? 1) - 1, column: Math.max(col, 1) };
  };
  const positionOf: ParsedYaml<T>['positionOf'] = (path, options) =>
    toPosition(offsetOf(document, path, options?.key ?? false));

  const invalid = (offset: number, message: string, fix = quoteIt) =>
    problem('yaml-syntax', { file: source.file, at: toPosition(offset) }, message, fix);
  const syntax = [
    ...document.errors.map(({ pos, message }) =>
      invalid(pos[0], `This is not valid YAML: ${firstSentence(message)}`),
    ),
    ...unknownAliases(document).map(({ name, offset }) =>
      invalid(
        offset,
        `"*${name}" refers to an anchor that does not exist.`,
        'Text that begins with "*" needs quotes around it.',
      ),
    ),
  ];
  if (syntax.length > 0) return { problems: syntax, positionOf };

  let data: unknown;
  try {
    data = toPlainData(document);
  } catch (error) {
    // The parser refuses aliases that would multiply into millions of values.
    const message = error instanceof Error ? error.message : String(error);
    return {
      problems: [invalid(0, `This YAML cannot be read: ${message}.`, 'Write it without "*" aliases.')],
      positionOf,
    };
  }
  return { ...parseData(data, schema, { file: source.file, positionOf }), positionOf };
}

/**
 * Checks data from another format (a row of a table, a GeoJSON feature) against a schema.
 *
 * Problems: `unknown-key` (nearest key offered), `missing-key`, `invalid-value`.
 */
export function parseData<T>(
  value: unknown,
  schema: z.ZodType<T>,
  source: { readonly file: string; readonly positionOf: PositionOf },
): { readonly data?: T; readonly problems: readonly Problem[] } {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { data: parsed.data, problems: [] };
  return {
    problems: parsed.error.issues.flatMap((issue) =>
      toProblems(issue, source.file, schema, source.positionOf),
    ),
  };
}

/** An empty document is an empty mapping: every key of it may still be missing, which says more than "not an object". */
function toPlainData(document: Document): unknown {
  return document.toJS({ maxAliasCount: 100 }) ?? {};
}

const quoteIt = 'Correct the line; text with ": ", "#" or quotes in it needs quotes around it.';

/** Aliases (`*name`) whose anchor is missing; unquoted text such as `*important*` looks like one. */
function unknownAliases(document: Document): { readonly name: string; readonly offset: number }[] {
  const found: { name: string; offset: number }[] = [];
  visit(document, {
    Alias(_, node) {
      if (node.resolve(document) === undefined)
        found.push({ name: node.source, offset: node.range?.[0] ?? 0 });
    },
  });
  return found;
}

const firstSentence = (message: string) => message.split('\n')[0] ?? message;

function offsetOf(document: Document, path: readonly PropertyKey[], wantKey: boolean): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const [depth, part] of path.entries()) {
    const isLast = depth === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
      if (!pair) return offset;
      const keyOffset = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      if (isLast && wantKey) return keyOffset;
      node = pair.value;
      offset = isNode(node) ? (node.range?.[0] ?? keyOffset) : keyOffset;
    } else {
      node = document.getIn(path.slice(0, depth + 1), true);
      if (!isNode(node)) return offset;
      offset = node.range?.[0] ?? offset;
    }
  }
  return offset;
}

/** Position of the value at a path, see `ParsedYaml`. */
export type PositionOf = ParsedYaml<unknown>['positionOf'];

/** One zod issue as problems: an unknown key is reported once per key, a union by its closest branch. */
function toProblems(
  issue: z.core.$ZodIssue,
  file: string,
  schema: z.ZodType,
  positionOf: PositionOf,
): Problem[] {
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
    return closest.flatMap((nested) =>
      toProblems({ ...nested, path: [...path, ...nested.path] }, file, schema, positionOf),
    );
  }
  if (issue.code === 'invalid_type' && issue.input === undefined && issue.message.includes('undefined')) {
    const name = String(path.at(-1) ?? 'value');
    return [
      problem(
        'missing-key',
        { file, at: positionOf(path.slice(0, -1)) },
        `"${name}" is missing${inside(path.slice(0, -1))}.`,
        `Add "${name}:" (${issue.expected}).`,
      ),
    ];
  }
  if (path.length === 0) {
    return [
      problem(
        'invalid-value',
        { file, at: positionOf(path) },
        'This is not a list of keys and values.',
        'Write lines such as "title: Return an item".',
      ),
    ];
  }
  return [
    problem(
      'invalid-value',
      { file, at: positionOf(path) },
      `"${path.map(String).join('.')}": ${issue.message}${issue.message.endsWith('.') ? '' : '.'}`,
      fixFor(issue),
    ),
  ];
}

function fixFor(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value' && issue.values.length > 0) {
    return `Use one of: ${issue.values.map(String).join(', ')}.`;
  }
  const key = String(issue.path.at(-1) ?? 'key');
  if (issue.code === 'invalid_type' && issue.expected === 'array') return `Write a list: "${key}: [a, b]".`;
  if (issue.code === 'invalid_type' && issue.expected === 'number') return 'Write a number, without quotes.';
  if (issue.code === 'invalid_type' && issue.expected === 'boolean') return 'Write true or false.';
  if (issue.code === 'invalid_type' && issue.expected === 'string')
    return `Write text; put quotes around it: ${key}: "…".`;
  return 'Correct the value.';
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
