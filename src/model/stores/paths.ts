/** Addresses of the store finder's pages and files. */
import { storesPath } from '#model/urls.ts';

/** Page of a place or store; `path` as in `Directory`, such as `tr/istanbul/kadikoy`. */
export const storePlacePath = (locale: string, path: string): string => `${storesPath(locale)}${path}/`;

/** The finder with a service chosen. */
export const storesWithService = (locale: string, service: string): string =>
  `${storesPath(locale)}?f=${encodeURIComponent(service)}`;

/** Files that the browser fetches, below the site's root. */
export const storeFiles = {
  index: '/_stores/index.json',
  names: '/_stores/names.json',
  details: (part: number): string => `/_stores/details-${part}.json`,
  translations: (locale: string): string => `/_stores/${locale}.json`,
  places: (country: string): string => `/_stores/places-${country.toLowerCase()}.json`,
  style: (locale: string, theme: 'light' | 'dark'): string => `/_stores/style-${locale}-${theme}.json`,
  basemap: (name: string): string => `/_stores/${name}`,
} as const;
