/** Which files use a variable or snippet. */
import type { Use } from './reuse.ts';

/** A variable or snippet by its name. */
export type ReuseName = Pick<Use, 'kind' | 'name'>;

/**
 * Files that name one of these, also by way of a snippet, as problems name files.
 *
 * @param snippetsFolder as problems name it
 */
export function usersOf(
  names: readonly ReuseName[],
  uses: readonly Use[],
  snippetsFolder: string,
): Set<string> {
  const byName = Map.groupBy(uses, keyOf);
  const snippets = `${snippetsFolder}/`;
  const files = new Set<string>();
  const waiting = names.map(keyOf);
  const known = new Set(waiting);
  for (const key of waiting) {
    for (const { file } of byName.get(key) ?? []) {
      files.add(file);
      const name = file.startsWith(snippets) ? file.slice(snippets.length).split('/')[1] : undefined;
      const outer = keyOf({ kind: 'snippet', name: name?.replace(/\.md$/, '') ?? '' });
      if (name === undefined || known.has(outer)) continue;
      known.add(outer);
      waiting.push(outer);
    }
  }
  return files;
}

const keyOf = ({ kind, name }: ReuseName) => `${kind} ${name}`;
