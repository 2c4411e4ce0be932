/** Reads `content/retired.yaml`, if there is one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseRetired, type Retired } from '#model/retired/retired.ts';
import type { Problem } from '#problems/problem.ts';
import { holdsOnlyComments } from '#problems/yaml.ts';
import { shownPath, type Places } from './places.ts';
import { readTextFile } from './text-file.ts';

/** Retired articles by id. Problems: those of reading and of `parseRetired`. */
export function readRetired({ contentDir, unsaved }: Pick<Places, 'contentDir' | 'unsaved'>): {
  readonly retired: Retired;
  readonly problems: readonly Problem[];
} {
  const path = join(contentDir, 'retired.yaml');
  if (!existsSync(path)) return { retired: new Map(), problems: [] };
  const read = readTextFile(path, { unsaved });
  if (read.problems) return { retired: new Map(), problems: read.problems };
  return holdsOnlyComments(read.text)
    ? { retired: new Map(), problems: [] }
    : parseRetired({ file: shownPath(path), text: read.text });
}
