/** Reads YAML that people write: data that fits a schema, or problems with line and column. */
import {
  LineCounter,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
} from 'yaml';
import type { z } from 'zod';
import { once } from '#base/once.ts';
import { controlCharacters } from './yaml-controls.ts';
import { conflictProblems, findConflicts } from './merge-conflicts.ts';
import { problem, type Position, type Problem } from './problem.ts';
import { withoutEmpty } from './schema-keys.ts';
import { toProblems } from './shape-words.ts';
import { silentMistakes, smartQuoted, yamlMistakes, type YamlMistake } from './yaml-words.ts';

/**
 * Where a YAML text comes from. `firstLine` is the file's line that holds the text's first line (default 1).
 * `mayBeEmpty`: an optional key without a value is as good as none.
 */
export interface YamlSource {
  readonly file: string;
  readonly text: string;
  readonly firstLine?: number | undefined;
  readonly mayBeEmpty?: boolean | undefined;
}

/** What a value of the wrong form was meant to be, for those who know more of it than its form. */
export type MeantBy = (value: string, path: readonly PropertyKey[], data: unknown) => string | undefined;

/** Whether a file holds comments and nothing else: an example that nobody uses yet, as good as no file. */
export function holdsOnlyComments(text: string): boolean {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.some((line) => line !== '') && lines.every((line) => line === '' || line.startsWith('#'));
}

/** Parsed data and the position of each of its parts. `data` is absent when there are problems. */
export interface ParsedYaml<T> {
  readonly data?: T;
  readonly problems: readonly Problem[];
  /** Position of the value (or, with `key: true`, of the key) at a path such as `['channels', 0, 'phone']`. */
  readonly positionOf: (path: readonly PropertyKey[], options?: PositionOptions) => Position;
}

/** `key`: of the key, not the value. `inText`: of a line and column of the text that the value is. */
export interface PositionOptions {
  readonly key?: boolean;
  readonly inText?: Position;
}

/**
 * Parses YAML 1.2 (https://yaml.org/spec/1.2.2/) and checks it against a schema.
 *
 * Problems: `yaml-syntax`, `unknown-key` (nearest key offered), `missing-key`, `invalid-value`.
 */
export function parseYaml<T>(
  source: YamlSource,
  schema: z.ZodType<T>,
  { meantBy }: { readonly meantBy?: MeantBy } = {},
): ParsedYaml<T> {
  const { document, toPosition, positionOf } = readDocument(source);
  const asProblem = ({ offset, message, fix }: YamlMistake) =>
    problem('yaml-syntax', { file: source.file, at: toPosition(offset) }, message, fix);

  const conflicts = conflictsIn(source);
  if (conflicts.length > 0) return { problems: conflicts, positionOf };
  const mistakes = [...yamlMistakes(document, source.text), ...wrongAliases(document)];
  if (mistakes.length > 0) return { problems: mistakes.map(asProblem), positionOf };
  const plain = toPlainData(document);
  if ('mistake' in plain) return { problems: [asProblem(plain.mistake)], positionOf };

  const data = source.mayBeEmpty ? withoutEmpty(plain.data, schema) : plain.data;
  const parsed = parseData(data, schema, {
    file: source.file,
    positionOf,
    writtenOf: (path) => plainSource(document, path),
    ...(meantBy && { meantBy: (value, path) => meantBy(value, path, data) }),
  });
  const unnoticed = [
    ...smartQuoted(document, source.text),
    ...silentMistakes(document, source.text),
    ...controlCharacters(document),
    ...changedNumbers(document, parsed.data),
  ].map(asProblem);
  if (unnoticed.length === 0) return { ...parsed, positionOf };
  return { problems: [...unnoticed, ...withoutLinesOf(parsed.problems, unnoticed)], positionOf };
}

/** The document as it is written, and where its parts stand. */
function readDocument({ text, firstLine = 1 }: YamlSource) {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
    resolveKnownTags: false,
  });
  const toPosition = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  const positionOf: PositionOf = (path, options) => {
    const start = toPosition(offsetOf(document, path, options?.key ?? false));
    if (!options?.inText) return start;
    const { line, column } = options.inText;
    const block = linesOfBlock(document.getIn(path, true), text);
    return block ? { line: start.line + line, column: column + (block[line - 1]?.indent ?? 0) } : start;
  };
  return { document, toPosition, positionOf };
}

