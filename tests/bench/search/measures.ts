/** How well ranked answers meet known items. */

export interface Judged {
  readonly expected: readonly string[];
  /** Ids of the results, best first. */
  readonly found: readonly string[];
}

/** Shares are of 1. */
export interface Measures {
  readonly queries: number;
  readonly success1: number;
  readonly success5: number;
  /** Mean reciprocal rank among the first ten, https://en.wikipedia.org/wiki/Mean_reciprocal_rank. */
  readonly mrr10: number;
  readonly empty: number;
}

export function measure(answers: readonly Judged[]): Measures {
  const ranks = answers.map(({ expected, found }) => found.findIndex((id) => expected.includes(id)));
  const share = (holds: (rank: number) => boolean) => round(ranks.filter(holds).length / answers.length);
  return {
    queries: answers.length,
    success1: share((rank) => rank === 0),
    success5: share((rank) => rank >= 0 && rank < 5),
    mrr10: round(
      ranks.reduce((sum, rank) => sum + (rank >= 0 && rank < 10 ? 1 / (rank + 1) : 0), 0) / answers.length,
    ),
    empty: round(answers.filter(({ found }) => found.length === 0).length / answers.length),
  };
}

const round = (value: number) => Math.round(value * 1000) / 1000;
