/** Stores as pages print them, as data: in the reader's language and with links made. */
import { collatorOf } from '#base/collator.ts';
import { formatDate, formatList } from '#i18n/format.ts';
import type { Translate } from '#i18n/messages.ts';
import type { SpecialDay } from '#model/hours/compile.ts';
import type { Schedule } from '#model/hours/browser/schedule.ts';
import { firstDayOfWeek, formatTimes, formatWeek, isAllDay, type WeekRow } from '#model/hours/week.ts';
import { localeOf, type Locale, type Site } from '#site.ts';
import { countryName, formatAddress, formatAddressLine } from './address.ts';
import { placeName, type Directory, type DirectoryPlace } from './directory.ts';
import { directionsLink, providersFor, type DirectionsProvider } from './browser/directions.ts';
import { distanceKm, distanceUnitOf, formatDistance, type GeoPoint } from './browser/geo.ts';
import { storePlacePath } from './paths.ts';
import { serviceLabel, type Service } from './services.ts';
import { localizedText, localizeStore, type Store, type StoreHours } from './store.ts';
import { pickStoreText, type StoreMarkdown, type StoreText } from './texts.ts';

/** Everything that views are made from. */
export interface StoreViewContext {
  readonly site: Site;
  readonly locale: Locale;
  readonly t: Translate;
  readonly stores: readonly Store[];
  readonly services: readonly Service[];
  readonly directory: Directory;
}

/** A store in a list. */
export interface StoreCardView {
  readonly code: string;
  readonly href: string;
  readonly name: string;
  /** Language and direction of name and address, if they aren't the page's. */
  readonly lang: string | undefined;
  readonly dir: 'ltr' | 'rtl' | undefined;
  readonly address: string;
  readonly phone: { readonly href: string; readonly text: string } | undefined;
  /** Why it is not open, if it is not in business. */
  readonly notice: string | undefined;
  /** When it is open, if it is in business: the browser says whether it is open now. */
  readonly schedule: Schedule | undefined;
  /** `2.3 km away`, in lists of neighbours. */
  readonly distance: string | undefined;
}

/** A week with its exceptions, as printed; `schedule` is for the browser, which marks today and says who is open. */
export interface HoursView {
  readonly rows: readonly WeekRow[];
  readonly special: readonly {
    readonly date: string;
    readonly text: string;
    readonly reason: string | undefined;
  }[];
  /** Holidays on which nobody promises the usual hours. */
  readonly uncertain: string | undefined;
  readonly schedule: Schedule;
}

export interface DirectionsView {
  readonly provider: DirectionsProvider;
  readonly href: string;
  readonly text: string;
}

/** A store's own page. */
export interface StoreView extends StoreCardView {
  readonly addressLines: readonly string[];
  readonly crumbs: readonly { readonly href: string; readonly text: string }[];
  readonly replacement: { readonly href: string; readonly text: string } | undefined;
  readonly hours: HoursView | undefined;
  readonly serviceHours: readonly { readonly service: string; readonly hours: HoursView }[];
  readonly services: readonly {
    readonly id: string;
    readonly icon: string | undefined;
    readonly text: string;
  }[];
  readonly amenities: readonly string[];
  readonly payment: readonly string[];
  readonly languages: string | undefined;
  readonly phones: readonly { readonly href: string | undefined; readonly text: string }[];
  readonly whatsapp: string | undefined;
  readonly email: string | undefined;
  readonly url: string | undefined;
  readonly links: readonly { readonly href: string; readonly text: string }[];
  readonly images: readonly { readonly src: string; readonly alt: string }[];
  readonly directions: readonly DirectionsView[];
  readonly nearby: readonly StoreCardView[];
  readonly point: GeoPoint | undefined;
}

/** Language tag with the reader's country: an English page for Britain shows 24 hours, one for America 12. */
export const readerTag = ({ lang, country }: Locale): string =>
  country === undefined ? lang : new Intl.Locale(lang, { region: country }).toString();

const chainOf = ({ locale }: StoreViewContext) => [locale.id, ...locale.fallbacks];

