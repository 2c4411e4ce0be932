/** What votes allow one to say, and what they do not. Plain arithmetic; each formula names its source. */
import { clamp } from '#base/clamp.ts';
import { sum } from '#base/sum.ts';

export interface Votes {
  readonly yes: number;
  readonly no: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** 97.5th percentile of the normal distribution: two-sided 95 %. */
const z95 = 1.959963984540054;
/** 80th percentile of the normal distribution: the power that sample sizes are planned for. */
const z80 = 0.8416212335729143;

/**
 * The Wilson score interval of the share of "yes", 95 % unless told otherwise; 0 to 1 without votes.
 * Source: E. B. Wilson 1927, https://doi.org/10.1080/01621459.1927.10502953; why its lower end is the right
 * key to sort by: https://www.evanmiller.org/how-not-to-sort-by-average-rating.html
 */
export function wilsonInterval({ yes, no }: Votes, z = z95): Interval {
  const n = yes + no;
  if (n === 0) return { low: 0, high: 1 };
  const share = yes / n;
  const centre = share + (z * z) / (2 * n);
  const margin = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return {
    low: yes === 0 ? 0 : (centre - margin) / scale,
    high: no === 0 ? 1 : (centre + margin) / scale,
  };
}

/** What is believed about an article before its votes are counted: `mean`, as if `weight` people had voted. */
export interface Prior {
  readonly mean: number;
  readonly weight: number;
}

/** The mean of all votes of a locale as prior; where it has none, as many "yes" as "no". */
export function priorOf(all: readonly Votes[], weight = 10): Prior {
  const yes = sum(all, (votes) => votes.yes);
  const no = sum(all, (votes) => votes.no);
  return { mean: (yes + 1) / (yes + no + 2), weight };
}

/** The share of "yes", drawn towards the prior the more, the fewer votes there are. */
export const shrunkShare = ({ yes, no }: Votes, { mean, weight }: Prior): number =>
  (yes + weight * mean) / (yes + no + weight);

/**
 * How many of the people who come to an article leave unhappy, as far as can be expected: what a writer's
 * hour is best spent on. `visitors` is any measure of traffic that articles share.
 */
export const expectedUnhappy = (votes: Votes, prior: Prior, visitors: number): number =>
  visitors * (1 - shrunkShare(votes, prior));

/** Fewer votes than this on either side never count as a change. */
const minVotesForChange = 20;

/**
 * How sure a change has to be: 98.6 %, so that each side errs in at most 0.7 % of comparisons of an article that did
 * not change. A list of hundreds stays believable; tests hold both sides together under 2 %.
 */
const z986 = 2.4572634;

export interface Change {
  readonly verdict: 'better' | 'worse' | 'unclear';
  /** 95 % interval of the difference of the shares. */
  readonly difference: Interval;
  /** Votes still needed to see a change of the size observed, 0 where the verdict is clear. */
  readonly votesNeeded: number;
}

/** Whether votes after a rewrite differ from those before it: whether the interval of the difference excludes 0. */
export function changeBetween(before: Votes, after: Votes, prior: Prior): Change {
  const enough = Math.min(before.yes + before.no, after.yes + after.no) >= minVotesForChange;
  const sure = differenceInterval(before, after, z986);
  const verdict = enough && sure.low > 0 ? 'better' : enough && sure.high < 0 ? 'worse' : 'unclear';
  return {
    verdict,
    difference: differenceInterval(before, after, z95),
    votesNeeded: verdict === 'unclear' ? votesStillNeeded(before, after, prior) : 0,
  };
}

/**
 * How much the share of "yes" rose: Newcombe's hybrid score interval, method 10.
 * Source: R. G. Newcombe 1998, https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I
 */
function differenceInterval(before: Votes, after: Votes, z: number): Interval {
  const shareOf = ({ yes, no }: Votes) => (yes + no === 0 ? 0.5 : yes / (yes + no));
  const [b, a] = [wilsonInterval(before, z), wilsonInterval(after, z)];
  const [pb, pa] = [shareOf(before), shareOf(after)];
  return {
    low: Math.max(-1, pa - pb - Math.hypot(pa - a.low, b.high - pb)),
    high: Math.min(1, pa - pb + Math.hypot(a.high - pa, pb - b.low)),
  };
}

/**
 * Votes per side that show a change from one share to another at 95 % with 80 % power.
 * Source: J. L. Fleiss, Statistical Methods for Rates and Proportions, 2nd ed. 1981, formula 3.14
 * (without continuity correction).
 */
export function votesPerSide(from: number, to: number): number {
  if (from === to) return Number.POSITIVE_INFINITY;
  const mean = (from + to) / 2;
  const root = z95 * Math.sqrt(2 * mean * (1 - mean)) + z80 * Math.sqrt(from * (1 - from) + to * (1 - to));
  return Math.ceil((root * root) / (from - to) ** 2);
}

/** At most this many votes are asked for: more than this is "no change that a vote could show". */
const mostVotesAskedFor = 10_000;

function votesStillNeeded(before: Votes, after: Votes, prior: Prior): number {
  const needed = votesPerSide(shrunkShare(before, prior), shrunkShare(after, prior));
  const wanted = clamp(needed, minVotesForChange, mostVotesAskedFor);
  return Math.max(1, wanted - (after.yes + after.no));
}

/** A count in a period and in the one before it, which is as long. */
export interface CountChange {
  readonly now: number;
  readonly before: number;
  /** `few`: less than 20 in both together, of which nothing can be said. */
  readonly verdict: 'more' | 'less' | 'unclear' | 'few';
}

/** Fewer events than this in two periods together say nothing about a change. */
const minCountForChange = 20;

/**
 * Whether something happened more often than before, beyond chance. Without a change, each event falls into either period
 * like a coin: a change is certain when the 95 % interval of the share of "now" leaves out one half.
 * Source: J. Przyborowski and H. Wilenski 1940, https://doi.org/10.1093/biomet/31.3-4.313 (with Wilson's interval).
 */
export function compareCounts(now: number, before: number): CountChange {
  if (now + before < minCountForChange) return { now, before, verdict: 'few' };
  const { low, high } = wilsonInterval({ yes: now, no: before });
  return { now, before, verdict: low > 0.5 ? 'more' : high < 0.5 ? 'less' : 'unclear' };
}

/** A share in a period and in the one before it. */
export interface ShareChange {
  readonly now: Votes;
  readonly before: Votes;
  readonly verdict: 'higher' | 'lower' | 'unclear' | 'few';
  /** 95 % interval of the difference of the shares. */
  readonly difference: Interval;
}

/** Whether a share differs from the one before: `few` where a side has less than 20. */
export function compareShares(now: Votes, before: Votes): ShareChange {
  const difference = differenceInterval(before, now, z95);
  const isFew = Math.min(now.yes + now.no, before.yes + before.no) < minVotesForChange;
  const verdict = difference.low > 0 ? 'higher' : difference.high < 0 ? 'lower' : 'unclear';
  return { now, before, difference, verdict: isFew ? 'few' : verdict };
}
