/** Stores as YAML: `stores:` with a list of records. */
import { z } from 'zod';
import { holdsOnlyComments, parseYaml } from '#problems/yaml.ts';
import { collectRecords, type ParsedStores, type StoreFile, type StoreFormat } from './format.ts';

export const yaml: StoreFormat = { endings: ['yaml', 'yml'], parse };

const yamlFile = z.strictObject({ stores: z.array(z.unknown()) });

function parse(source: StoreFile): ParsedStores {
  if (holdsOnlyComments(source.text)) return { records: [], problems: [] };
  const { data, problems, positionOf } = parseYaml(source, yamlFile);
  if (!data) return { records: [], problems };
  return collectRecords(
    data.stores.map((value, index) => ({
      value,
      positionOf: (path, options) => positionOf(['stores', index, ...path], options),
    })),
    source.file,
  );
}
