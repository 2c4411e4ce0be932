/** Reads `content/search/<locale>.yaml`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { HelpCentre } from '#model/help-centre.ts';
import { noSearchSettings, parseSearchSettings, type SearchSettings } from '#model/search/settings.ts';
import { treeOf } from '#model/tree.ts';
import type { Problem } from '#problems/problem.ts';
import { shownPath, type Places } from './places.ts';
import { readTextFile } from './text-file.ts';

/** Search settings of each locale. Problems: those of reading and of `parseSearchSettings`. */
export function readSearchSettings(
  { contentDir }: Places,
  centre: HelpCentre,
): { readonly settings: ReadonlyMap<string, SearchSettings>; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const settings = new Map<string, SearchSettings>();
  for (const { id } of centre.site.locales) {
    const path = join(contentDir, 'search', `${id}.yaml`);
    if (!existsSync(path)) {
      settings.set(id, noSearchSettings);
      continue;
    }
    const read = readTextFile(path);
    const own = [...treeOf(centre.tree, id).articles].filter(
      ([, { translation }]) => translation.locale === id,
    );
    const parsed = read.problems
      ? { settings: noSearchSettings, problems: read.problems }
      : parseSearchSettings(
          { file: shownPath(path), text: read.text },
          new Set(own.map(([article]) => article)),
        );
    settings.set(id, parsed.settings);
    problems.push(...parsed.problems);
  }
  return { settings, problems };
}