/** A value without quotes as the text has it. */
function plainSource(document: Document, path: readonly PropertyKey[]): string | undefined {
  const found = document.getIn(path, true);
  return isScalar(found) && found.type === 'PLAIN' ? found.source : undefined;
}

/** Positions in a text that was parsed before: it's parsed again when somebody asks for one. */
export function positionsIn(source: YamlSource): PositionOf {
  const positionOf = once(() => readDocument(source).positionOf);
  return (...place) => positionOf()(...place);
}

const conflictsIn = ({ file, text, firstLine = 1 }: YamlSource): Problem[] =>
  conflictProblems(file, findConflicts(text), (line) => ({ line: line + firstLine - 1, column: 1 }));

/** Problems in other lines. */
const withoutLinesOf = (problems: readonly Problem[], others: readonly Problem[]) =>
  problems.filter(({ at }) => !others.some((other) => other.at?.line === at?.line));

/**
 * Checks data from another format (a row of a table, a GeoJSON feature) against a schema.
 *
 * Problems: `unknown-key` (nearest key offered), `missing-key`, `invalid-value`.
 */
export function parseData<T>(
  value: unknown,
  schema: z.ZodType<T>,
  source: Parameters<typeof toProblems>[2],
): { readonly data?: T; readonly problems: readonly Problem[] } {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { data: parsed.data, problems: [] };
  return { problems: toProblems(parsed.error.issues, schema, source) };
}

/** An empty document is an empty mapping: every key of it may still be missing, which says more than "not an object". */
function toPlainData(document: Document): { readonly data: unknown } | { readonly mistake: YamlMistake } {
  try {
    return { data: document.toJS({ maxAliasCount: 100 }) ?? {} };
  } catch (error) {
    // The parser refuses aliases that would multiply into millions of values.
    if (!(error instanceof ReferenceError)) throw error;
    const message = 'The file repeats its own parts ("&" and "*" names) too many times.';
    return { mistake: { offset: 0, message, fix: 'Write the parts out, without "&" and "*" names.' } };
  }
}

/**
 * Aliases (`*name`) whose anchor is missing, as unquoted text such as `*important*` looks like one, or which stand inside
 * what they repeat, which would have no end.
 */
function wrongAliases(document: Document): YamlMistake[] {
  const found: YamlMistake[] = [];
  visit(document, {
    Alias(_, node, above) {
      const repeated = node.resolve(document);
      const offset = node.range?.[0] ?? 0;
      if (repeated === undefined) {
        const message = `"*${node.source}" isn't read as text: "*" at the beginning has a meaning of its own.`;
        found.push({ offset, message, fix: 'Put quotes around the whole text.' });
      } else if (above.some((part) => part === repeated)) {
        const message = `"*${node.source}" stands inside the part that it repeats, so it would have no end.`;
        found.push({ offset, message, fix: 'Remove it, or write out what it stands for.' });
      }
    },
  });
  return found;
}

/** Numbers that are taken as text, though not as they are written: of `phoneCode: 012`, the zero is lost. */
function changedNumbers(document: Document, data: unknown): YamlMistake[] {
  const found: YamlMistake[] = [];
  visit(document, {
    Scalar(key, node, ancestors) {
      const { source, value, range } = node;
      if (key === 'key' || typeof value !== 'number' || source === undefined || source === String(value))
        return;
      const path = ancestors.flatMap((ancestor, n): PropertyKey[] => {
        if (isPair(ancestor)) return isScalar(ancestor.key) ? [String(ancestor.key.value)] : [];
        const child = ancestors[n + 1] ?? node;
        return isSeq(ancestor) ? [ancestor.items.indexOf(child)] : [];
      });
      if (typeof at(data, path) !== 'string') return;
      const message = `${source} is read as the number ${value}, which is written differently.`;
      found.push({ offset: range?.[0] ?? 0, message, fix: `Put quotes around it: "${source}".` });
    },
  });
  return found;
}

const at = (data: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    data,
  );

/** Lines of a text that keeps them, with how far YAML indents them: only blocks of the kind `|` do. */
function linesOfBlock(node: unknown, text: string): { readonly indent: number }[] | undefined {
  if (!isScalar(node) || node.type !== 'BLOCK_LITERAL' || typeof node.value !== 'string') return undefined;
  const written = text
    .slice(node.range?.[0] ?? 0)
    .split('\n')
    .slice(1);
  return node.value.split('\n').map((line, n) => ({ indent: (written[n]?.length ?? 0) - line.length }));
}

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
