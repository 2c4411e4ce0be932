/** What slips are. */

/** A part of a query that is written wrongly. */
export interface Slip {
  readonly start: number;
  readonly meant: string;
  readonly typed: string;
}

/** Slips that a query may have, one for each place. */
export type Slips = (query: string, random: () => number) => readonly Slip[];

/** One of several, drawn. */
export const drawn = <T>(items: readonly T[], random: () => number): T | undefined =>
  items[Math.floor(random() * items.length)];
