/** How well search knows when it has an answer: it shows one, or holds back. */
import { fitSureness } from '#model/search/fit-sureness.ts';
import { readDocuments } from '#model/search/page-words.ts';
import { prepareIndex } from '#model/search/build-index.ts';
import { createEngine } from '#model/search/browser/engine.ts';
import type { Question } from '#model/search/questions.ts';
import { sum } from '#base/sum.ts';
import MiniSearch from 'minisearch';
import { createTokenizer } from '#model/search/browser/tokens.ts';
import { stopWords } from '#model/search/stop-words.ts';
import { atMost, type Bar } from '../result.ts';
import type { Intent } from './banking77.ts';
import { documentOf, knownQuestions, questionOf, settingsOf, type Part } from './questions.ts';

/** Of seven subjects, one has no article. It's another one in each round. */
const rounds = 7;

/** How a search that shows answers fares. Shares are of 1. */
export interface ShownFigures {
  /** How surely it tells first results that are right from others, questions without an answer among them. */
  readonly auc: number;
  /** Of the questions that have an answer, so many get one; of these, so many the right one. */
  readonly shown: number;
  readonly right: number;
  /** Questions without an answer that get one: of subjects that the site has noted as such, and of ones that it hasn't. */
  readonly falselyShown: number;
  readonly newFalselyShown: number;
}

export interface SurenessFigures {
  readonly known: number;
  readonly byEngine: Readonly<Record<string, ShownFigures>>;
}

interface Asked {
  readonly sureness: number;
  readonly isShown: boolean;
  readonly isRight: boolean;
  readonly kind: 'answered' | 'unanswered' | 'new';
}

type Ask = (query: string) => Promise<{ sureness: number; isShown: boolean; first: string | undefined }>;

/** Asks the questions of a part, with so many known ones for each subject, those without an article included. */
export async function benchSureness(
  intents: readonly Intent[],
  part: Part,
  known: number,
): Promise<SurenessFigures> {
  const asked = new Map<string, Asked[]>();
  for (let round = 0; round < rounds; round++) {
    const kindOf = (_: Intent, index: number): Asked['kind'] =>
      index % rounds === round ? 'unanswered' : index % rounds === (round + 3) % rounds ? 'new' : 'answered';
    const answered = intents.filter((intent, index) => kindOf(intent, index) === 'answered');
    const gaps = intents.filter((intent, index) => kindOf(intent, index) === 'unanswered');
    const questions = [
      ...answered.flatMap((intent) => knownQuestions(intent, known)),
      ...gaps.flatMap((intent) => intent.known.slice(0, known).map((ask) => questionOf(ask, []))),
    ];
    const searches = {
      fener: await ours(answered, questions),
      'minisearch tuned': miniSearch(answered, questions),
    };
    for (const [name, ask] of Object.entries(searches)) {
      const own = asked.get(name) ?? [];
      asked.set(name, own);
      for (const [index, intent] of intents.entries()) {
        for (const query of intent[part]) {
          const { first, ...found } = await ask(query);
          own.push({ ...found, isRight: first === intent.id, kind: kindOf(intent, index) });
        }
      }
    }
  }
  return { known, byEngine: Object.fromEntries([...asked].map(([name, all]) => [name, figuresOf(all)])) };
}

async function ours(intents: readonly Intent[], questions: readonly Question[]): Promise<Ask> {
  const documents = intents.map(({ id, title }) => documentOf(id, title));
  const prepared = prepareIndex(readDocuments(documents, 'en'), 'en', settingsOf(questions));
  const sure = await fitSureness(prepared, questions);
  const engine = createEngine({
    manifest: { ...prepared.manifest, version: '', sure },
    read: async (name) => prepared.files.find((file) => file.name === name)?.bytes ?? new Uint8Array(),
  });
  return async (query) => {
    const { sureness, isSure, results } = await engine.search(query, { limit: 1 });
    return { sureness, isShown: isSure, first: results[0]?.id };
  };
}

/** MiniSearch has no measure of its own: it shows the first result if the next has a quarter less of its score. */
function miniSearch(intents: readonly Intent[], questions: readonly Question[]): Ask {
  const tokenize = createTokenizer('en');
  const stops = stopWords('en');
  const index = new MiniSearch<Record<string, string>>({
    fields: ['title', 'keywords'],
    tokenize: (text) => tokenize(text).map(({ key }) => key),
    processTerm: (term) => (stops.has(term) ? null : term),
    searchOptions: {
      boost: { title: 6, keywords: 4 },
      prefix: (term) => term.length > 3,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  });
  const asked = (id: string) =>
    questions.filter(({ articles }) => articles.includes(id)).map(({ ask }) => ask);
  index.addAll(intents.map(({ id, title }) => ({ id, title, keywords: asked(id).join(' . ') })));
  return async (query) => {
    const [best, next] = index.search(query);
    const lead = best ? 1 - (next?.score ?? 0) / best.score : -1;
    return { sureness: lead, isShown: lead >= 0.25, first: best && String(best.id) };
  };
}

function figuresOf(all: readonly Asked[]): ShownFigures {
  const of = (kind: Asked['kind']) => all.filter((one) => one.kind === kind);
  const share = (some: readonly Asked[], holds: (one: Asked) => boolean) =>
    round(some.filter(holds).length / Math.max(1, some.length));
  const isShown = ({ isShown: is }: Asked) => is;
  return {
    auc: round(auc(all.filter(({ kind }) => kind !== 'new'))),
    shown: share(of('answered'), isShown),
    right: share(of('answered').filter(isShown), ({ isRight }) => isRight),
    falselyShown: share(of('unanswered'), isShown),
    newFalselyShown: share(of('new'), isShown),
  };
}

/** Area under the ROC curve, from ranks (https://en.wikipedia.org/wiki/Mann%E2%80%93Whitney_U_test). */
function auc(asked: readonly Asked[]): number {
  const sorted = asked.toSorted((a, b) => a.sureness - b.sureness);
  const groups = [...Map.groupBy(sorted, ({ sureness }) => sureness).values()];
  let before = 0;
  let ranks = 0;
  for (const group of groups) {
    ranks += group.filter(({ isRight }) => isRight).length * (before + (group.length + 1) / 2);
    before += group.length;
  }
  const right = sum(sorted, ({ isRight }) => (isRight ? 1 : 0));
  return (ranks - (right * (right + 1)) / 2) / (right * (sorted.length - right));
}

const round = (value: number) => Math.round(value * 1000) / 1000;

/** The bars, for a site that knows twenty questions for each subject. */
export const surenessBars = ({ known, byEngine }: SurenessFigures): Bar[] => {
  const ours = byEngine['fener'];
  if (!ours || known < 20) return [];
  return [
    atMost('answers: 1 minus AUC', 1 - ours.auc, 0.1),
    atMost('answers: share of answerable questions without one', 1 - ours.shown, 0.55),
    atMost('answers: share of shown ones that are wrong', 1 - ours.right, 0.07),
    atMost('answers: share of unanswerable questions with one', ours.falselyShown, 0.03),
  ];
};
