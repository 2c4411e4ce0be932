/** What the store elements get from the page: addresses. */
import type { StoresConfig } from '#client/stores/config.ts';
import { distanceUnitOf } from '#model/stores/browser/geo.ts';
import { storeFiles } from '#model/stores/paths.ts';
import { readerTag } from '#i18n/reader-tag.ts';
import type { FinderFacts } from '#model/pages/locale-stores.ts';
import { storesPath } from '#model/urls.ts';

/** The configuration of `<help-stores>` and `<help-nearest-stores>`. */
export function toStoresConfig({ locale, countries, hasTranslations, bases }: FinderFacts): StoresConfig {
  return {
    lang: readerTag(locale),
    country: locale.country,
    unit: distanceUnitOf(locale.country),
    base: storesPath(locale.id),
    bases,
    index: storeFiles.index,
    translations: hasTranslations ? storeFiles.translations(locale.id) : undefined,
    details: storeFiles.details(0).replace('0', '{part}'),
    places: Object.fromEntries(countries.map((country) => [country, storeFiles.places(country)])),
  };
}
