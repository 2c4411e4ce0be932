/**
 * Measures how well search answers what customers ask: on real questions of a bank's customers (Banking77), beside Pagefind
 * as it comes and MiniSearch tuned in the same run.
 */
import { parseArgs } from 'node:util';
import { closePagefind } from '#publish/search/pagefind.ts';
import { atMost, type BenchResult } from '../result.ts';
import { readBanking77 } from './banking77.ts';
import { benchGaps, gapBars, type GapFigures } from './gaps.ts';
import { benchReplay, replayBars } from './replay.ts';
import { benchSureness, surenessBars, type SurenessFigures } from './sureness.ts';
import { benchLearning, benchQuestionTest, learningBars, type Part } from './questions.ts';

/** Draws of hidden subjects: those of one part were looked at while choosing weights. */
const gapSeeds: Readonly<Record<Part, readonly number[]>> = {
  tuning: [11, 12, 13, 14, 15],
  measured: [21, 22, 23, 24, 25],
};

/**
 * The benchmark of `npm run bench -- answers`.
 *
 * `--customers` the folder with `train.csv` (without it, what needs real questions is left out), `--part` the questions to
 * ask: `measured`, or `tuning` while choosing weights.
 */
export async function run(
  args: readonly string[],
  onStep: (step: string) => void = () => {},
): Promise<BenchResult> {
  const { values } = parseArgs({
    args: [...args],
    options: { customers: { type: 'string' }, part: { type: 'string', default: 'measured' } },
  });
  const part: Part = values.part === 'tuning' ? 'tuning' : 'measured';
  onStep('answers: testing 500 questions beside 4,000 articles');
  const questionTest = await benchQuestionTest();
  const intents = values.customers === undefined ? [] : readBanking77(values.customers);
  onStep('answers: asking questions of customers');
  const learning = intents.length > 0 ? await benchLearning(intents, part) : [];
  await closePagefind();
  const sureness: SurenessFigures[] = [];
  for (const known of intents.length > 0 ? [5, 10, 20] : []) {
    onStep(`answers: knowing when there is one, ${known} questions for each`);
    sureness.push(await benchSureness(intents, part, known));
  }
  onStep('answers: learning from three weeks of readers');
  const replay = intents.length > 0 ? await benchReplay(intents, part) : undefined;
  const gaps: GapFigures[] = [];
  for (const seed of intents.length > 0 ? gapSeeds[part] : []) {
    onStep('answers: finding what nothing answers');
    gaps.push(await benchGaps(intents, seed));
  }
  return {
    figures: { part, questionTest, learning, sureness, replay, gaps },
    bars: [
      atMost('500 questions beside 4,000 articles, s', questionTest.test, 5),
      ...learningBars(learning),
      ...sureness.flatMap(surenessBars),
      ...(replay ? replayBars(replay) : []),
      ...(gaps.length > 0 ? gapBars(gaps) : []),
    ],
  };
}
