/** Links that open a map application with the way to a store. Plain links: they work without JavaScript. */
import type { GeoPoint } from './browser/geo.ts';

/** What the link needs to know of a store. */
export interface Destination {
  readonly point: GeoPoint;
  readonly name: string;
  readonly country: string;
  readonly googlePlaceId?: string | undefined;
}

type LinkTo = (to: Destination) => string;

const round = (degrees: number) => String(Number(degrees.toFixed(6)));
const latLng = ({ point }: Destination, separator = ',') =>
  `${round(point.lat)}${separator}${round(point.lng)}`;
const encoded = encodeURIComponent;

/** https://developers.google.com/maps/documentation/urls/get-started#directions-action */
const google: LinkTo = (to) =>
  `https://www.google.com/maps/dir/?api=1&destination=${encoded(latLng(to))}` +
  (to.googlePlaceId ? `&destination_place_id=${encoded(to.googlePlaceId)}` : '');

/** https://developer.apple.com/library/archive/featuredarticles/iPhoneURLScheme_Reference/MapLinks/MapLinks.html */
const apple: LinkTo = (to) =>
  `https://maps.apple.com/?daddr=${encoded(latLng(to))}&dirflg=d&q=${encoded(to.name)}`;

/** https://developers.google.com/waze/deeplinks */
const waze: LinkTo = (to) => `https://waze.com/ul?ll=${encoded(latLng(to))}&navigate=yes`;

/** `rtext` is latitude first, https://yandex.com/dev/yandex-apps-launch-maps/doc/en/concepts/yandexmaps-web */
const yandex: LinkTo = (to) =>
  (to.country === 'TR' ? 'https://yandex.com.tr/harita/' : 'https://yandex.com/maps/') +
  `?rtext=~${encoded(latLng(to))}&rtt=auto`;

/** https://wiki.openstreetmap.org/wiki/Browsing#Other_URL_tricks */
const openStreetMap: LinkTo = (to) =>
  `https://www.openstreetmap.org/directions?engine=fossgis_osrm_car&route=${encoded(`;${latLng(to)}`)}`;

/** https://learn.microsoft.com/bingmaps/articles/create-a-custom-map-url */
const bing: LinkTo = (to) =>
  `https://www.bing.com/maps/default.aspx?rtp=~pos.${encoded(`${latLng(to, '_')}_${to.name}`)}&mode=d`;

/** https://docs.external.citymapper.com/deeplinks */
const citymapper: LinkTo = (to) =>
  `https://citymapper.com/directions?endcoord=${encoded(latLng(to))}&endname=${encoded(to.name)}`;

/** `coord_type=wgs84` asks Baidu to shift the point itself, https://lbsyun.baidu.com/index.php?title=uri/api/web */
const baidu: LinkTo = (to) =>
  `https://api.map.baidu.com/marker?location=${encoded(latLng(to))}&title=${encoded(to.name)}` +
  `&content=${encoded(to.name)}&coord_type=wgs84&output=html&src=webapp.stores`;

/** Longitude first; `coordinate=wgs84` asks Amap to shift the point itself, https://lbs.amap.com/api/uri-api/guide/mobile-web/point */
const amap: LinkTo = (to) =>
  `https://uri.amap.com/marker?position=${encoded(`${round(to.point.lng)},${round(to.point.lat)}`)}` +
  `&name=${encoded(to.name)}&coordinate=wgs84&callnative=1`;

/** https://www.rfc-editor.org/rfc/rfc5870, with the label that Android reads (developer.android.com/guide/components/intents-common#Maps). */
const geo: LinkTo = (to) => `geo:${latLng(to)}?q=${encoded(latLng(to))}(${encoded(to.name)})`;

const links = {
  google,
  apple,
  waze,
  yandex,
  osm: openStreetMap,
  bing,
  citymapper,
  baidu,
  amap,
  geo,
} as const satisfies Record<string, LinkTo>;

export type DirectionsProvider = keyof typeof links;

/** Every provider, in no particular order. */
export const directionsProviders = Object.keys(links) as readonly DirectionsProvider[];

/** The provider's link to the way from where the visitor is to the store. */
export const directionsLink = (provider: DirectionsProvider, to: Destination): string => links[provider](to);

/** Providers that people of a country use, best known first; other countries get `world`. */
const byCountry: Readonly<Record<string, readonly DirectionsProvider[]>> = {
  TR: ['google', 'yandex', 'apple', 'waze', 'osm', 'geo'],
  RU: ['yandex', 'google', 'apple', 'osm', 'geo'],
  BY: ['yandex', 'google', 'apple', 'osm', 'geo'],
  KZ: ['yandex', 'google', 'apple', 'osm', 'geo'],
  CN: ['amap', 'baidu', 'apple', 'geo'],
  IL: ['waze', 'google', 'apple', 'osm', 'geo'],
  GB: ['google', 'apple', 'waze', 'citymapper', 'osm', 'bing', 'geo'],
  US: ['google', 'apple', 'waze', 'citymapper', 'osm', 'bing', 'geo'],
};
const world: readonly DirectionsProvider[] = ['google', 'apple', 'waze', 'osm', 'geo'];

/** The providers to offer for a store in a country, in the order of the page without JavaScript. */
export const providersFor = (country: string): readonly DirectionsProvider[] => byCountry[country] ?? world;
