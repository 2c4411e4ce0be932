/** Which source an import reads, where a content folder has texts of several. */
import type { Manifest } from './manifest.ts';

export interface OriginInput {
  /** What the source is called: `zendesk acme.zendesk.com`, `markdown docs`. */
  readonly name: string;
  /** Whether nothing else can have that name, as with an address. */
  readonly isUnique: boolean;
  /** Keys of its documents and sections. */
  readonly keys: ReadonlySet<string>;
}

/**
 * What the manifest calls the source. A folder may have been renamed, and two may have the same name: those are told apart
 * by what was imported from them.
 */
export function originOf({ name, isUnique, keys }: OriginInput, { files }: Manifest): string | undefined {
  const imported = Object.entries(files).filter(([path]) => path.endsWith('.md') || path.endsWith('.mdx'));
  const groups = Map.groupBy(imported, ([, { from }]) => from);
  const named = groups.get(name);
  if (named && (isUnique || named.length < fewest || sharedIn(named, keys) > 0)) return name;
  for (const [from, entries] of groups) {
    if (sharedIn(entries, keys) >= entries.length / 2) return from;
  }
  return makeNew(name, groups);
}

/** Of fewer texts, all may have been renamed at once. */
const fewest = 3;

const sharedIn = (
  entries: readonly (readonly [string, { readonly source: string }])[],
  keys: ReadonlySet<string>,
) => entries.filter(([, { source }]) => keys.has(source)).length;

function makeNew(name: string, groups: ReadonlyMap<string | undefined, unknown>): string {
  let unique = name;
  for (let n = 2; groups.has(unique); n++) unique = `${name} ${n}`;
  return unique;
}
