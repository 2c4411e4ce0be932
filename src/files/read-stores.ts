/** Reads `content/stores/`: the services and every file of records. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { analyseMarkdown } from '#markdown/analyse.ts';
import type { Holiday } from '#model/hours/compile.ts';
import { buildStores } from '#model/stores/build.ts';
import type { StoreCentre } from '#model/stores/centre.ts';
import { buildDirectory } from '#model/stores/directory.ts';
import { defaultMapSettings, parseMapSettings, type MapSettings } from '#model/stores/map-settings.ts';
import { parseStores, type StoreRecord } from '#model/stores/parse.ts';
import { parseServices, type Service } from '#model/stores/services.ts';
import { townNames } from '#model/stores/town-names.ts';
import { buildPlaceLookup } from '#model/stores/towns.ts';
import { problem, sortProblems, type Problem } from '#problems/problem.ts';
import type { Site } from '#site.ts';
import { shownPath, type Places } from './places.ts';
import { readTextFile } from './text-file.ts';
import { readTowns } from './towns.ts';

/** All stores of a help centre. The lists are empty if there is no `stores` folder. */
export interface Stores extends StoreCentre {
  readonly problems: readonly Problem[];
}

export interface ReadStoresOptions {
  readonly site: Site;
  /** The day of the build, `2026-11-22`. */
  readonly today: string;
  readonly holidaysOf?: (country: string, region: string | undefined) => readonly Holiday[];
}

const servicesFile = 'services.yaml';
const mapFile = 'map.yaml';

/**
 * Reads and checks the stores and the choice of map.
 *
 * Problems: those of reading, `parseServices`, `parseMapSettings`, `parseStores` and `buildStores`; `file-unknown` for a file of
 * another kind.
 */
export function readStores(places: Places, { site, today, holidaysOf }: ReadStoresOptions): Stores {
  const folder = join(places.contentDir, 'stores');
  const problems: Problem[] = [];
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const services = names.includes(servicesFile) ? readServices(join(folder, servicesFile)) : [];
  const map = names.includes(mapFile) ? readMap(join(folder, mapFile)) : defaultMapSettings;
  const records: StoreRecord[] = [];
  for (const name of names) {
    if (name === servicesFile || name === mapFile || name.startsWith('.') || name === 'README.md') continue;
    records.push(...readRecords(join(folder, name)));
  }
  const built = buildStores({
    records,
    services,
    site,
    today,
    analyse: analyseMarkdown,
    ...(holidaysOf && { holidaysOf }),
    ...(records.length > 0 && { places: buildPlaceLookup(readTowns(), townNames) }),
    hasImage: (src) => existsSync(join(places.publicDir, src)),
  });
  return {
    stores: built.stores,
    services,
    directory: buildDirectory(built.stores),
    map,
    problems: sortProblems([...problems, ...built.problems]),
  };

  function readServices(path: string): readonly Service[] {
    const { text, problems: unreadable } = readTextFile(path);
    problems.push(...(unreadable ?? []));
    if (text === undefined) return [];
    const parsed = parseServices({ file: shownPath(path), text }, site);
    problems.push(...parsed.problems);
    return parsed.services;
  }

  function readMap(path: string): MapSettings {
    const { text, problems: unreadable } = readTextFile(path);
    problems.push(...(unreadable ?? []));
    if (text === undefined) return defaultMapSettings;
    const parsed = parseMapSettings({ file: shownPath(path), text });
    problems.push(...parsed.problems);
    return parsed.settings;
  }

  function readRecords(path: string): readonly StoreRecord[] {
    const { text, problems: unreadable } = readTextFile(path);
    problems.push(...(unreadable ?? []));
    if (text === undefined) return [];
    const file = shownPath(path);
    const parsed = parseStores({ file, text });
    if (parsed) {
      problems.push(...parsed.problems);
      return parsed.records;
    }
    const fix = 'Stores are .yaml, .csv or .geojson files; move others out of the folder.';
    problems.push(problem('file-unknown', { file }, `"${file}" is no file of stores.`, fix));
    return [];
  }
}
