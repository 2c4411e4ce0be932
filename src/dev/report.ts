/** Prints problems in the terminal: those of the file just saved last. Older ones are only counted. */
import { countOf } from '#base/count-of.ts';
import { formatProblem } from '#problems/format.ts';
import type { Problem } from '#problems/problem.ts';

/** Prints what is new since the last call. `saved` are the files that have changed since then. */
export function createReport(
  tell: (text: string) => void,
): (problems: readonly Problem[], saved: readonly string[]) => void {
  let known: ReadonlySet<string> = new Set();
  return (problems, saved) => {
    const isFirst = known.size === 0;
    const isNew = (found: Problem) => !known.has(keyOf(found));
    const isSaved = ({ file }: Problem) => saved.includes(file);
    const ofSaved = problems.filter(isSaved);
    const elsewhere = problems.filter((found) => !isSaved(found) && isNew(found));
    const [fresh, old] = isFirst
      ? [problems, []]
      : [[...elsewhere, ...ofSaved], problems.filter((found) => !isSaved(found) && !isNew(found))];
    const isChanged = problems.length !== known.size || problems.some(isNew);
    known = new Set(problems.map(keyOf));
    if (!isChanged && ofSaved.length === 0) return;
    const rest = problems.length === 0 ? 'No problems.\n' : foundIn(old, fresh.length > 0);
    tell(`${rest}${fresh.map(formatProblem).join('')}`);
  };
}

/** Identifies a problem without its line, which may shift while the problem stays the same. */
const keyOf = ({ file, code, message }: Problem) => [file, code, message].join('\0');

/** @example foundIn(problems, true) // => '3 more problems in 2 files.\n' */
function foundIn(problems: readonly Problem[], isMore: boolean): string {
  if (problems.length === 0) return '';
  const files = new Set(problems.map(({ file }) => file)).size;
  return `${countOf(problems.length, isMore ? 'more problem' : 'problem')} in ${countOf(files, 'file')}.\n`;
}
