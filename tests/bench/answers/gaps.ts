/** How well questions that nothing answers are grouped: subjects whose article is hidden must come back as groups. */
import { sum } from '#base/sum.ts';
import { gapGroups, type GapGroup } from '#model/learning/gaps.ts';
import { createQuestionWords } from '#model/learning/question-words.ts';
import { readDocuments } from '#model/search/page-words.ts';
import { memoryIndex } from '#publish/search/memory-index.ts';
import { atMost, type Bar } from '../result.ts';
import { seededRandom, shuffle } from '../search/queries.ts';
import type { Intent } from './banking77.ts';
import { documentOf, knownQuestions, settingsOf } from './questions.ts';
import { addressOf, countReaders, type Reader } from './readership.ts';

export interface GapFigures {
  /** Of the hidden subjects, so many have a group of their own among the first. */
  readonly found: number;
  /** Of the questions in these groups, such a share is about the subject that most of the group are about. */
  readonly purity: number;
}

const hiddenSubjects = 10;
const firstGroups = 15;
const askedOfSubject = 30;
/** Questions that the site knows for each article that it has. */
const knownOfArticle = 20;

/** Hides ten subjects, drawn by `seed`. Each question is asked by one reader, who comes from an address of their own. */
export async function benchGaps(intents: readonly Intent[], seed: number): Promise<GapFigures> {
  const random = seededRandom(seed);
  const hidden = new Set(shuffle([...intents], random).slice(0, hiddenSubjects));
  const shown = intents.filter((intent) => !hidden.has(intent));
  const documents = shown.map(({ id, title }) => documentOf(id, title));
  const questions = shown.flatMap((intent) => knownQuestions(intent, knownOfArticle));
  const { engine } = memoryIndex(readDocuments(documents, 'en'), { lang: 'en' }, settingsOf(questions));
  const readers = intents.flatMap((intent, index) =>
    unseen(intent, hidden.has(intent)).map((asks, n, all): Reader => ({
      asks,
      wants: intent.id,
      otherWords: all.filter((other) => other !== asks),
      address: addressOf(index * 1000 + n),
      day: Math.floor(random() * 7),
    })),
  );
  const { asked } = await countReaders(
    readers,
    shown.map(({ id }) => id),
    engine,
    random,
  );
  return figuresOf(gapGroups(asked).slice(0, firstGroups), intents, hidden);
}

/** Questions that the site doesn't know: where it has an article, those behind the ones it knows. */
const unseen = ({ known }: Intent, isHidden: boolean) =>
  (isHidden ? known : known.slice(knownOfArticle)).slice(0, askedOfSubject);

function figuresOf(
  groups: readonly GapGroup[],
  intents: readonly Intent[],
  hidden: ReadonlySet<Intent>,
): GapFigures {
  const wordsOf = createQuestionWords();
  const keyOf = (text: string) => [...wordsOf(text, 'en')].toSorted().join(' ');
  const subjectOf = new Map(
    intents.flatMap((intent) =>
      unseen(intent, hidden.has(intent)).map((text) => [
        keyOf(text.toLowerCase().slice(0, 120).trim()),
        intent,
      ]),
    ),
  );
  const subjects = groups.map(({ questions }) => {
    const counts = new Map<Intent, number>();
    for (const { words, unanswered } of questions) {
      const subject = subjectOf.get(words.join(' '));
      if (subject) counts.set(subject, (counts.get(subject) ?? 0) + unanswered);
    }
    const [subject, own] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? [undefined, 0];
    return { subject, own, all: sum(questions, ({ unanswered }) => unanswered) };
  });
  const found = new Set(subjects.flatMap(({ subject }) => (subject && hidden.has(subject) ? [subject] : [])));
  const purity =
    sum(subjects, ({ own }) => own) /
    Math.max(
      1,
      sum(subjects, ({ all }) => all),
    );
  return { found: found.size, purity: Math.round(purity * 1000) / 1000 };
}

/** The bars, for the mean of several draws. */
export function gapBars(draws: readonly GapFigures[]): Bar[] {
  const missed = sum(draws, ({ found }) => hiddenSubjects - found) / Math.max(1, draws.length);
  const purity = sum(draws, (draw) => draw.purity) / Math.max(1, draws.length);
  return [
    atMost('gaps: of ten hidden subjects, not among the first 15 groups (mean of draws)', missed, 0),
    atMost('gaps: 1 minus purity of these groups', 1 - purity, 0.2),
  ];
}
