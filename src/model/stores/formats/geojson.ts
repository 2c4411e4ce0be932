/** Stores as GeoJSON: a FeatureCollection of points (https://www.rfc-editor.org/rfc/rfc7946), with the keys of a record as properties. */
import { z } from 'zod';
import { conflictProblems, findConflicts } from '#problems/merge-conflicts.ts';
import { jsonProblem } from '#problems/json.ts';
import { parseYaml, type PositionOf } from '#problems/yaml.ts';
import { buildRecord } from './columns.ts';
import { collectRecords, type ParsedStores, type StoreFile, type StoreFormat } from './format.ts';

export const geojson: StoreFormat = { endings: ['geojson', 'json'], parse };

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

function parse(source: StoreFile): ParsedStores {
  const [conflict] = conflictProblems(source.file, findConflicts(source.text));
  const syntax = conflict ?? jsonProblem(source.file, source.text);
  if (syntax) return { records: [], problems: [syntax] };
  // JSON is YAML, so the YAML parser finds every value's line and column.
  const { data, problems, positionOf } = parseYaml({ file: source.file, text: source.text }, geoJson);
  if (!data) return { records: [], problems };
  return collectRecords(
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
