/** Stores as a table with a header of our column names, or as the sheet of Google Business Profile. */
import { conflictProblems, findConflicts } from '#problems/merge-conflicts.ts';
import { didYouMean, onlyNearest } from '#problems/nearest.ts';
import { problem } from '#problems/problem.ts';
import type { PositionOf } from '#problems/yaml.ts';
import { buildRecord, columnNames, columnOf, type FlatRecord } from './columns.ts';
import { parseCsv, type Cell, type Table } from './csv-table.ts';
import { collectRecords, type ParsedStores, type StoreFile, type StoreFormat } from './format.ts';
import { googleColumnOf, isGoogleSheet, readGoogleRow } from './google-sheet.ts';

export const csv: StoreFormat = { endings: ['csv', 'tsv'], parse };

function parse(source: StoreFile): ParsedStores {
  const conflicts = conflictProblems(source.file, findConflicts(source.text));
  if (conflicts.length > 0) return { records: [], problems: conflicts };
  const table = parseCsv(source.text);
  if (isGoogleSheet(table)) {
    return collectRecords(
      table.rows.map((row) => {
        const record = readGoogleRow(table.header, row);
        return { value: record.value, positionOf: cellPositions(table, row, record, googleColumnOf) };
      }),
      source.file,
    );
  }
  const unknown = table.header.filter(({ text }) => text !== '' && !columnOf(text));
  const names = table.header.map(({ text }) => text);
  const free = columnNames.filter((name) => !names.includes(name));
  // A column that is misspelt is told once, and not missed in every row.
  const known = names.map((text) => (text === '' || columnOf(text) ? text : (onlyNearest(text, free) ?? '')));
  const parsed = collectRecords(
    table.rows.map((row) => {
      const record = buildRecord(
        known.flatMap((name, i) => (name === '' ? [] : [[name, row[i]?.text ?? ''] as const])),
      );
      return { value: record.value, positionOf: cellPositions(table, row, record, (name) => [name]) };
    }),
    source.file,
  );
  const problems = unknown.map(({ text, at }) =>
    problem(
      'unknown-key',
      { file: source.file, at },
      `There is no column "${text}".`,
      `${didYouMean(text, columnNames)}Known columns: ${columnNames.join(', ')}.`,
    ),
  );
  return { records: parsed.records, problems: [...problems, ...parsed.problems] };
}

/** Positions in a table: the cell with the value, or else the first cell of the row. */
function cellPositions(
  table: Table,
  row: readonly Cell[],
  record: FlatRecord,
  columnsOf: (name: string) => readonly string[],
): PositionOf {
  return (path, options) => {
    const name = record.columnOf(path);
    const wanted = name === undefined ? [] : columnsOf(name);
    const index = table.header.findIndex(
      ({ text }) => wanted.includes(text) || wanted.includes(text.toLowerCase()),
    );
    const { line, column } = row[index]?.at ?? row[0]?.at ?? { line: 1, column: 1 };
    const inText = options?.inText;
    return inText && inText.line > 1
      ? { line: line + inText.line - 1, column: inText.column }
      : { line, column };
  };
}
