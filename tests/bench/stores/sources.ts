/** Stores to measure with: the demo's, German stations and the largest towns of the world. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { placesFrom } from '#files/places.ts';
import { readStores } from '#files/read-stores.ts';
import { readTowns } from '#files/towns.ts';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { buildStores } from '#model/stores/build.ts';
import { buildDirectory, type Directory } from '#model/stores/directory.ts';
import { parseStores } from '#model/stores/parse.ts';
import { townNames } from '#model/stores/town-names.ts';
import { buildPlaceLookup } from '#model/stores/towns.ts';
import type { Site } from '#site/site.ts';

export interface Loaded {
  readonly directory: Directory;
  readonly problems: number;
}

/** The sources by name; `today` decides which hours are current. */
export function sources(
  site: Site,
  today: string,
): readonly { readonly name: string; readonly load: () => Loaded }[] {
  return [
    {
      name: 'demo',
      load: () => {
        const { directory, problems } = readStores(placesFrom({}), { site, today });
        return { directory, problems: problems.length };
      },
    },
    { name: 'stations', load: () => loadTable(stationRows(), site, today) },
    { name: 'towns', load: () => loadTable(townRows(20_000), site, today) },
  ];
}

const header = 'code,name,branch,street,city,postcode,country,lat,lng,hours';
const hours = ['Mo-Sa 09:00-20:00', 'Mo-Fr 08:00-18:00; Sa 09:00-14:00', '24/7', 'Mo-Su 10:00-22:00'];
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

const station = z.object({
  id: z.string(),
  name: z.string(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).nullish(),
  address: z
    .object({ city: z.string().nullish(), zipcode: z.string().nullish(), street: z.string().nullish() })
    .nullish(),
});

/** Real addresses: stations of Deutsche Bahn (npm `db-stations`, CC BY 4.0). */
function stationRows(): string[] {
  const path = createRequire(import.meta.url).resolve('db-stations/data.ndjson');
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .flatMap((line, n) => {
      const { id, name, location, address } = station.parse(JSON.parse(line));
      if (!location) return [];
      const cells = [
        id,
        `Shop ${name}`,
        name,
        address?.street ?? 'Bahnhof',
        address?.city ?? name,
        address?.zipcode ?? '',
        'DE',
        location.latitude,
        location.longitude,
      ];
      return [[...cells, hours[n % hours.length] ?? ''].map((cell) => quote(String(cell))).join(',')];
    });
}

/** The largest towns of the world (GeoNames, CC BY 4.0). */
function townRows(count: number): string[] {
  return [...readTowns()]
    .sort((a, b) => b.population - a.population)
    .slice(0, count)
    .map(({ name, country, lat, lng }, n) => {
      const cells = [`T-${n}`, `Shop ${name}`, name, `Main Street ${n}`, name, '', country, lat, lng];
      return [...cells, hours[n % hours.length] ?? ''].map((cell) => quote(String(cell))).join(',');
    });
}

function loadTable(rows: readonly string[], site: Site, today: string): Loaded {
  const parsed = parseStores({ file: 'stores.csv', text: [header, ...rows].join('\n') });
  const { stores, problems } = buildStores({
    records: parsed?.records ?? [],
    services: [],
    site,
    today,
    analyse: analyseMarkdown,
    places: buildPlaceLookup(readTowns(), townNames),
  });
  return { directory: buildDirectory(stores), problems: problems.length + (parsed?.problems.length ?? 0) };
}
