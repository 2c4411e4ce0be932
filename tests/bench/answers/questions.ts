/** What customers' questions do for search: how well others are found, and how long their test takes on a large site. */
import { sum } from '#base/sum.ts';
import { findMisses } from '#model/search/self-test.ts';
import type { SearchDocument } from '#model/search/document.ts';
import type { Question } from '#model/search/questions.ts';
import { noSearchSettings, type SearchSettings } from '#model/search/settings.ts';
import { readDocuments } from '#model/search/page-words.ts';
import { memoryIndex } from '#publish/search/memory-index.ts';
import { createRandom, type Random } from '../random.ts';
import { atMost, type Bar } from '../result.ts';
import { prepareContest } from '../search/engines.ts';
import { measure, type Measures } from '../search/measures.ts';
import { zipfWords } from '../search/words.ts';
import type { Intent } from './banking77.ts';

/** Parts of the questions that nobody has given to the search. */
export type Part = 'tuning' | 'measured';

/** How well questions of a part are found, with so many known ones for each article. */
export interface LearnedFigures {
  readonly known: number;
  readonly byEngine: Readonly<Record<string, Measures>>;
}

/**
 * Known questions for each article, and the mean reciprocal rank that search had with them as `searchFor` phrases of an
 * article, before there were files of questions.
 */
const curve = [
  [0, 0.551],
  [1, 0.585],
  [5, 0.692],
  [10, 0.758],
  [20, 0.787],
] as const;

/** Asks the questions of a part. Articles are their titles alone. */
export async function benchLearning(intents: readonly Intent[], part: Part): Promise<LearnedFigures[]> {
  const figures: LearnedFigures[] = [];
  for (const [known] of curve) {
    const documents = intents.map(({ id, title }) => documentOf(id, title));
    const settings = settingsOf(intents.flatMap((intent) => knownQuestions(intent, known)));
    const { contestants, close } = await prepareContest(documents, 'en', settings);
    const byEngine: Record<string, Measures> = {};
    for (const { name, search } of contestants) {
      const judged = [];
      for (const intent of intents) {
        for (const query of intent[part]) judged.push({ expected: [intent.id], found: await search(query) });
      }
      byEngine[name] = measure(judged);
    }
    await close();
    figures.push({ known, byEngine });
  }
  return figures;
}

/** Questions are written as editors write them, with the article that answers. */
export const knownQuestions = ({ id, known }: Intent, count: number): Question[] =>
  known.slice(0, count).map((ask) => questionOf(ask, [id]));

/** A question as a file would say it. */
export const questionOf = (ask: string, articles: readonly string[]): Question => ({
  ask,
  articles,
  heldOut: false,
  file: 'content/questions/en.yaml',
  at: { line: 1, column: 1 },
});

export const settingsOf = (questions: readonly Question[]): SearchSettings => ({
  ...noSearchSettings,
  questions,
});

/** An article that says only so much. */
export const documentOf = (id: string, title: string, html = ''): SearchDocument => ({
  locale: 'en',
  url: `/en/${id}/`,
  id,
  title,
  description: '',
  keywords: [],
  searchFor: [],
  topicPath: ['Help'],
  topicId: 'help',
  contentType: 'article',
  linkedFrom: 0,
  html,
  updated: '2026-01-01',
});

/** The bars of the curve. Single points of two good searches differ by chance: with MiniSearch its mean is compared. */
export function learningBars(figures: readonly LearnedFigures[]): Bar[] {
  const mrrOf = (engine: string, { byEngine }: LearnedFigures) => byEngine[engine]?.mrr10 ?? 0;
  const lead = figures.map((point) => mrrOf('minisearch tuned', point) - mrrOf('fener', point));
  const points = figures.map((point) => {
    const before = curve.find(([count]) => count === point.known)?.[1] ?? 0;
    const name = `Banking77, ${point.known} questions an article: MRR@10 as searchFor phrases minus ours`;
    return atMost(name, before - mrrOf('fener', point), 0);
  });
  const mean = sum(lead, (one) => one) / Math.max(1, lead.length);
  return figures.length === 0
    ? []
    : [...points, atMost('Banking77: mean MRR@10 of MiniSearch tuned minus ours', mean, 0)];
}

const articles = 4000;
const questions = 500;

/** Seconds that the test of 500 questions takes beside 4,000 articles, indexing apart. */
export async function benchQuestionTest(): Promise<{ readonly index: number; readonly test: number }> {
  const random = createRandom(16);
  const draw = zipfWords(3);
  const words = (count: number) => Array.from({ length: count }, () => draw(random)).join(' ');
  const documents = Array.from({ length: articles }, (_, n) =>
    documentOf(`a${n}`, words(5), `<p>${words(250)}</p><h2 id="more">${words(4)}</h2><p>${words(250)}</p>`),
  );
  const asked = Array.from({ length: questions }, () => questionOf(words(11), [idOf(random)]));
  const started = performance.now();
  const { engine } = memoryIndex(readDocuments(documents, 'en'), { lang: 'en' }, settingsOf(asked));
  const indexed = performance.now();
  await findMisses(
    engine,
    asked.map(({ ask, articles: ids, file, at }) => ({
      articles: ids,
      query: ask,
      key: 'question',
      file,
      at,
    })),
  );
  const tested = performance.now();
  return { index: (indexed - started) / 1000, test: (tested - indexed) / 1000 };
}

const idOf = (random: Random) => `a${Math.floor(random() * articles)}`;
