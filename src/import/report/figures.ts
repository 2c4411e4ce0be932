/** What a report on an import opens with, and its notes by kind: one reading for all its forms. */
import { noteKinds, toldKinds, type Note, type NoteKind } from '#import/tree/notes.ts';
import type { WrittenCounts } from '#import/writer/files.ts';
import type { ImportResult } from '#import/writer/writer.ts';

const inWords = new Intl.NumberFormat('en');

/** The opening figures: name and value. */
export function figuresOf({ counts, locales, listed }: ImportResult): readonly (readonly [string, string])[] {
  const figures = [
    ['Texts in', counts.sources],
    ['Articles out', counts.articles],
    ['Topics', counts.topics],
    ['Pictures', counts.images],
    ['Files', counts.files],
    ['Links', counts.links],
    ['Old addresses', counts.addresses],
    ['Languages', locales.length],
  ] as const;
  const answered = listed && `${inWords.format(listed.answered)} of ${inWords.format(listed.total)}`;
  return [
    ...figures.map(([name, value]) => [name, inWords.format(value)] as const),
    ...(answered === undefined ? [] : [['Listed addresses answered', answered] as const]),
  ];
}

/** How many files came to which end; what seldom happens is said only if it did. */
export const formatOutcomes = ({
  added,
  updated,
  merged,
  unchanged,
  kept,
  deletedHere,
}: WrittenCounts): string =>
  [
    `${added} added`,
    `${updated} updated`,
    ...(merged > 0 ? [`${merged} merged`] : []),
    `${unchanged} unchanged`,
    `${kept} kept as edited`,
    ...(deletedHere > 0 ? [`${deletedHere} deleted here`] : []),
  ].join(', ');

/** The notes of one kind. */
export interface NoteGroup {
  readonly kind: NoteKind;
  readonly means: string;
  readonly notes: readonly Note[];
}

/** The three parts of a report. */
export const reportParts = {
  'left-out': 'Left out',
  'to-do': 'Left to do',
  changed: 'Changed on the way',
} as const;
type ReportPart = keyof typeof reportParts;

const partOf = (kind: NoteKind): ReportPart => {
  if (noteKinds[kind].failure) return 'left-out';
  return toldKinds.has(kind) ? 'changed' : 'to-do';
};

const kindsInOrder = Object.keys(noteKinds) as readonly NoteKind[];

/** Notes by part and kind, kinds in the order of their table; parts without notes are absent. */
export function groupNotes(notes: readonly Note[]): ReadonlyMap<ReportPart, readonly NoteGroup[]> {
  const byKind = Map.groupBy(notes, ({ kind }) => kind);
  const groups = kindsInOrder.flatMap((kind): NoteGroup[] => {
    const found = byKind.get(kind);
    return found ? [{ kind, means: noteKinds[kind].means, notes: found }] : [];
  });
  const byPart = Map.groupBy(groups, ({ kind }) => partOf(kind));
  const parts = Object.keys(reportParts) as readonly ReportPart[];
  return new Map(
    parts.flatMap((part) => {
      const found = byPart.get(part);
      return found ? [[part, found] as const] : [];
    }),
  );
}

/** Whether a source file could not be imported as it was meant. */
export const hasFailures = ({ notes }: Pick<ImportResult, 'notes'>): boolean =>
  notes.some(({ kind }) => noteKinds[kind].failure);
