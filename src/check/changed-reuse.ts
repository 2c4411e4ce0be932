/** Which texts a changed variable or snippet is part of. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { nameBelow } from '#base/file-paths.ts';
import { shownPath, type Places } from '#files/places.ts';
import { readTextFile } from '#files/text-file.ts';
import type { Use } from '#model/reuse/reuse.ts';
import { parseYaml } from '#problems/yaml.ts';
import type { GitChanges } from './git-changes.ts';

type Name = Pick<Use, 'kind' | 'name'>;

/**
 * Variables and snippets whose text has changed. `undefined` where nobody can say which: a damaged `variables.yaml`, and one
 * that comes or goes, since braces are text without it.
 */
export function changedReuse(
  { paths, before }: Pick<GitChanges, 'paths' | 'before'>,
  { contentDir }: Places,
): readonly Name[] | undefined {
  const snippets = paths.flatMap((path): Name[] => {
    const name = /^[^/]+\/(.+)\.md$/.exec(nameBelow(join(contentDir, 'snippets'), path) ?? '')?.[1];
    return name === undefined ? [] : [{ kind: 'snippet', name }];
  });
  const path = join(contentDir, 'variables.yaml');
  if (!paths.includes(path)) return snippets;
  const [old, now] = [valuesIn(before(path)), existsSync(path) && valuesIn(readTextFile(path).text)];
  if (!old || !now) return undefined;
  const names = [...new Set([...old.keys(), ...now.keys()])].filter(
    (name) => old.get(name) !== now.get(name),
  );
  return [...snippets, ...names.map((name): Name => ({ kind: 'variable', name }))];
}

/** Each variable as it's written. */
function valuesIn(text: string | undefined): ReadonlyMap<string, string> | undefined {
  if (text === undefined) return undefined;
  const { data } = parseYaml({ file: '', text }, z.record(z.string(), z.unknown()));
  return data && new Map(Object.entries(data).map(([name, value]) => [name, JSON.stringify(value)]));
}

/** Files that name one of these, also by way of a snippet, as problems name files. */
export function usersOf(names: readonly Name[], uses: readonly Use[], { contentDir }: Places): Set<string> {
  const byName = Map.groupBy(uses, keyOf);
  const snippets = `${shownPath(join(contentDir, 'snippets'))}/`;
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

const keyOf = ({ kind, name }: Name) => `${kind} ${name}`;
