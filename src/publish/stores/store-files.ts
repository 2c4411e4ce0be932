/** Files of the store finder: index, towns, map. The browser fetches them when a visitor looks for something. */
import { readBasemap } from '#basemap/cached-basemap.ts';
import { buildMapStyle } from '#basemap/style.ts';
import { readTowns } from '#files/towns.ts';
import { buildStoreIndex } from '#model/stores/index-build.ts';
import type { Directory } from '#model/stores/directory.ts';
import type { MapSettings } from '#model/stores/map-settings.ts';
import { buildNamesFile } from '#model/stores/names-build.ts';
import { storeFiles } from '#model/stores/paths.ts';
import { townNames } from '#model/stores/town-names.ts';
import { buildPlacesFiles } from '#model/stores/towns.ts';
import { servedPath } from '#model/urls.ts';
import type { Site } from '#site/site.ts';
import type { OutputFile } from '#publish/output/output.ts';

export interface StoreFilesInput {
  readonly site: Site;
  readonly directory: Directory;
  readonly map: MapSettings;
  readonly cacheDir: string;
}

export interface StoreFiles {
  readonly files: readonly OutputFile[];
  /** Address of our own PMTiles file, for `mapSource`; empty where another map is used. */
  readonly basemap: string;
  /** Locales that some stores are translated to. */
  readonly translated: ReadonlySet<string>;
  /** Countries that have stores, and so a file of towns. */
  readonly countries: readonly string[];
}

/** All files of the finder; none for a help centre without stores. */
export function buildStoreFiles({ site, directory, map, cacheDir }: StoreFilesInput): StoreFiles {
  const countries = directory.countries.map(({ country }) => country);
  if (countries.length === 0) return { files: [], basemap: '', translated: new Set(), countries };
  const { index, details, translations } = buildStoreIndex(
    directory,
    site.locales.map(({ id }) => id),
  );
  const names = buildNamesFile(
    index,
    translations.values(),
    site.locales.map(({ lang }) => lang),
  );
  const own =
    map.kind === 'own'
      ? readBasemap({ cacheDir, langs: site.locales.map(({ lang }) => lang), boundaries: map.boundaries })
      : undefined;
  const basemap = own ? storeFiles.basemap(own.name) : '';
  const served = atServedPaths(map, site);
  const styles = site.locales.flatMap(({ id, lang }) =>
    (['light', 'dark'] as const).flatMap((theme) => {
      const style = buildMapStyle(served, { lang, theme, basemap: servedPath(site, basemap) });
      return style ? [json(storeFiles.style(id, theme), style)] : [];
    }),
  );
  return {
    files: [
      json(storeFiles.index, index),
      json(storeFiles.names, names),
      ...details.map((part, n) => json(storeFiles.details(n), part)),
      ...[...translations].map(([locale, file]) => json(storeFiles.translations(locale), file)),
      ...buildPlacesFiles(readTowns(), countries, townNames).map((file) =>
        json(storeFiles.places(file.country), file),
      ),
      ...styles,
      ...(own ? [{ path: basemap.slice(1), content: own.bytes }] : []),
    ],
    basemap,
    translated: new Set(translations.keys()),
    countries,
  };
}

/** MapLibre reads a style as it is. */
function atServedPaths(map: MapSettings, site: Site): MapSettings {
  const served = <T extends { readonly url: string }>(file: T): T =>
    file.url.startsWith('/') ? { ...file, url: servedPath(site, file.url) } : file;
  if (map.kind === 'pmtiles') return served(map);
  return map.kind === 'own' ? { ...map, streets: map.streets?.map(served) } : map;
}

const json = (path: string, data: unknown): OutputFile => ({
  path: path.slice(1),
  content: JSON.stringify(data),
});
