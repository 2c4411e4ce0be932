/** A store's own page. */
import { formatList } from '#i18n/format.ts';
import type { Translate } from '#i18n/messages.ts';
import { countryName, formatAddress } from '../address.ts';
import { distanceKm, type GeoPoint } from '../browser/geo.ts';
import { serviceLabel } from '../services.ts';
import { localizedText, localizeStore, type Store } from '../store.ts';
import type { PlacedMarkdown } from '#model/text.ts';
import { pickStoreText, type StoreText } from '../texts.ts';
import { toStoreCard, phoneText, type StoreCardView } from './card.ts';
import { chainOf, languageOf, storeHref, type StoreViewContext } from './context.ts';
import { toDirections, type DirectionsView } from './directions.ts';
import { toHoursView, type HoursView } from './hours.ts';
import { toCrumbs } from './place.ts';

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

/** A text of the store for the reader, with its language if it isn't the page's. */
export function toStoreText(
  text: StoreText,
  store: Pick<Store, 'lang'>,
  context: StoreViewContext,
): { readonly markdown: PlacedMarkdown; readonly lang: string | undefined } | undefined {
  const [from, markdown] = pickStoreText(text, chainOf(context)) ?? [];
  return markdown && { markdown, lang: languageOf(from || store.lang, context).lang };
}

const knownLinks = ['appointment', 'stock', 'order'] as const;
const isKnownLink = (kind: string): kind is (typeof knownLinks)[number] =>
  (knownLinks as readonly string[]).includes(kind);

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
