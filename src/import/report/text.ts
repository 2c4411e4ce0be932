/** Prints an import's report: for a person, for a program. */
import { printable } from '#base/printable.ts';
import type { Note } from '#import/tree/notes.ts';
import type { ImportResult } from '#import/writer/writer.ts';
import { figuresOf, formatOutcomes, groupNotes, reportParts } from './figures.ts';

/** The whole report for a program. */
export const formatJson = (result: ImportResult): string =>
  JSON.stringify({ ...result, byKind: countKinds(result) }, null, 2) + '\n';

/** The opening figures and what is left to do, by kind. `isWhole`: every note, too. */
export function formatText(result: ImportResult, { isWhole }: { readonly isWhole: boolean }): string {
  const { written, notes } = result;
  const figures = figuresOf(result);
  const width = Math.max(...figures.map(([, value]) => value.length));
  return [
    ...(isWhole ? notes.map(formatNote) : []),
    isWhole && notes.length > 0 ? '\n' : '',
    ...figures.map(([name, value]) => `${value.padStart(width)}  ${name}\n`),
    `\nFiles: ${formatOutcomes(written)}.\n`,
    ...[...groupNotes(notes)].flatMap(([part, groups]) => [
      `\n${reportParts[part]}:\n`,
      ...groups.map(
        ({ kind, means, notes: { length } }) => `${String(length).padStart(6)}  ${kind}: ${means}\n`,
      ),
    ]),
  ].join('');
}

/** One line: where, what, and where it is now. */
function formatNote({ file, line, kind, what, output }: Note): string {
  const now = output === undefined ? '' : `  → ${placeOf(output)}`;
  return printable(`${placeOf({ file, line })}  ${kind}  ${what}${now}\n`);
}

/** @example placeOf({ file: 'a.md', line: 3 }) // => 'a.md:3' */
export const placeOf = ({
  file,
  line,
}: {
  readonly file: string;
  readonly line: number | undefined;
}): string => (line === undefined ? file : `${file}:${line}`);

const countKinds = ({ notes }: ImportResult): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...groupNotes(notes).values()].flat().map(({ kind, notes: { length } }) => [kind, length]),
  );
