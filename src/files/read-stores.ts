/** Reads `content/stores/`: the services and every file of records. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { expandMarkdown } from '#markdown/expand.ts';
import type { Holiday } from '#model/hours/compile.ts';
import { buildStores } from '#model/stores/build.ts';
import type { StoreCentre } from '#model/stores/centre.ts';
import { buildDirectory } from '#model/stores/directory.ts';
import type { ParsedStores, StoreRecord } from '#model/stores/formats/format.ts';
import { defaultMapSettings, parseMapSettings } from '#model/stores/map-settings.ts';
import { parseStores, storeFileEndings } from '#model/stores/parse.ts';
import type { Localized } from '#model/stores/record.ts';
import { parseServices } from '#model/stores/services.ts';
import { townNames } from '#model/stores/town-names.ts';
import { buildPlaceLookup } from '#model/stores/towns.ts';
import type { Reuse, Use } from '#model/reuse/reuse.ts';
import { problem, sortProblems, type Problem } from '#problems/problem.ts';
import type { YamlSource } from '#problems/yaml.ts';
import type { Site } from '#site/site.ts';
import { shownPath, type Places } from './places.ts';
import { publicPath } from './public-files.ts';
import { regionName } from './region-names.ts';
import { readTextFile } from './text-file.ts';
import { readTowns } from './towns.ts';

/** All stores of a help centre. The lists are empty if there is no `stores` folder. */
export interface Stores extends StoreCentre {
  readonly problems: readonly Problem[];
  /** Where descriptions name variables and snippets, by locale. */
  readonly uses: readonly Use[];
}

export interface ReadStoresOptions {
  readonly site: Site;
  /** The day of the build, `2026-11-22`. */
  readonly today: string;
  readonly holidaysOf?: (country: string, region: string | undefined) => readonly Holiday[];
  /** What texts of each locale can use. */
  readonly reuse?: ReadonlyMap<string, Reuse>;
}

const servicesFile = 'services.yaml';
const mapFile = 'map.yaml';

/**
 * Reads and checks the stores and the choice of map.
 *
 * Problems: those of reading, `parseServices`, `parseMapSettings`, `parseStores` and `buildStores`; `file-unknown` for a file of
 * another kind.
 */
export function readStores(places: Places, { site, today, holidaysOf, reuse }: ReadStoresOptions): Stores {
  const folder = join(places.contentDir, 'stores');
  const problems: Problem[] = [];
  const uses: Use[] = [];
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const servicesRead =
    names.includes(servicesFile) && read(join(folder, servicesFile), (source) => parseServices(source, site));
  const services = servicesRead ? servicesRead.services : [];
  const mapRead = names.includes(mapFile) && read(join(folder, mapFile), parseMapSettings);
  const map = mapRead ? mapRead.settings : defaultMapSettings;
  const records: StoreRecord[] = [];
  for (const name of names) {
    if (name === servicesFile || name === mapFile || name.startsWith('.') || name === 'README.md') continue;
    records.push(...(read(join(folder, name), parseRecords)?.records ?? []));
  }
  const built = buildStores({
    records: reuse ? records.map((record) => withValues(record, reuse, { problems, uses })) : records,
    services,
    site,
    today,
    analyse: analyseMarkdown,
    ...(holidaysOf && { holidaysOf }),
    ...(records.length > 0 && { places: buildPlaceLookup(readTowns(), townNames) }),
    hasImage: (src) => publicPath(places, src) !== undefined,
  });
  return {
    stores: built.stores,
    services,
    directory: buildDirectory(built.stores, regionName),
    map,
    problems: sortProblems([...problems, ...built.problems]),
    uses,
  };

  /** What a parser makes of a file; `undefined` where the file can't be read. */
  function read<T extends { readonly problems: readonly Problem[] }>(
    path: string,
    parse: (source: YamlSource) => T,
  ): T | undefined {
    const { text, problems: unreadable } = readTextFile(path, places);
    problems.push(...(unreadable ?? []));
    if (text === undefined) return undefined;
    const parsed = parse({ file: shownPath(path), text });
    problems.push(...parsed.problems);
    return parsed;
  }
}

/**
 * A record whose texts have their values; a text for all locales that names some becomes one for each. Adds to `found`
 * what `expandMarkdown` finds.
 */
function withValues(
  record: StoreRecord,
  reuse: ReadonlyMap<string, Reuse>,
  found: { readonly problems: Problem[]; readonly uses: Use[] },
): StoreRecord {
  const { file, data, positionOf } = record;
  const expanded = (key: 'description' | 'transit' | 'parking'): Localized | undefined => {
    const written = data[key];
    if (written === undefined || !/\{\{|::snippet/.test(JSON.stringify(written))) return written;
    const isForAll = typeof written === 'string';
    const texts = isForAll
      ? [...reuse.keys()].map((locale) => [locale, written] as const)
      : Object.entries(written);
    const byLocale = texts.map(([locale, body], index) => {
      const made = expandMarkdown(
        { file, body, firstLine: 1, format: 'md', locale },
        { snippets: new Map(), values: undefined, ...reuse.get(locale) },
      );
      const at = positionOf(isForAll ? [key] : [key, locale]);
      // A text for all is in one language, whatever the reader's.
      if (!isForAll || index === 0) {
        found.problems.push(...made.problems.map((one) => ({ ...one, at })));
        found.uses.push(...made.uses.map((one) => ({ ...one, at })));
      }
      return [locale, made.text] as const;
    });
    return Object.fromEntries(byLocale);
  };
  const texts = {
    description: expanded('description'),
    transit: expanded('transit'),
    parking: expanded('parking'),
  };
  return { ...record, data: { ...data, ...texts } };
}

/** Records of a file. Problems: those of `parseStores`; `file-unknown` for a file of another kind. */
function parseRecords(source: YamlSource): Pick<ParsedStores, 'records' | 'problems'> {
  const parsed = parseStores(source);
  if (parsed) return parsed;
  const { file } = source;
  const fix = `Files of stores end in ${storeFileEndings.join(', ')}. Move other files out of the folder.`;
  return {
    records: [],
    problems: [problem('file-unknown', { file }, `"${file}" isn't a file of stores.`, fix)],
  };
}