/** Page of a store in the reader's locale, or in one that has it; see `storeLocales`. */
export function storeHref(store: Store, { site, locale, stores, directory }: StoreViewContext): string {
  const locales = storeLocales(store, site, stores.length);
  const { id } = locales.find((candidate) => candidate.id === locale.id) ?? locales[0] ?? locale;
  return storePlacePath(id, directory.storePaths.get(store.code) ?? '');
}

/** The store as an entry of a list. `from`: the place to measure the distance from. */
export function toStoreCard(store: Store, context: StoreViewContext, from?: GeoPoint): StoreCardView {
  const { locale, t } = context;
  const { name, address, lang } = localizeStore(store, chainOf(context));
  const [phone] = store.phones;
  const isForeign = locale.country !== address.country;
  const km = from && store.point ? distanceKm(from, store.point) : undefined;
  return {
    code: store.code,
    href: storeHref(store, context),
    name,
    ...languageOf(lang, context),
    address: formatAddressLine(address, {
      countryName: isForeign ? countryName(address.country, locale.lang) : undefined,
    }),
    phone:
      phone?.e164 === undefined
        ? undefined
        : { href: `tel:${phone.e164}`, text: phoneText(phone, isForeign) },
    notice: toNotice(store, context),
    schedule: store.status === 'open' ? store.hours?.schedule : undefined,
    distance:
      km === undefined
        ? undefined
        : t('stores:store.distance', {
            distance: formatDistance(km, locale.lang, distanceUnitOf(locale.country)),
          }),
  };
}

const phoneText = ({ national, international }: Store['phones'][number], isForeign: boolean) =>
  isForeign ? international : national;

/** Language of a text, if it isn't the page's. Turns a locale id of the site into its tag. */
function languageOf(
  lang: string | undefined,
  { site, locale }: StoreViewContext,
): { readonly lang: string | undefined; readonly dir: 'ltr' | 'rtl' | undefined } {
  const known = site.locales.find((candidate) => candidate.id === lang || candidate.lang === lang);
  if (lang === undefined || known?.id === locale.id) return { lang: undefined, dir: undefined };
  return { lang: known?.lang ?? lang, dir: known && known.dir !== locale.dir ? known.dir : undefined };
}

function toNotice(
  { status, since, until, opened }: Store,
  { locale, t }: StoreViewContext,
): string | undefined {
  const date = (day: string) => formatDate(day, locale.lang);
  switch (status) {
    case 'open':
      return undefined;
    case 'temporarily-closed':
      return until === undefined
        ? t('stores:status.temporarily-closed')
        : t('stores:status.closedUntil', { date: date(until) });
    case 'coming-soon': {
      const day = until ?? opened;
      return day === undefined
        ? t('stores:status.coming-soon')
        : t('stores:status.opensOn', { date: date(day) });
    }
    case 'permanently-closed':
      return since === undefined
        ? t('stores:status.permanently-closed')
        : t('stores:status.closedSince', { date: date(since) });
  }
}

/** A text of the store for the reader, with its language if it isn't the page's. */
export function toStoreText(
  text: StoreText,
  store: Pick<Store, 'lang'>,
  context: StoreViewContext,
): { readonly markdown: StoreMarkdown; readonly lang: string | undefined } | undefined {
  const [from, markdown] = pickStoreText(text, chainOf(context)) ?? [];
  return markdown && { markdown, lang: languageOf(from || store.lang, context).lang };
}

