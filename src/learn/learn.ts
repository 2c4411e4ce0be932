/** From what searches say to lines that a person can review. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Places } from '#files/places.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { Evidence } from '#model/learning/evidence.ts';
import { createQuestionWords } from '#model/learning/question-words.ts';
import { noSearchSettings, type SearchSettings } from '#model/search/settings.ts';
import { readDocuments } from '#model/search/page-words.ts';
import { searchedIds, searchSources, selfTestQueries } from '#model/search/sources.ts';
import { readSearchDocuments } from '#publish/search/search-documents.ts';
import { findProposals, type Proposal } from './proposals.ts';
import { prove } from './prove.ts';

/** What a locale could learn. */
export interface Learned {
  readonly locale: string;
  readonly proposals: readonly Proposal[];
  /** Proposals with which search would lose another question, or doesn't find what they ask for. */
  readonly refused: readonly Proposal[];
}

/** A help centre with its search settings. */
export interface LearningCentre {
  readonly centre: HelpCentre;
  readonly search: ReadonlyMap<string, SearchSettings>;
  readonly places: Places;
}

/** Proposals for each locale that the site has, the `most` that most visitors stand behind. */
export async function learn(
  { centre, search, places }: LearningCentre,
  evidence: readonly Evidence[],
  most: number,
): Promise<Learned[]> {
  const learned: Learned[] = [];
  const wordsOf = createQuestionWords();
  const texts = join(places.cacheDir, 'checked-search');
  mkdirSync(texts, { recursive: true });
  for (const locale of centre.site.locales) {
    const own = evidence.find((one) => one.locale === locale.id);
    if (!own || !centre.tree.has(locale.id)) continue;
    const settings = search.get(locale.id) ?? noSearchSettings;
    const articles = searchedIds(centre, locale.id);
    const all = findProposals(own, { settings, articles, wordsOf });
    const chosen = new Set(all.toSorted((a, b) => b.visitors - a.visitors).slice(0, most));
    const proposals = all.filter((one) => chosen.has(one));
    if (proposals.length === 0) continue;
    const sources = searchSources(centre, locale.id);
    const { documents } = await readSearchDocuments(sources, join(texts, `${locale.id}.texts.json`));
    const queries = selfTestQueries(centre, locale.id, settings.questions);
    const searched = { locale, documents: readDocuments(documents, locale.lang), settings, queries, wordsOf };
    const proved = await prove(searched, proposals);
    learned.push({ locale: locale.id, ...proved });
  }
  return learned;
}
