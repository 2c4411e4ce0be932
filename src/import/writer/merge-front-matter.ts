/** Merges front matter key by key, so that neighbouring lines don't get in each other's way. */
import { isScalar, parseDocument, type Document } from 'yaml';
import type { Conflict } from './merge-texts.ts';

export interface FrontMatterMerge {
  readonly ours: string;
  readonly base: string;
  readonly theirs: string;
  /** Keys that the import makes up: a writer's own value for one is no conflict. */
  readonly madeUp: readonly string[];
}

/** The YAML as it is here, with what the source changed; lines of conflicts count from the line before the YAML. */
export function mergeFrontMatter({ ours, base, theirs, madeUp }: FrontMatterMerge): {
  readonly yaml: string;
  readonly conflicts: readonly Conflict[];
} {
  const own = parseDocument(ours);
  const before = valuesOf(parseDocument(base));
  const next = valuesOf(parseDocument(theirs));
  const now = valuesOf(own);
  const changed = [...new Set([...before.keys(), ...next.keys()])].filter(
    // An id never changes, and what both changed alike is settled.
    (key) => key !== 'id' && !isSame(before.get(key), next.get(key)) && !isSame(now.get(key), next.get(key)),
  );
  if (changed.length === 0) return { yaml: ours, conflicts: [] };
  if (own.errors.length > 0) return { yaml: ours, conflicts: [{ line: 1, theirs }] };
  const conflicts: Conflict[] = [];
  let isChanged = false;
  for (const key of changed) {
    const value = mergeValues(now.get(key), before.get(key), next.get(key));
    if (value === bothChanged) {
      if (!madeUp.includes(key))
        conflicts.push({
          line: lineOf(ours, key),
          theirs: `${key}: ${JSON.stringify(next.get(key) ?? null)}`,
        });
      continue;
    }
    isChanged = true;
    if (value === undefined) own.delete(key);
    else setValue(own, key, value);
  }
  return { yaml: isChanged ? own.toString({ lineWidth: 0, flowCollectionPadding: false }) : ours, conflicts };
}

const bothChanged = Symbol('both changed');

/** Lists are merged item by item. */
function mergeValues(ours: unknown, base: unknown, theirs: unknown): unknown {
  if (isSame(ours, base)) return theirs;
  const [own, before, next] = [ours, base, theirs].map(listOf);
  if (!own || !before || !next) return bothChanged;
  const has = (list: readonly unknown[], item: unknown) => list.some((one) => isSame(one, item));
  const kept = own.filter((item) => has(next, item) || !has(before, item));
  const added = next.filter((item) => !has(before, item) && !has(own, item));
  return [...kept, ...added];
}

/** The items of a list; an absent key has none. */
function listOf(value: unknown): readonly unknown[] | undefined {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : undefined;
}

/** A text keeps the quotes and the comment that it has here. */
function setValue(document: Document, key: string, value: unknown): void {
  const node = document.get(key, true);
  if (isScalar(node) && typeof value !== 'object') node.value = value;
  else document.set(key, document.createNode(value, Array.isArray(value) ? { flow: true } : {}));
}

function valuesOf(document: Document): ReadonlyMap<string, unknown> {
  const data: unknown = document.errors.length > 0 ? undefined : document.toJS();
  return new Map(typeof data === 'object' && data !== null ? Object.entries(data) : []);
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Line of the file. Front matter begins on its second. */
const lineOf = (yaml: string, key: string) =>
  Math.max(
    yaml.split('\n').findIndex((line) => line.startsWith(`${key}:`)),
    0,
  ) + 2;
