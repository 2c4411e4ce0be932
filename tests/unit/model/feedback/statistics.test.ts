import { describe, expect, test } from 'vitest';
import {
  changeBetween,
  expectedUnhappy,
  priorOf,
  shrunkShare,
  votesPerSide,
  wilsonInterval,
} from '#model/feedback/statistics.ts';

/** https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E (Newcombe 1998), table I, method 3. */
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('the Wilson interval of %i in %i is %f to %f, as Newcombe printed', (yes, n, low, high) => {
  const interval = wilsonInterval({ yes, no: n - yes });
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test('the Wilson interval says nothing without votes and touches the ends at all or none', () => {
  expect(wilsonInterval({ yes: 0, no: 0 })).toEqual({ low: 0, high: 1 });
  expect(wilsonInterval({ yes: 0, no: 5 }).low).toBe(0);
  expect(wilsonInterval({ yes: 5, no: 0 }).high).toBe(1);
});

/** Fleiss 1981, formula 3.14, at 95 % and 80 % power; the figures of common calculators without correction. */
test.each([
  [0.8, 0.5, 39],
  [0.8, 0.6, 82],
  [0.8, 0.7, 294],
  [0.7, 0.65, 1377],
])('a change from %f to %f takes %i votes on each side', (from, to, n) => {
  expect(votesPerSide(from, to)).toBe(n);
  expect(votesPerSide(to, from)).toBe(n);
});

test('no change takes for ever', () => {
  expect(votesPerSide(0.7, 0.7)).toBe(Number.POSITIVE_INFINITY);
});

test.each([
  [2, 0, 0.75],
  [1, 2, 0.62],
  [9, 1, 0.8],
  [21, 9, 0.7],
  [180, 20, 0.89],
])('%i yes and %i no are drawn to %f by a mean of 0.7 worth ten votes', (yes, no, expected) => {
  expect(shrunkShare({ yes, no }, { mean: 0.7, weight: 10 })).toBeCloseTo(expected, 2);
});

test('the prior is the mean of all votes, and even without any', () => {
  expect(priorOf([])).toEqual({ mean: 0.5, weight: 10 });
  expect(
    priorOf([
      { yes: 70, no: 28 },
      { yes: 0, no: 0 },
    ]).mean,
  ).toBeCloseTo(0.71, 10);
});

test('many readers of a mediocre article outweigh few of a bad one', () => {
  const prior = { mean: 0.7, weight: 10 };
  expect(expectedUnhappy({ yes: 60, no: 40 }, prior, 1000)).toBeGreaterThan(
    expectedUnhappy({ yes: 0, no: 3 }, prior, 30),
  );
});

describe('a change', () => {
  const prior = { mean: 0.7, weight: 10 };

  test('is clear with enough votes', () => {
    const change = changeBetween({ yes: 60, no: 60 }, { yes: 110, no: 20 }, prior);
    expect(change).toMatchObject({ verdict: 'better', votesNeeded: 0 });
    expect(change.difference.low).toBeGreaterThan(0);
    expect(changeBetween({ yes: 110, no: 20 }, { yes: 60, no: 60 }, prior).verdict).toBe('worse');
  });

  test('is not clear with few, and says how many are missing', () => {
    const change = changeBetween({ yes: 3, no: 3 }, { yes: 5, no: 1 }, prior);
    expect(change.verdict).toBe('unclear');
    expect(change.votesNeeded).toBeGreaterThanOrEqual(14);
  });

  /** Newcombe 1998 (method 10), example (a): 56/70 against 48/80 gives 0.0524 to 0.3339. */
  test('comes with the interval of its size, as Newcombe printed', () => {
    const { difference } = changeBetween({ yes: 48, no: 32 }, { yes: 56, no: 14 }, prior);
    expect(difference.low).toBeCloseTo(0.0524, 4);
    expect(difference.high).toBeCloseTo(0.3339, 4);
  });
});

/** A generator with a seed, so that the test is the same every time: https://prng.di.unimi.it/splitmix64.c, 32 bits. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  };
}

test.each([5, 10, 30, 100, 400])(
  'articles that did not change are called changed in under 2 %% of cases: %i votes',
  (n) => {
    const random = createRandom(n);
    const draw = (share: number) => {
      let yes = 0;
      for (let i = 0; i < n; i += 1) yes += random() < share ? 1 : 0;
      return { yes, no: n - yes };
    };
    const trials = 3000;
    let alarms = 0;
    for (let i = 0; i < trials; i += 1) {
      const share = [0.5, 0.7, 0.9][i % 3] ?? 0.7;
      const verdict = changeBetween(draw(share), draw(share), { mean: 0.7, weight: 10 }).verdict;
      if (verdict !== 'unclear') alarms += 1;
    }
    expect(alarms / trials).toBeLessThan(0.02);
  },
);

test('real changes are found: 80 % to 50 % with 100 votes a side, nine times of ten', () => {
  const random = createRandom(7);
  let found = 0;
  for (let i = 0; i < 200; i += 1) {
    const draw = (share: number) => {
      let yes = 0;
      for (let k = 0; k < 100; k += 1) yes += random() < share ? 1 : 0;
      return { yes, no: 100 - yes };
    };
    if (changeBetween(draw(0.8), draw(0.5), { mean: 0.7, weight: 10 }).verdict === 'worse') found += 1;
  }
  expect(found).toBeGreaterThan(180);
});
