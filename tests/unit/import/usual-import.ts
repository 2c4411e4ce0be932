/** What imports of tests have in common. */
import type { ImportOptions } from '#import/import.ts';
import type { Places } from '#files/places.ts';

/** An English help centre without anything from other servers. Tests say what differs. */
export const usualImport = {
  source: 'markdown',
  env: {},
  shownName: 'Help',
  locale: 'en',
  oldUrls: [],
  downloads: false,
  messages: { en: { import: { transcriptMissing: 'To be written.' } } },
} satisfies Partial<ImportOptions>;

/** Places of a content folder that stands alone. */
export const contentAlone = (contentDir: string): Places => ({
  siteDir: '',
  contentDir,
  publicDir: 'no-public-folder',
  shippedLocalesDir: 'locales',
  localesDir: 'no-locales-folder',
  themeDir: 'no-theme-folder',
  outDir: '',
  cacheDir: '',
  siteUrl: undefined,
});
