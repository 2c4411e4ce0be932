/** Reads `content/widget.yaml`, if there is one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseWidget, type Widget } from '#model/widget/widget.ts';
import type { Problem } from '#problems/problem.ts';
import { holdsOnlyComments } from '#problems/yaml.ts';
import { shownPath, type Places } from './places.ts';
import { readTextFile } from './text-file.ts';

/** The settings of the widget. Problems: those of reading and of `parseWidget`. */
export function readWidget({ contentDir }: Pick<Places, 'contentDir'>): {
  readonly widget?: Widget;
  readonly problems: readonly Problem[];
} {
  const path = join(contentDir, 'widget.yaml');
  if (!existsSync(path)) return { problems: [] };
  const read = readTextFile(path);
  if (read.problems) return { problems: read.problems };
  return holdsOnlyComments(read.text)
    ? { problems: [] }
    : parseWidget({ file: shownPath(path), text: read.text });
}
