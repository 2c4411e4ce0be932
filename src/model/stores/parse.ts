/** Reads store records from YAML, CSV, the Google Business Profile sheet and GeoJSON. */
import { z } from 'zod';
import { conflictProblems, findConflicts } from '#problems/merge-conflicts.ts';
import { jsonProblem } from '#problems/json.ts';
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { parseData, parseYaml, type PositionOf, type YamlSource } from '#problems/yaml.ts';
import { buildRecord, columnNames, columnOf, type FlatRecord } from './columns.ts';
import { parseCsv, type Cell, type Table } from './csv.ts';
import { googleColumnOf, isGoogleSheet, readGoogleRow } from './google-sheet.ts';
import { storeData, type StoreData } from './record.ts';

/** A record that has the right shape, and where its parts stand. */
export interface StoreRecord {
  readonly data: StoreData;
  readonly file: string;
  readonly positionOf: PositionOf;
}

/** Records that have the right shape, and the problems of those that have not. */
export interface ParsedStores {
  readonly records: readonly StoreRecord[];
  readonly problems: readonly Problem[];
}

type Source = Pick<YamlSource, 'file' | 'text'>;

/**
 * Reads one file of `content/stores/`, by its name: `.yaml`/`.yml`, `.csv` (ours or Google's), `.geojson`/`.json`.
 * `undefined` for other names.
 *
 * Problems: `yaml-syntax`, `json-syntax`, `unknown-key`, `missing-key`, `invalid-value`.
 */
export function parseStores(source: Source): ParsedStores | undefined {
  const extension = /\.(\w+)$/.exec(source.file)?.[1]?.toLowerCase();
  if (extension === 'yaml' || extension === 'yml') return parseStoresYaml(source);
  if (extension === 'csv' || extension === 'tsv') return parseStoresCsv(source);
  if (extension === 'geojson' || extension === 'json') return parseStoresGeoJson(source);
  return undefined;
}

const yamlFile = z.strictObject({ stores: z.array(z.unknown()) });

/** `stores:` with a list of records. A record with problems is left out, the others are kept. */
export function parseStoresYaml(source: Source): ParsedStores {
  const { data, problems, positionOf } = parseYaml(source, yamlFile);
  if (!data) return { records: [], problems };
  return collect(
    data.stores.map((value, index) => ({
      value,
      positionOf: (path, options) => positionOf(['stores', index, ...path], options),
    })),
    source.file,
  );
}

interface Candidate {
  readonly value: unknown;
  readonly positionOf: PositionOf;
}

function collect(candidates: readonly Candidate[], file: string): ParsedStores {
  const records: StoreRecord[] = [];
  const problems: Problem[] = [];
  for (const { value, positionOf } of candidates) {
    const parsed = parseData(value, storeData, { file, positionOf });
    problems.push(...parsed.problems);
    if (parsed.data) records.push({ data: parsed.data, file, positionOf });
  }
  return { records, problems };
}

/** A table with a header of our column names, or of Google's. */
export function parseStoresCsv(source: Source): ParsedStores {
  const conflicts = conflictProblems(source.file, findConflicts(source.text));
  if (conflicts.length > 0) return { records: [], problems: conflicts };
  const table = parseCsv(source.text);
  if (isGoogleSheet(table)) {
    return collect(
      table.rows.map((row) => {
        const record = readGoogleRow(table.header, row);
        return { value: record.value, positionOf: cellPositions(table, row, record, googleColumnOf) };
      }),
      source.file,
    );
  }
  const unknown = table.header.filter(({ text }) => text !== '' && !columnOf(text));
  const known = table.header.map(({ text }) => (columnOf(text) ? text : ''));
  const parsed = collect(
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

/** Positions in a table: the cell that gave the value, else the first cell of the row. */
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

const geoJson = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.union([z.string(), z.number()]).optional(),
      geometry: z.object({ type: z.literal('Point'), coordinates: z.array(z.number()).min(2) }).nullable(),
      properties: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
});

/** A FeatureCollection of points (https://www.rfc-editor.org/rfc/rfc7946), properties named as in YAML or CSV. */
export function parseStoresGeoJson(source: Source): ParsedStores {
  const [conflict] = conflictProblems(source.file, findConflicts(source.text));
  const syntax = conflict ?? jsonProblem(source.file, source.text);
  if (syntax) return { records: [], problems: [syntax] };
  // JSON is YAML, so the YAML parser finds every value's line and column.
  const { data, problems, positionOf } = parseYaml({ file: source.file, text: source.text }, geoJson);
  if (!data) return { records: [], problems };
  return collect(
    data.features.map(({ id, geometry, properties }, index) => {
      const [lng, lat] = geometry?.coordinates ?? [];
      const record = buildRecord([
        ['code', id === undefined ? '' : String(id)],
        ...Object.entries(properties ?? {}),
        ['lat', lat],
        ['lng', lng],
      ]);
      const at: PositionOf = (path, options) => {
        const name = record.columnOf(path);
        if (name === undefined) return positionOf(['features', index]);
        if (path[0] === 'geo') return positionOf(['features', index, 'geometry', 'coordinates']);
        return positionOf(
          ['features', index, 'properties', name, ...path.slice(name.split('.').length)],
          options,
        );
      };
      return { value: record.value, positionOf: at };
    }),
    source.file,
  );
}