/** All that the store's page prints, but its texts. */
export function toStoreView(store: Store, context: StoreViewContext): StoreView {
  const { locale, site, t, services, stores, directory } = context;
  const chain = chainOf(context);
  const { address } = localizeStore(store, chain);
  const isForeign = locale.country !== address.country;
  const label = (id: string) => {
    const service = services.find((candidate) => candidate.id === id);
    return service ? serviceLabel(service, locale.id, site.source.id) : id;
  };
  const replacement = stores.find(({ code }) => code === store.replacedBy);
  return {
    ...toStoreCard(store, context),
    addressLines: formatAddress(address, {
      countryName: isForeign ? countryName(address.country, locale.lang) : undefined,
    }),
    crumbs: toCrumbs(directory.storePaths.get(store.code) ?? '', context),
    replacement: replacement && {
      href: storeHref(replacement, context),
      text: t('stores:store.goTo', { store: localizeStore(replacement, chain).name }),
    },
    hours: store.hours && toHoursView(store.hours, store, context),
    serviceHours: [...store.moreHours].map(([id, hours]) => ({
      service: label(id),
      // The store's own table lists the exceptions, which hold for its services, too.
      hours: { ...toHoursView(hours, store, context), special: [], uncertain: undefined },
    })),
    services: store.services.map((id) => ({
      id,
      icon: services.find((service) => service.id === id)?.icon,
      text: label(id),
    })),
    amenities: toAmenities(store, t),
    payment: store.payment.map((method) => t(`stores:payment.${method as 'cash'}`)),
    languages:
      store.languages.length === 0
        ? undefined
        : formatList(
            store.languages.map(
              (lang) => new Intl.DisplayNames(locale.lang, { type: 'language' }).of(lang) ?? lang,
            ),
            locale.lang,
          ),
    phones: store.phones.map((phone) => ({
      href: phone.e164 === undefined ? undefined : `tel:${phone.e164}`,
      text: phoneText(phone, isForeign),
    })),
    whatsapp: store.whatsapp && `https://wa.me/${store.whatsapp}`,
    email: store.email,
    url: store.url,
    links: Object.entries(store.links).map(([kind, href]) => ({
      href,
      text: isKnownLink(kind) ? t(`stores:link.${kind}`) : t('stores:link.other'),
    })),
    images: store.images.map(({ src, alt }) => ({ src, alt: localizedText(alt, chain) ?? '' })),
    directions: store.status === 'permanently-closed' ? [] : toDirections(store, context),
    nearby: toNearby(store, context),
    point: store.point,
  };
}

const knownLinks = ['appointment', 'stock', 'order'] as const;
const isKnownLink = (kind: string): kind is (typeof knownLinks)[number] =>
  (knownLinks as readonly string[]).includes(kind);

/** Country, region and city above a store or place, itself left out. */
export function toCrumbs(
  path: string,
  { directory, locale }: StoreViewContext,
): { href: string; text: string }[] {
  const parts = path.split('/');
  return parts.slice(0, -1).flatMap((_, n) => {
    const place = directory.places.get(parts.slice(0, n + 1).join('/'));
    return place
      ? [
          {
            href: storePlacePath(locale.id, place.path),
            text: placeName(place, locale.lang, [locale.id, ...locale.fallbacks]),
          },
        ]
      : [];
  });
}

function toHoursView(
  { schedule, specialDays, uncertainDays }: StoreHours,
  store: Store,
  { locale, t }: StoreViewContext,
): HoursView {
  const { lang, country } = locale;
  const tag = readerTag(locale);
  const reasonOf = ({ reason }: Pick<SpecialDay, 'reason'>) =>
    typeof reason === 'object' ? (reason[locale.id] ?? reason[lang] ?? reason['']) : reason;
  return {
    rows: formatWeek(schedule.week, tag, firstDayOfWeek(country ?? store.address.country)),
    special: specialDays.map((day) => ({
      date: formatDate(day.date, lang),
      text:
        day.hours.length === 0
          ? t('stores:store.closed')
          : isAllDay(day.hours)
            ? t('stores:store.allDay')
            : formatTimes(day.hours, tag).join(', '),
      reason: reasonOf(day),
    })),
    uncertain:
      uncertainDays.length === 0
        ? undefined
        : formatList(
            uncertainDays.slice(0, 4).map(({ date, name }) => {
              const known = name[locale.id] ?? name[lang] ?? name[''];
              return known === undefined ? formatDate(date, lang) : `${known} (${formatDate(date, lang)})`;
            }),
            lang,
          ),
    schedule,
  };
}

function toAmenities({ amenities }: Store, t: Translate): string[] {
  const { wheelchair, ...others } = amenities;
  const access = {
    yes: 'stores:amenity.wheelchairYes',
    limited: 'stores:amenity.wheelchairLimited',
    no: 'stores:amenity.wheelchairNo',
  } as const;
  const names = ['toilets', 'accessibleToilets', 'parking', 'inductionLoop', 'wifi'] as const;
  return [
    ...(wheelchair ? [t(access[wheelchair])] : []),
    ...names.filter((name) => others[name] === true).map((name) => t(`stores:amenity.${name}`)),
  ];
}

