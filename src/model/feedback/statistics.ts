/** What votes allow one to say, and what they do not. Plain arithmetic; each formula names its source. */

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
  const yes = all.reduce((sum, votes) => sum + votes.yes, 0);
  const no = all.reduce((sum, votes) => sum + votes.no, 0);
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

/** Natural logarithm of the gamma function for x > 0 (Lanczos, g = 7; https://dlmf.nist.gov/5.11). */
export function logGamma(x: number): number {
  const coefficients = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const t = x + 6.5;
  const series = coefficients.reduce((sum, c, i) => sum + c / (x + i), 0.9999999999998099);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(series);
}

/**
 * The regularised incomplete beta function I_x(a, b): the chance that a Beta(a, b) variable is at most x.
 * Source: continued fraction https://dlmf.nist.gov/8.17#E22, evaluated by the modified Lentz method.
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 500; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-13) break;
  }
  return (front * fraction) / a;
}

const nonZero = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value);

interface Beta {
  readonly a: number;
  readonly b: number;
}

const posterior = ({ yes, no }: Votes, { mean, weight }: Prior): Beta => ({
  a: yes + mean * weight,
  b: no + (1 - mean) * weight,
});

/**
 * The chance that the second share is greater than the first, each with a Beta posterior: the integral of
 * one's density times the other's distribution (Simpson's rule over the part that holds the mass).
 * For whole numbers it is the sum in https://www.evanmiller.org/bayesian-ab-testing.html
 */
export function chanceOfIncrease(before: Beta, after: Beta): number {
  const sdOf = ({ a, b }: Beta) => Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1)));
  const mean = after.a / (after.a + after.b);
  const reach = 9 * sdOf(after);
  const low = Math.max(1e-9, mean - reach);
  const high = Math.min(1 - 1e-9, mean + reach);
  const logScale = logGamma(after.a + after.b) - logGamma(after.a) - logGamma(after.b);
  const valueAt = (x: number) =>
    Math.exp(logScale + (after.a - 1) * Math.log(x) + (after.b - 1) * Math.log1p(-x)) *
    betaCdf(x, before.a, before.b);
  const steps = 400;
  const width = (high - low) / steps;
  let sum = valueAt(low) + valueAt(high);
  for (let i = 1; i < steps; i += 1) sum += valueAt(low + i * width) * (i % 2 === 1 ? 4 : 2);
  return Math.min(1, Math.max(0, (sum * width) / 3));
}

/** Fewer votes than this on either side never count as a change. */
export const minVotesForChange = 20;

/**
 * How sure one must be to speak of a change. Each side errs in at most 0.7 % of comparisons of an article
 * that did not change, so that a list of hundreds stays believable; tests hold it under 2 % in all.
 */
const sureEnough = 0.993;

export interface Change {
  readonly verdict: 'better' | 'worse' | 'unclear';
  /** The chance that the share of "yes" rose. */
  readonly chanceBetter: number;
  /** 95 % interval of the difference of the shares (Newcombe's hybrid score interval, method 10). */
  readonly difference: Interval;
  /** Votes still needed to see a change of the size observed, 0 where the verdict is clear. */
  readonly votesNeeded: number;
}

/**
 * Whether votes after a rewrite differ from those before it.
 * Interval: R. G. Newcombe 1998, https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I
 */
export function changeBetween(before: Votes, after: Votes, prior: Prior): Change {
  const chanceBetter = chanceOfIncrease(posterior(before, prior), posterior(after, prior));
  const enough = Math.min(before.yes + before.no, after.yes + after.no) >= minVotesForChange;
  const verdict =
    enough && chanceBetter >= sureEnough
      ? 'better'
      : enough && chanceBetter <= 1 - sureEnough
        ? 'worse'
        : 'unclear';
  return {
    verdict,
    chanceBetter,
    difference: differenceInterval(before, after),
    votesNeeded: verdict === 'unclear' ? votesStillNeeded(before, after, prior) : 0,
  };
}

function differenceInterval(before: Votes, after: Votes): Interval {
  const shareOf = ({ yes, no }: Votes) => (yes + no === 0 ? 0.5 : yes / (yes + no));
  const [b, a] = [wilsonInterval(before), wilsonInterval(after)];
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
  const wanted = Math.max(minVotesForChange, Math.min(needed, mostVotesAskedFor));
  return Math.max(1, wanted - (after.yes + after.no));
}
