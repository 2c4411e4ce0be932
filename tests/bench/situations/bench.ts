/** Plays what happens to a help centre on a scratch copy of CONTENT_DIR, and compares what its writers are told. */
import { readFileSync } from 'node:fs';
import { placesFrom } from '#files/places.ts';
import { sum } from '#base/sum.ts';
import { atMost, type BenchResult } from '../result.ts';
import { ScratchCentre } from './scratch-centre.ts';
import { situations, type Expected } from './situations.ts';
import { startOf } from './start.ts';

/** Of one situation: what wasn't told and should have been, and what was told and shouldn't. */
interface Played {
  readonly told: number;
  readonly missing: readonly string[];
  readonly wrong: readonly string[];
  /** Translations that became stale without being expected to. */
  readonly stale: number;
  /** Links that lead nowhere and public addresses that answer no longer, where nothing of the kind was expected. */
  readonly dead: number;
  readonly lost: number;
}

/** Bars: nothing is missing, nothing is wrong. */
export function run(_: readonly string[], onStep: (step: string) => void): Promise<BenchResult> {
  const scratch = new ScratchCentre(placesFrom(process.env).contentDir);
  try {
    const start = startOf(scratch);
    const before = scratch.stale;
    const figures: Record<string, Played> = {};
    for (const [name, happen] of Object.entries(situations)) {
      onStep(name);
      const expected = happen(start);
      const isCalm = expected.told.length === 0;
      figures[name] = { ...compare(scratch, expected, isCalm), stale: isCalm ? scratch.stale - before : 0 };
      scratch.undo();
    }
    const all = Object.values(figures);
    const { articles, site } = scratch.centre;
    return Promise.resolve({
      figures: { articles: articles.size, locales: site.locales.length, situations: figures },
      bars: [
        atMost(
          'problems that are not told',
          sum(all, ({ missing }) => missing.length),
          0,
        ),
        atMost(
          'problems that are no problems',
          sum(all, ({ wrong }) => wrong.length),
          0,
        ),
        atMost(
          'dead links after a move',
          sum(all, ({ dead }) => dead),
          0,
        ),
        atMost(
          'lost addresses after a move',
          sum(all, ({ lost }) => lost),
          0,
        ),
        atMost(
          'translations made stale for nothing',
          sum(all, ({ stale }) => stale),
          0,
        ),
      ],
    });
  } finally {
    scratch.remove();
  }
}

function compare(
  scratch: ScratchCentre,
  { told, names = [], files = [] }: Expected,
  isCalm: boolean,
): Omit<Played, 'stale'> {
  const fresh = scratch.fresh;
  const countOf = (codes: RegExp) => (isCalm ? fresh.filter(({ code }) => codes.test(code)).length : 0);
  const lines = new Set(fresh.map(({ file, at, code }) => `${file}${at ? `:${at.line}` : ''} ${code}`));
  const wrong = fresh.filter(({ file, at, code }) => {
    if (told.includes(`${file}${at ? `:${at.line}` : ''} ${code}`) || files.includes(file)) return false;
    const line = at && readFileSync(file, 'utf8').split('\n')[at.line - 1];
    return !names.some((name) => line?.includes(name));
  });
  return {
    told: fresh.length,
    dead: countOf(/^(?:unknown-link|unknown-anchor|image-missing|link-to-)/),
    lost: countOf(/^published-/),
    missing: told.filter((line) => !lines.has(line)),
    wrong: wrong.map(({ file, at, code, message }) => `${file}:${at?.line} ${code}: ${message}`),
  };
}
