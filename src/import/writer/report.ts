/** Prints an import's result: for a person, for a program. */
import { printable } from '#base/printable.ts';
import { noteKinds, type NoteKind } from '#import/tree/notes.ts';
import type { ImportResult } from './writer.ts';

export const reportFormats = ['text', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The report as one string that ends in a line break. */
export const formatReport = (result: ImportResult, format: ReportFormat): string =>
  format === 'json'
    ? JSON.stringify({ ...result, byKind: countKinds(result) }, null, 2) + '\n'
    : formatText(result);

function formatText(result: ImportResult): string {
  const { counts, written, notes } = result;
  const byKind = countKinds(result);
  const kinds = (Object.keys(byKind) as NoteKind[]).map(
    (kind) => `${String(byKind[kind]).padStart(6)}  ${kind}: ${noteKinds[kind].means}\n`,
  );
  return [
    ...notes.map(({ file, line, kind, what }) =>
      printable(`${file}${line === undefined ? '' : `:${line}`}  ${kind}  ${what}\n`),
    ),
    notes.length > 0 ? '\n' : '',
    `${counts.articles} articles, ${counts.topics} topics, ${counts.images} images, ${counts.files} files, ${counts.links} links rewritten.\n`,
    `Files: ${written.added} added, ${written.updated} updated, ${written.unchanged} unchanged, ${written.kept} kept as edited.\n`,
    ...(kinds.length > 0 ? ['To look at:\n', ...kinds] : []),
  ].join('');
}

/** How often each kind of note occurs, kinds in the order of their table. */
function countKinds({ notes }: Pick<ImportResult, 'notes'>): Partial<Record<NoteKind, number>> {
  const counts = Map.groupBy(notes, ({ kind }) => kind);
  return Object.fromEntries(
    (Object.keys(noteKinds) as NoteKind[]).flatMap((kind) => {
      const found = counts.get(kind);
      return found ? [[kind, found.length]] : [];
    }),
  );
}

/** Whether a source file could not be imported as it was meant. */
export const hasFailures = ({ notes }: Pick<ImportResult, 'notes'>): boolean =>
  notes.some(({ kind }) => noteKinds[kind].failure);
