/**
 * Whether a value has all properties of a sample, each of the same `typeof`: a guard for what storage holds, which may be of
 * another version, damaged, or somebody else's. A property that is a list or an object may still be any of them, or `null`.
 *
 * @example isLike(storedJson('fener:visit'), { id: '', at: 0 })
 */
export function isLike<Sample extends object>(value: unknown, sample: Sample): value is Sample {
  const found = Object(value) as Readonly<Record<string, unknown>>;
  return Object.entries(sample).every(([key, like]) => typeof found[key] === typeof like);
}
