/** A clock for retention and days: follows the system's as long as that does not jump. */

/** Machines sleep for a night, and time servers correct hours; more than this is a mistake or has to be confirmed. */
export const toleratedJumpMs = 26 * 3_600_000;

/** A machine without a battery starts in 1970, until it has asked somebody: before this day there was no Fener. */
export const earliest = Date.UTC(2026, 0, 1);

export interface SteadyClock {
  /** The time in milliseconds since 1970. */
  now(): number;
  /** By how much the system's clock is ahead of this one because it jumped; 0 while this one follows it. */
  readonly aheadMs: number;
}

/**
 * Takes the system's time at the start and follows it; where it jumps by more than is tolerated, ahead or back, it goes
 * on counting by the monotonic clock until the system's clock is back or the collector is started again. A vote dated
 * years ahead would be missing from reports, and one dated back, or all that are older, would be deleted.
 */
export function createSteadyClock(wall: () => number, monotonic: () => number): SteadyClock {
  let offset = wall() - monotonic();
  let aheadMs = 0;
  return {
    now: () => {
      const [system, own] = [wall(), monotonic() + offset];
      const difference = system - own;
      if (Math.abs(difference) > toleratedJumpMs && own >= earliest) {
        aheadMs = difference;
        return own;
      }
      offset += difference;
      aheadMs = 0;
      return system;
    },
    get aheadMs() {
      return aheadMs;
    },
  };
}