/** Links for directions, to the entrance if it's known. */
export function toDirections(store: Store, context: StoreViewContext): DirectionsView[] {
  const point = store.entrance ?? store.point;
  if (!point) return [];
  const { name } = localizeStore(store, chainOf(context));
  const to = { point, name, country: store.address.country, googlePlaceId: store.googlePlaceId };
  return providersFor(store.address.country).map((provider) => ({
    provider,
    href: directionsLink(provider, to),
    text: context.t(`stores:provider.${provider}`),
  }));
}

const neighbours = 3;
const neighbourKm = 300;

/** The nearest stores that customers can go to. */
function toNearby(store: Store, context: StoreViewContext): StoreCardView[] {
  const { point } = store;
  if (!point) return [];
  return context.stores
    .flatMap((other) => {
      if (other === store || other.status !== 'open' || !other.point) return [];
      // Latitude alone rules most of them out.
      if (Math.abs(other.point.lat - point.lat) > neighbourKm / 110) return [];
      const km = distanceKm(point, other.point);
      return km <= neighbourKm ? [{ other, km }] : [];
    })
    .sort((a, b) => a.km - b.km)
    .slice(0, neighbours)
    .map(({ other }) => toStoreCard(other, context, point));
}

/** A page of the directory. */
export interface PlaceView {
  readonly kind: DirectoryPlace['kind'];
  readonly href: string;
  readonly name: string;
  readonly crumbs: readonly { readonly href: string; readonly text: string }[];
  readonly children: readonly PlaceLink[];
  /** Stores directly in it. */
  readonly stores: readonly StoreCardView[];
  /** Language tag with the reader's country. */
  readonly lang: string;
}

/** A link to a page of the directory. */
export interface PlaceLink {
  readonly href: string;
  readonly text: string;
  /** `3 stores`. */
  readonly count: string;
}

const toPlaceLink = (place: DirectoryPlace, { locale, t }: StoreViewContext): PlaceLink => ({
  href: storePlacePath(locale.id, place.path),
  text: placeName(place, locale.lang, [locale.id, ...locale.fallbacks]),
  count: t('stores:directory.count', { count: place.stores.length }),
});

const byText = (lang: string) => {
  const compare = collatorOf(lang);
  return (a: { readonly text: string }, b: { readonly text: string }) => compare(a.text, b.text);
};

/** A country, region or city with its contents, sorted by the rules of the language. */
export function toPlaceView(place: DirectoryPlace, context: StoreViewContext): PlaceView {
  const { locale } = context;
  const { href, text } = toPlaceLink(place, context);
  const compare = collatorOf(locale.lang);
  return {
    kind: place.kind,
    href,
    name: text,
    crumbs: toCrumbs(place.path, context),
    children: place.children.map((child) => toPlaceLink(child, context)).sort(byText(locale.lang)),
    stores: place.ownStores
      .map((store) => toStoreCard(store, context))
      .sort((a, b) => compare(a.name, b.name)),
    lang: readerTag(locale),
  };
}

/** Links to all countries with stores, the locale's own first. */
export function toCountryLinks(context: StoreViewContext): PlaceLink[] {
  const own = context.locale.country;
  const sorted = context.directory.countries
    .map((place) => ({ place, link: toPlaceLink(place, context) }))
    .sort((a, b) => byText(context.locale.lang)(a.link, b.link));
  return [
    ...sorted.filter(({ place }) => place.country === own),
    ...sorted.filter(({ place }) => place.country !== own),
  ].map(({ link }) => link);
}

/** Stores that offer a service and that readers can visit, in a country or anywhere. */
export const storesOffering = (
  service: string,
  stores: readonly Store[],
  country?: string,
): readonly Store[] =>
  stores.filter(
    (store) =>
      store.status === 'open' &&
      store.services.includes(service) &&
      (country === undefined || store.address.country === country),
  );

/**
 * The locales that a store has a page in: all of them up to `localizedPages` stores, from there on those of its
 * country, or the source locale where its country has none.
 */
export function storeLocales(store: Store, site: Site, storeCount: number): readonly Locale[] {
  if (storeCount < site.stores.localizedPages) return site.locales;
  const own = site.locales.filter(({ country }) => country === store.address.country);
  return own.length > 0 ? own : [localeOf(site, site.source.id)];
}
