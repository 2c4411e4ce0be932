/** A store as schema.org data (https://developers.google.com/search/docs/appearance/structured-data/local-business). */
import type { LocalBusiness, PostalAddress, WithContext } from 'schema-dts';
import { toOpeningHours } from '#model/hours/json-ld.ts';
import { localizeStore, type Store } from './store.ts';
import { pickStoreText } from './texts.ts';

export interface StoreDataContext {
  /** Absolute URL of the store's page in this locale. */
  readonly url: string;
  /** Absolute URL that names the store in every locale. */
  readonly id: string;
  /** Locale ids: the page's, then its fallbacks. */
  readonly locales: readonly string[];
  readonly organization: { readonly name: string; readonly url: string | undefined };
  /** Names of the store's services in this locale. */
  readonly services: readonly string[];
  /** Absolute URL of the site, for images. */
  readonly siteUrl: string;
}

/**
 * JSON-LD of a store's page. Leaves out the hours of a store that isn't open, since search engines would show them.
 * Never ratings: those of one's own business are not allowed.
 */
export function toStoreJsonLd(store: Store, context: StoreDataContext): WithContext<LocalBusiness> {
  const { name, address } = localizeStore(store, context.locales);
  const description = pickStoreText(store.description, context.locales)?.[1].text.body;
  const street = [address.locatedIn, ...address.lines, address.unit, address.floor]
    .filter(Boolean)
    .join(', ');
  const postal: PostalAddress = {
    '@type': 'PostalAddress',
    streetAddress: street,
    addressLocality: address.sublocality ? `${address.sublocality}, ${address.city}` : address.city,
    ...(address.region !== undefined && { addressRegion: address.region }),
    ...(address.postcode !== undefined && { postalCode: address.postcode }),
    addressCountry: address.country,
  };
  const { hours, point } = store;
  const phone = store.phones.find(({ e164 }) => e164 !== undefined)?.e164;
  const features = amenityFeatures(store, context.services);
  // schema-dts types each kind of store apart; all of `storeTypes` are kinds of LocalBusiness.
  return {
    '@context': 'https://schema.org',
    '@type': store.type as 'LocalBusiness',
    '@id': context.id,
    url: context.url,
    name,
    branchCode: store.code,
    address: postal,
    brand: { '@type': 'Brand', name: store.brand },
    parentOrganization: {
      '@type': 'Organization',
      name: context.organization.name,
      ...(context.organization.url !== undefined && { url: context.organization.url }),
    },
    ...(description !== undefined && { description: plainText(description) }),
    ...(point && {
      geo: { '@type': 'GeoCoordinates', latitude: point.lat, longitude: point.lng },
      hasMap: `https://www.openstreetmap.org/?mlat=${point.lat}&mlon=${point.lng}#map=17/${point.lat}/${point.lng}`,
    }),
    ...(phone !== undefined && { telephone: phone }),
    ...(store.email !== undefined && { email: store.email }),
    ...(store.images.length > 0 && {
      image: store.images.map(({ src }) => (src.startsWith('/') ? context.siteUrl + src : src)),
    }),
    ...(hours &&
      store.status === 'open' && {
        openingHoursSpecification: toOpeningHours(hours.schedule, hours.specialDays),
      }),
    ...(features.length > 0 && { amenityFeature: features }),
    ...(store.payment.length > 0 && { paymentAccepted: store.payment.join(', ') }),
    ...(store.languages.length > 0 && { knowsLanguage: [...store.languages] }),
    ...(store.sameAs.length > 0 && { sameAs: [...store.sameAs] }),
    ...(store.opened !== undefined && { foundingDate: store.opened }),
  };
}

function amenityFeatures({ amenities }: Store, services: readonly string[]) {
  const feature = (name: string, value: boolean | string) => ({
    '@type': 'LocationFeatureSpecification' as const,
    name,
    value,
  });
  return [
    ...services.map((name) => feature(name, true)),
    ...Object.entries(amenities).map(([name, value]) =>
      feature(name, value === 'yes' ? true : (value ?? false)),
    ),
  ];
}

/** The first paragraph of a Markdown text without its marks. */
function plainText(markdown: string): string {
  const [paragraph = ''] = markdown.trim().split(/\n\s*\n/, 1);
  return paragraph
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`#>]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
