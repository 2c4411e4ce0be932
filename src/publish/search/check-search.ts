/** Tests the search of a help centre that is not built: its indexes are made in memory. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { recordKind } from '#base/record.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { indexFormat } from '#model/search/browser/index-format.ts';
import { findMisses, selfTestProblems, type Miss } from '#model/search/self-test.ts';
import type { SearchSettings } from '#model/search/settings.ts';
import { findUnusedSynonyms, unusedSynonyms } from '#model/search/unused-synonyms.ts';
import { searchSources, selfTestQueries } from '#model/search/sources.ts';
import type { Locale } from '#site/site.ts';
import type { Problem } from '#problems/problem.ts';
import { memoryIndex } from './memory-index.ts';
import { readSearchDocuments } from './search-documents.ts';

/** What the test of a locale found; `tested` changes with the texts, the settings and the questions. */
interface CheckedSearch {
  readonly tested: string;
  readonly misses: readonly Miss[];
  /** Groups of synonyms by number. */
  readonly unusedSynonyms: readonly number[];
}

/** Raise the number when the same texts are indexed or searched in another way. */
const checkedSearch = recordKind<CheckedSearch>(`checked search 4, index ${indexFormat}`);

/**
 * What articles promise to be found by, asked of the engine that readers use. A locale whose texts and settings are as
 * they were is not asked again.
 *
 * Problems: `search-self-test`, `question-lost`, `search-exception-unused`, `unused-synonym`.
 */
export async function checkSearch(
  centre: HelpCentre,
  settings: ReadonlyMap<string, SearchSettings>,
  cacheDir: string,
): Promise<Problem[]> {
  const folder = join(cacheDir, 'checked-search');
  mkdirSync(folder, { recursive: true });
  const problems: Problem[] = [];
  for (const locale of centre.site.locales) {
    const own = settings.get(locale.id);
    if (!own) continue;
    const { misses, unusedSynonyms: unused } = await testLocale(centre, locale, own, folder);
    problems.push(...selfTestProblems(misses, own), ...unusedSynonyms(unused, own));
  }
  return problems;
}

async function testLocale(
  centre: HelpCentre,
  locale: Locale,
  settings: SearchSettings,
  folder: string,
): Promise<Omit<CheckedSearch, 'tested'>> {
  const sources = searchSources(centre, locale.id);
  if (sources.length === 0) return { misses: [], unusedSynonyms: [] };
  const queries = selfTestQueries(centre, locale.id, settings.questions);
  const tested = contentHash(JSON.stringify([locale.lang, sources, queries, settings]));
  const path = join(folder, `${locale.id}.json`);
  const last = checkedSearch.read(path);
  if (last?.tested === tested) return last;
  const { documents, keepTexts } = await readSearchDocuments(
    sources,
    join(folder, `${locale.id}.texts.json`),
  );
  const misses = await findMisses(memoryIndex(documents, locale, settings).engine, queries);
  keepTexts();
  const unused = findUnusedSynonyms(documents, locale.lang, settings.synonyms);
  const result: CheckedSearch = { tested, misses, unusedSynonyms: unused };
  checkedSearch.write(path, result);
  return result;
}
