/** Reads store records in any of the formats. A new format is a file in `formats/` and an entry in the list below. */
import { csv } from './formats/csv.ts';
import type { ParsedStores, StoreFile, StoreFormat } from './formats/format.ts';
import { geojson } from './formats/geojson.ts';
import { yaml } from './formats/yaml.ts';

const formats: readonly StoreFormat[] = [yaml, csv, geojson];

/** Endings of store files, with their dots. */
export const storeFileEndings = formats.flatMap(({ endings }) => endings.map((ending) => `.${ending}`));

/**
 * Reads one file of `content/stores/` in the format of its ending. `undefined` for other endings.
 *
 * Problems: those of the format.
 */
export function parseStores(source: StoreFile): ParsedStores | undefined {
  const ending = /\.(\w+)$/.exec(source.file)?.[1]?.toLowerCase();
  return formats.find(({ endings }) => ending !== undefined && endings.includes(ending))?.parse(source);
}
