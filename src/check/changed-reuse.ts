/** Which texts a changed variable or snippet is part of. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { nameBelow } from '#base/file-paths.ts';
import type { Places } from '#files/places.ts';
import { readTextFile } from '#files/text-file.ts';
import type { ReuseName } from '#model/reuse/users.ts';
import { parseYaml } from '#problems/yaml.ts';
import type { GitChanges } from './git-changes.ts';

/**
 * Variables and snippets whose text has changed. `undefined` where nobody can say which: a damaged `variables.yaml`, and one
 * that comes or goes, since braces are text without it.
 */
export function changedReuse(
  { paths, before }: Pick<GitChanges, 'paths' | 'before'>,
  { contentDir }: Places,
): readonly ReuseName[] | undefined {
  const snippets = paths.flatMap((path): ReuseName[] => {
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
  return [...snippets, ...names.map((name): ReuseName => ({ kind: 'variable', name }))];
}

/** Each variable as it's written. */
function valuesIn(text: string | undefined): ReadonlyMap<string, string> | undefined {
  if (text === undefined) return undefined;
  const { data } = parseYaml({ file: '', text }, z.record(z.string(), z.unknown()));
  return data && new Map(Object.entries(data).map(([name, value]) => [name, JSON.stringify(value)]));
}
