/** How much a source text has changed since a translation was made: what its `changes` say of two of its texts. */
import { problem, type Problem } from '#problems/problem.ts';
import type { Change, Significance } from './front-matter.ts';
import type { ContentSource } from './source.ts';

/** From what changes nothing for a reader to what makes a translation wrong. */
const weights: Readonly<Record<Significance, number>> = { typo: 0, minor: 1, major: 2 };

const heavier = (a: Significance, b: Significance): Significance => (weights[a] > weights[b] ? a : b);

/** Whether a stamp, of any format, is that of the text as it is now. */
export const isStampOf = (stamp: string, { stamp: current, textHash }: ContentSource): boolean =>
  stamp === current || stamp === textHash;

/** The changes that name their texts. */
export const tiedChanges = ({ data: { changes } }: ContentSource): readonly Change[] =>
  Array.isArray(changes) ? changes : [];

/**
 * What lies between the text with a stamp and the text as it is now; `typo` also if nothing does. Where the changes don't
 * lead from one to the other, nobody has said, and it's `major`.
 */
export function significanceSince(stamp: string, original: ContentSource): Significance {
  if (isStampOf(stamp, original)) return 'typo';
  const changes = tiedChanges(original);
  const reached = new Map<string, Significance>([[stamp, 'typo']]);
  // Each pass goes one change further; a ring of changes ends like everything else.
  for (let pass = 0; pass < changes.length; pass++) {
    for (const { is, from, to } of changes) {
      const before = reached.get(from);
      if (before === undefined) continue;
      const known = reached.get(to);
      const now = heavier(before, is);
      if (known === undefined || weights[now] < weights[known]) reached.set(to, now);
    }
  }
  return [...reached].find(([text]) => isStampOf(text, original))?.[1] ?? 'major';
}

/**
 * The changes of a source with one more. Only those stay that lead from the stamp of a translation to the new text; a
 * change between the same two texts is said anew.
 */
export function withChange(
  known: readonly Change[],
  change: Change,
  stamps: readonly string[],
): readonly Change[] {
  const all = [...known.filter(({ from }) => from !== change.from), change];
  const forth = spread(stamps, all, ({ from, to }) => [from, to]);
  const back = spread([change.to], all, ({ from, to }) => [to, from]);
  return all.filter((one) => one === change || (forth.has(one.from) && back.has(one.to)));
}

function spread(
  starts: readonly string[],
  changes: readonly Change[],
  ends: (change: Change) => readonly [string, string],
): ReadonlySet<string> {
  const found = new Set(starts);
  for (let pass = 0; pass < changes.length; pass++) {
    for (const change of changes) {
      const [a, b] = ends(change);
      if (found.has(a)) found.add(b);
    }
  }
  return found;
}

/** Changes as a value of front matter. */
export const formatChanges = (changes: readonly Change[]): string =>
  `[${changes.map(({ is, from, to }) => `{ is: ${is}, from: ${from}, to: ${to} }`).join(', ')}]`;

/** The problem `changes-untied`: `changes` that say nothing, since they name no texts or stand in a translation. */
export function untiedChanges(source: ContentSource, original: ContentSource): Problem[] {
  const { changes } = source.data;
  if (changes === undefined || (Array.isArray(changes) && source === original)) return [];
  const where = { file: source.file, at: source.positionOf(['changes']) };
  if (source !== original) {
    const fix = `Remove it here. If it is about ${original.file}, write it there.`;
    return [
      problem('changes-untied', where, '"changes" is about a source text, and this is a translation.', fix),
    ];
  }
  const word = typeof changes === 'string' ? changes : 'typo';
  return [
    problem(
      'changes-untied',
      where,
      `"changes: ${word}" doesn't say between which texts, so translations count as stale.`,
      `Run: npx fener translations --changes ${word} ${source.file}`,
    ),
  ];
}
