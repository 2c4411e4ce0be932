/** How much one visitor, one network, one article and all together may send. Kept in memory, bounded, forgotten at restart. */

/** A bucket holds `capacity` events and gets `perMinute` of them back. */
interface Limit {
  readonly capacity: number;
  readonly perMinute: number;
}

export interface Limits {
  readonly rate: Limit;
  readonly rateHourly: Limit;
  readonly comment: Limit;
  readonly telemetry: Limit;
  /** The same kinds by everybody of one network, whose browsers may call themselves what they like. */
  readonly networkRate: Limit;
  readonly networkComment: Limit;
  readonly networkTelemetry: Limit;
  /** Votes on one article, by everybody. */
  readonly article: Limit;
  /** Events on articles that no manifest has, by everybody. */
  readonly unknown: Limit;
  /** Questions of assistants of one network. */
  readonly questions: Limit;
  /** Answers that a model writes for one visitor, and for everybody of one network. */
  readonly answers: Limit;
  readonly networkAnswers: Limit;
  /** Requests of everybody, of all kinds. */
  readonly requests: Limit;
}

export const defaultLimits: Limits = {
  rate: { capacity: 10, perMinute: 10 },
  rateHourly: { capacity: 120, perMinute: 3 },
  comment: { capacity: 5, perMinute: 0.5 },
  telemetry: { capacity: 60, perMinute: 60 },
  networkRate: { capacity: 120, perMinute: 30 },
  networkComment: { capacity: 40, perMinute: 5 },
  networkTelemetry: { capacity: 600, perMinute: 600 },
  article: { capacity: 120, perMinute: 120 },
  unknown: { capacity: 120, perMinute: 120 },
  questions: { capacity: 60, perMinute: 60 },
  answers: { capacity: 5, perMinute: 1 },
  networkAnswers: { capacity: 30, perMinute: 6 },
  requests: { capacity: 2000, perMinute: 120_000 },
};

export interface Claim {
  readonly limit: keyof Limits;
  readonly key: string;
  readonly n: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Most buckets at a time; the one unused for longest is forgotten first. */
const maxBuckets = 10_000;

export interface Limiter {
  /**
   * Takes what is claimed, all or nothing; gives 0, or the seconds to wait. A claim passes while its bucket is
   * not empty, and may overdraw it: a queue of twenty votes from a train must get through in the end.
   */
  take(claims: readonly Claim[], nowMs: number): number;
  /** Buckets in memory. */
  readonly size: number;
}

/** A limiter; `nowMs` must come from a clock that never goes back. */
export function createLimiter(limits: Limits): Limiter {
  const buckets = new Map<string, Bucket>();

  const refill = ({ limit, key }: Claim, now: number): Bucket => {
    const { capacity, perMinute } = limits[limit];
    const name = `${limit}\0${key}`;
    const old = buckets.get(name);
    const gained = old ? ((now - old.at) / 60_000) * perMinute : 0;
    const bucket = { tokens: old ? Math.min(capacity, old.tokens + gained) : capacity, at: now };
    buckets.delete(name);
    buckets.set(name, bucket);
    return bucket;
  };

  return {
    take: (claims, now) => {
      const claimed = claims.map((claim) => ({ claim, bucket: refill(claim, now) }));
      if (buckets.size > maxBuckets) forgetOldest(buckets);
      const waits = claimed
        .filter(({ bucket }) => bucket.tokens < 1)
        .map(({ claim, bucket }) => ((1 - bucket.tokens) / limits[claim.limit].perMinute) * 60);
      if (waits.length > 0) return Math.max(1, Math.ceil(Math.max(...waits)));
      for (const { claim, bucket } of claimed) bucket.tokens -= claim.n;
      return 0;
    },
    get size() {
      return buckets.size;
    },
  };
}

/** A tenth at a time: a map that loses one entry for each that it gets is slow. */
function forgetOldest(buckets: Map<string, Bucket>): void {
  for (const name of buckets.keys()) {
    if (buckets.size <= maxBuckets * 0.9) return;
    buckets.delete(name);
  }
}
