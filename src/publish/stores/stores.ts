/** What pages of stores need beside their views: files of the finder, and drawn maps. */
import type { StoreAssets } from '#model/pages/locale-stores.ts';
import type { DrawStoreMap } from '#model/pages/shown.ts';
import type { TownNames } from '#model/stores/towns.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { localeOf } from '#site/site.ts';
import type { OutputFile } from '#publish/output/output.ts';

export interface PreparedStores {
  /** Files below `/_stores/`. */
  readonly files: readonly OutputFile[];
  readonly assets: StoreAssets | undefined;
  readonly drawMap: DrawStoreMap | undefined;
}

/** Size of drawn maps in CSS pixels; they scale. */
const size = { width: 640, height: 440 } as const;

/** Prepares the finder; nothing at all on a site without stores, which therefore loads no map data either. */
export async function prepareStores({ site, stores }: HelpCentre, cacheDir: string): Promise<PreparedStores> {
  if (!stores) return { files: [], assets: undefined, drawMap: undefined };
  // Loaded here, so that sites without stores don't wait for packages of map data.
  const [{ buildStoreFiles }, { createStaticMaps }, { readTowns }, { townNames }] = await Promise.all([
    import('./store-files.ts'),
    import('#basemap/static-map.ts'),
    import('#files/towns.ts'),
    import('#model/stores/town-names.ts'),
  ]);
  const { directory, map } = stores;
  const { files, basemap, translated } = buildStoreFiles({ site, directory, map, cacheDir });
  const boundaries = map.kind === 'own' ? map.boundaries : undefined;
  const byLocale = new Map<string, ReadonlyMap<string, string>>();
  const namesIn = (locale: string) => {
    const known = byLocale.get(locale) ?? townNamesIn(localeOf(site, locale).lang, townNames);
    byLocale.set(locale, known);
    return known;
  };
  let draw: ReturnType<typeof createStaticMaps> | undefined;
  return {
    files,
    assets: { basemap, translated },
    drawMap: (drawn, locale) => {
      draw ??= createStaticMaps(readTowns(), boundaries);
      return draw({
        ...drawn,
        ...size,
        nameOf: ({ country, name }) => namesIn(locale).get(`${country} ${name}`) ?? name,
      });
    },
  };
}

/** What a language calls towns, by country and any of their names. */
function townNamesIn(lang: string, towns: readonly TownNames[]): ReadonlyMap<string, string> {
  const language = lang.split('-')[0] ?? lang;
  return new Map(
    towns.flatMap(({ country, names, byLanguage }) => {
      const own = byLanguage[language];
      return own === undefined ? [] : names.map((name) => [`${country} ${name}`, own] as const);
    }),
  );
}
