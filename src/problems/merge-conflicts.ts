/** Lines that git writes into a file when two people changed the same place. */
import { problem, type Position, type Problem } from './problem.ts';

/** Editors move it inwards with the list that it stands in. */
const mark = /^[ \t]*(<{7}|>{7}|\|{7}) /;

/** Lines of a text, counted from 1, that hold a mark of git: one for each conflict, which ends with ">>>>>>>". */
export function findConflicts(text: string, isIgnored: (line: number) => boolean = () => false): number[] {
  if (!new RegExp(mark, 'm').test(text)) return [];
  const found: number[] = [];
  let isInside = false;
  for (const [index, line] of text.split('\n').entries()) {
    const sign = mark.exec(line)?.[1]?.charAt(0);
    if (sign === undefined || isIgnored(index + 1)) continue;
    if (!isInside) found.push(index + 1);
    isInside = sign !== '>';
  }
  return found;
}

const keepOne = 'Keep the right version. Delete the other one and the markers.';

/** The problems `merge-conflict` of a file; `placeOf` gives the place of a line. */
export function conflictProblems(
  file: string,
  lines: readonly number[],
  placeOf = (line: number): Position => ({ line, column: 1 }),
  fix = keepOne,
): Problem[] {
  return lines.map((line) =>
    problem(
      'merge-conflict',
      { file, at: placeOf(line) },
      'Git has left two versions of this text, between its conflict markers ("<<<<<<<", "=======", ">>>>>>>").',
      fix,
    ),
  );
}
