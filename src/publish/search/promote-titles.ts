/** Puts articles first for their own titles where search doesn't find them by these, as an import may need it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSeq, parseDocument } from 'yaml';
import { writeAtomically } from '#base/write-atomically.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { unexplained } from '#model/search/self-test.ts';
import type { SearchSettings } from '#model/search/settings.ts';
import { testLocales } from './check-search.ts';

/** An article that its title alone doesn't find. */
export interface PromotedTitle {
  readonly file: string;
  readonly title: string;
}

/**
 * Adds what search misses to `promote` in `search/<locale>.yaml`; all else in the files stays. Returns the articles.
 *
 * Problems: none; a settings file that can't be read stays as it is.
 */
export async function promoteTitles(
  centre: HelpCentre,
  settings: ReadonlyMap<string, SearchSettings>,
  { contentDir, cacheDir }: { readonly contentDir: string; readonly cacheDir: string },
): Promise<PromotedTitle[]> {
  const tested = await testLocales(centre, settings, cacheDir);
  return tested.flatMap(({ locale, misses, settings: { selfTestExceptions } }) => {
    const lost = unexplained(misses, selfTestExceptions).filter(({ key }) => key === 'title');
    const added = lost.flatMap(({ articles, query }) => articles.map((article) => ({ query, article })));
    if (added.length > 0) addPromoted(join(contentDir, 'search', `${locale}.yaml`), added);
    return lost.map(({ file, query }) => ({ file, title: query }));
  });
}

function addPromoted(file: string, added: readonly { readonly query: string; readonly article: string }[]) {
  const document = parseDocument(existsSync(file) ? readFileSync(file, 'utf8') : '', { logLevel: 'silent' });
  if (document.errors.length > 0) return;
  const now = document.get('promote');
  if (isSeq(now)) now.items.unshift(...added.map((one) => document.createNode(one)));
  else document.set('promote', document.createNode(added));
  writeAtomically(file, document.toString(), { isLasting: true });
}
