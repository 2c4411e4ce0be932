/** What the store elements get from the page: addresses and every text. */
import type { StoresConfig, PluralTexts } from '#client/stores-config.ts';
import type { StatusTexts } from '#client/contact-status.ts';
import type { Translate } from '#i18n/messages.ts';
import type { MessageKey } from '#i18n/message-key.ts';
import { distanceUnitOf } from '#model/stores/geo.ts';
import { storeFiles } from '#model/stores/paths.ts';
import { readerTag } from '#model/stores/views.ts';
import type { FinderFacts } from '#model/pages/locale-stores.ts';
import { storesPath } from '#model/urls.ts';

/** Placeholders that stay for the browser. */
const keep = Object.fromEntries(
  ['in', 'time', 'zone', 'local', 'stores', 'place', 'query', 'distance'].map((name) => [
    name,
    `{{${name}}}`,
  ]),
);

/** Messages about open and closed, shared with contact channels. */
export const statusTexts = (t: Translate): StatusTexts => ({
  open: t('contact:status.open', keep),
  openAlways: t('contact:status.openAlways'),
  closesSoon: t('contact:status.closesSoon', keep),
  opens: t('contact:status.opens', keep),
  closed: t('contact:status.closed'),
  elsewhere: t('contact:status.elsewhere', keep),
});

/** The configuration of `<help-stores>` and `<help-nearest-stores>`. */
export function toStoresConfig(
  { locale, countries, hasTranslations, bases }: FinderFacts,
  t: Translate,
): StoresConfig {
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
    texts: {
      status: statusTexts(t),
      notices: [
        t('stores:status.temporarily-closed'),
        t('stores:status.coming-soon'),
        t('stores:status.permanently-closed'),
      ],
      distance: t('stores:store.distance', keep),
      results: pluralTexts('stores:find.results', locale.lang, t),
      nearPlace: t('stores:find.nearPlace', keep),
      nearYou: t('stores:find.nearYou', keep),
      inArea: t('stores:find.inArea', keep),
      guess: t('stores:find.guess', keep),
      none: t('stores:find.none', keep),
      noMatch: t('stores:find.noMatch'),
      loading: t('stores:find.loading'),
      failed: t('stores:find.failed'),
      locating: t('stores:find.locating'),
      denied: t('stores:find.denied'),
      unavailable: t('stores:find.unavailable'),
    },
  };
}

/** Each plural form of a message with `{{count}}` in it, found by asking for a number that takes the form. */
function pluralTexts(key: MessageKey, lang: string, t: Translate): PluralTexts {
  const rules = new Intl.PluralRules(lang);
  const samples = new Map<Intl.LDMLPluralRule, number>();
  for (let n = 0; n < 200; n++) if (!samples.has(rules.select(n))) samples.set(rules.select(n), n);
  return Object.fromEntries(
    [...samples].map(([form, count]) => [form, t(key, { count }).replace(String(count), '{{count}}')]),
  );
}
