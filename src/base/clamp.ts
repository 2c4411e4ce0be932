/** The value, or the nearest end of the range that it lies outside of. */
export const clamp = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, value));
