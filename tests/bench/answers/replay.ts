/** What search learns from readers who ask real questions, week by week: all the way from their browsers to a site's files. */
import { dayMs } from '#base/day.ts';
import { sum } from '#base/sum.ts';
import { findProposals, withProposals, type Proposal } from '#learn/proposals.ts';
import { prove } from '#learn/prove.ts';
import { findEvidence } from '#model/learning/evidence.ts';
import { createQuestionWords } from '#model/learning/question-words.ts';
import type { Engine } from '#model/search/browser/engine.ts';
import { findMisses, type SelfTestQuery } from '#model/search/self-test.ts';
import { noSearchSettings, type SearchSettings } from '#model/search/settings.ts';
import { readDocuments } from '#model/search/page-words.ts';
import { memoryIndex } from '#publish/search/memory-index.ts';
import { atMost, type Bar } from '../result.ts';
import { seededRandom } from '../search/queries.ts';
import type { Intent } from './banking77.ts';
import { documentOf, type Part } from './questions.ts';
import { addressOf, countReaders, monday, type Reader } from './readership.ts';

export interface ReplayFigures {
  /** Mean reciprocal rank before, and after each week whose proposals were all taken over. */
  readonly mrr10: readonly number[];
  readonly proposals: number;
  /** Proposals that search couldn't take without losing a question. */
  readonly refused: number;
  /** Questions proposed for articles that none of their readers wanted. */
  readonly wrong: number;
  /** Proposals that fewer than five addresses stand behind. */
  readonly fewVisitors: number;
  /** Titles and questions that were found when they came, and are lost at the end. */
  readonly lost: number;
}

const weeks = 3;
/** Questions of each article that many readers ask in a week, and as many others that few ask. */
const questionsOfArticle = 20;
const many = { least: 5, most: 12 };
const few = { least: 1, most: 4 };

/**
 * Readers of a week. For each subject, one network also asks the same thirty times in other words, and four networks ask
 * another question, all to lead readers to a wrong article.
 */
function readersOf(intents: readonly Intent[], week: number, random: () => number): Reader[] {
  let count = week * 100_000;
  const day = () => week * 7 + Math.floor(random() * 7);
  const numberOf = ({ least, most }: typeof many) => least + Math.floor(random() * (most - least + 1));
  return intents.flatMap(({ id, known }, index) => {
    const common = known.slice(0, questionsOfArticle);
    const ask = (asks: string, number: number) =>
      Array.from({ length: number }, () => ({
        asks,
        wants: id,
        otherWords: common,
        address: addressOf(++count),
        day: day(),
      }));
    const wants = intents[(index + 1) % intents.length]?.id ?? '';
    const mislead = (asks: string, address: string) => ({ asks, wants, otherWords: [], address, day: day() });
    const [flooded = 'other', poisoned = 'words'] = known.slice(2 * questionsOfArticle);
    return [
      ...common.flatMap((asks) => ask(asks, numberOf(many))),
      ...known.slice(questionsOfArticle, 2 * questionsOfArticle).flatMap((asks) => ask(asks, numberOf(few))),
      ...Array.from({ length: 30 }, (_, n) => mislead(`${flooded} ${n}`, '192.0.2.1')),
      ...[1, 2, 3, 4].map((n) => mislead(poisoned, `198.51.100.${n}`)),
    ];
  });
}

/** Replays readers against articles that are their titles alone. Every proposal is taken over at the end of its week. */
export async function benchReplay(intents: readonly Intent[], part: Part): Promise<ReplayFigures> {
  const random = seededRandom(16);
  const documents = readDocuments(
    intents.map(({ id, title }) => documentOf(id, title)),
    'en',
  );
  const articles = new Set(intents.map(({ id }) => id));
  const [locale, wordsOf] = [{ id: 'en', lang: 'en' }, createQuestionWords()];
  const engineWith = (settings: SearchSettings) => memoryIndex(documents, locale, settings).engine;
  const titles = intents.map(({ id, title }) => queryOf([id], title, 'title'));
  const lostFirst = new Set(
    (await findMisses(engineWith(noSearchSettings), titles)).map(({ query }) => query),
  );
  const queriesWith = ({ questions }: SearchSettings) => [
    ...titles.filter(({ query }) => !lostFirst.has(query)),
    ...questions.flatMap((one) =>
      one.articles.length > 0 ? [queryOf(one.articles, one.ask, 'question')] : [],
    ),
  ];
  let settings = noSearchSettings;
  const mrr10 = [await mrrOf(intents, part, engineWith(settings))];
  const counts = { refused: 0, wrong: 0, fewVisitors: 0 };
  for (let week = 0; week < weeks; week++) {
    const readers = readersOf(intents, week, random);
    const { asked, behind } = await countReaders(readers, [...articles], engineWith(settings), random);
    const today = Math.floor(monday / dayMs) + 7 * week + 6;
    const [evidence] = findEvidence(new Map([['en', asked]]), today);
    if (!evidence) continue;
    const queries = queriesWith(settings);
    const found = findProposals(evidence, { settings, articles, wordsOf });
    const { proposals, refused } = await prove({ locale, documents, settings, queries, wordsOf }, found);
    counts.refused += refused.length;
    counts.fewVisitors += sum(proposals, (one) => (behind(textOf(one)).addresses < 5 ? 1 : 0));
    counts.wrong += sum(proposals, (one) => (isWrong(one, behind(textOf(one)).wanted) ? 1 : 0));
    settings = withProposals(settings, proposals);
    mrr10.push(await mrrOf(intents, part, engineWith(settings)));
  }
  const lost = await findMisses(engineWith(settings), queriesWith(settings));
  const proposals = settings.questions.length + settings.synonyms.length;
  return { mrr10, proposals, ...counts, lost: lost.length };
}

const queryOf = (articles: readonly string[], query: string, key: SelfTestQuery['key']): SelfTestQuery => ({
  articles,
  query,
  key,
  file: '',
});

const textOf = (one: Proposal) => (one.kind === 'synonym' ? one.group[0] : one.ask);

const isWrong = (one: Proposal, wanted: ReadonlySet<string>) =>
  one.kind === 'question' && !one.articles.some((id) => wanted.has(id));

async function mrrOf(intents: readonly Intent[], part: Part, engine: Engine): Promise<number> {
  let [total, count] = [0, 0];
  for (const intent of intents) {
    for (const query of intent[part]) {
      const { results } = await engine.search(query, { limit: 10 });
      const place = results.findIndex(({ id }) => id === intent.id);
      total += place < 0 ? 0 : 1 / (place + 1);
      count += 1;
    }
  }
  return Math.round((total / count) * 1000) / 1000;
}

/** The bars. */
export const replayBars = ({ mrr10, fewVisitors, wrong, lost }: ReplayFigures): Bar[] => [
  atMost('learning: 1 minus MRR@10 after three weeks of readers', 1 - (mrr10.at(-1) ?? 0), 0.2),
  atMost('learning: proposals with fewer than five visitors', fewVisitors, 0),
  atMost('learning: proposals for an article that nobody wanted', wrong, 0),
  atMost('learning: questions lost', lost, 0),
];
