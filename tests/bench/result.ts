/** What a benchmark gives. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  /** The most that the value may be. */
  readonly most: number;
  readonly holds: boolean;
}

export interface BenchResult {
  readonly figures: unknown;
  readonly bars: readonly Bar[];
}

/** A bar that holds while the value is at most `most`. */
export const atMost = (name: string, value: number, most: number): Bar => ({
  name,
  value: Number(value.toFixed(3)),
  most,
  holds: value <= most,
});
