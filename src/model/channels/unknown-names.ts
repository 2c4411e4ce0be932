/** Names in `channels.yaml` and `announcements.yaml` that mean nothing. */

/** Entries (with their index) that are not in the known set; none when nothing is known. */
export function unknownOnes(
  names: readonly string[] | undefined,
  known: Iterable<string> | undefined,
): [index: number, name: string][] {
  if (!known) return [];
  const set = new Set(known);
  return [...(names ?? []).entries()].filter(([, name]) => !set.has(name));
}
