import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createTranslators, type MessageResources } from '#i18n/messages.ts';
import { buildDirectory } from '#model/stores/directory.ts';
import { storeLocales, type StoreViewContext } from '#model/stores/views/context.ts';
import { storesOffering } from '#model/stores/services.ts';
import { toCountryLinks, toPlaceView } from '#model/stores/views/place.ts';
import { toStoreCard } from '#model/stores/views/card.ts';
import { toStoreView } from '#model/stores/views/store.ts';
import { localeOf } from '#site/site.ts';
import { build, directory, recordsOf, services, site, stores, storeOf } from '../samples.ts';

const resources: MessageResources = Object.fromEntries(
  site.locales.map(({ id }) => [
    id,
    { stores: JSON.parse(readFileSync(`locales/${id}/stores.json`, 'utf8')) as Record<string, string> },
  ]),
);
const translators = createTranslators(site, resources);

/** `Intl` puts thin spaces around dashes. */
const withPlainSpaces = (text: string) => text.replace(/\s/g, ' ');

function contextOf(id: string, country?: string): StoreViewContext {
  const locale = { ...localeOf(site, id), country };
  return { site, locale, t: translators(id), stores, services, directory };
}

test('a card is in the reader’s language; foreign readers get the country and the whole number', () => {
  expect(toStoreCard(storeOf('TR-1'), contextOf('de', 'DE'))).toEqual({
    code: 'TR-1',
    href: '/de/stores/tr/istanbul/kadikoy/kadikoy-tr-1/',
    name: 'Shop Kadıköy',
    lang: undefined,
    dir: undefined,
    address: 'Moda Caddesi 5, Caferağa Mahallesi, 34710 Kadıköy/İstanbul, Türkei',
    phone: { href: 'tel:+902165550101', text: '+90 216 555 01 01' },
    notice: undefined,
    schedule: storeOf('TR-1').hours?.schedule,
    distance: undefined,
  });
  expect(toStoreCard(storeOf('DE-9'), contextOf('tr')).schedule).toBeUndefined();
  const own = toStoreCard(storeOf('TR-1'), contextOf('tr', 'TR'));
  expect([own.phone?.text, own.address.endsWith('İstanbul')]).toEqual(['(0216) 555 01 01', true]);
});

test('stores that are not open say why, in words', () => {
  expect(toStoreCard(storeOf('DE-2'), contextOf('en')).notice).toBe('Temporarily closed');
  expect(toStoreCard(storeOf('DE-9'), contextOf('tr')).notice).toBe('Kalıcı olarak kapandı');
  const text = `stores:
  - { code: N, name: New, status: coming-soon, until: "2027-03-06", address: { lines: A, city: Bonn, country: DE }, onMap: false }`;
  const [coming] = build(recordsOf(text, 'a.yaml')).stores;
  const context = { ...contextOf('de'), directory: buildDirectory(coming ? [coming] : []) };
  expect(coming && toStoreCard(coming, context).notice).toBe('Eröffnet am 6. März 2027');
});

test('a holiday of several days is named once, and without the brackets of its name', () => {
  const name = { en: 'End of Ramadan (Eid al-Fitr)', de: 'Ramadanfest' };
  const { hours, ...store } = storeOf('TR-1');
  const uncertainDays = ['2027-03-09', '2027-03-10', '2027-03-11'].map((date) => ({ date, name }));
  const newYear = { date: '2027-01-01', name: {} };
  const told = (locale: string) => {
    const days = { ...store, hours: hours && { ...hours, uncertainDays: [newYear, ...uncertainDays] } };
    return withPlainSpaces(toStoreView(days, contextOf(locale, 'TR')).hours?.uncertain ?? '');
  };
  expect(told('en')).toBe('January 1, 2027 and End of Ramadan (March 9 – 11, 2027)');
  expect(told('de')).toBe('1. Januar 2027 und Ramadanfest (9.–11. März 2027)');
});

test('a store page has hours, ways there, neighbours and the places above it', () => {
  const view = toStoreView(storeOf('TR-1'), contextOf('tr', 'TR'));
  expect(view.crumbs.map(({ text }) => text)).toEqual(['Türkiye', 'İstanbul', 'Kadıköy']);
  expect(view.hours?.rows.map(({ days, times }) => [days, ...times].map(withPlainSpaces))).toEqual([
    ['Pazartesi – Cumartesi', '10:00 – 22:00'],
    ['Pazar', '11:00 – 20:00'],
  ]);
  expect(view.services.map(({ text }) => text)).toEqual(['Tamir', 'İade']);
  expect(view.amenities).toEqual(['Tekerlekli sandalyeye uygun']);
  expect(view.directions[0]).toMatchObject({ provider: 'google', text: 'Google Haritalar' });
  expect(view.nearby.map(({ code, distance }) => [code, distance])).toEqual([['TR-2', '6,1 km uzakta']]);
});

test('a closed store sends people on and shows no way there', () => {
  const text = `stores:
  - { code: A, name: Old, status: permanently-closed, since: "2026-01-31", replacedBy: B, address: { lines: A, city: Bonn, country: DE }, geo: { lat: 50.73743, lng: 7.09821 } }
  - { code: B, name: New, lang: de, address: { lines: B, city: Bonn, country: DE }, geo: { lat: 50.74743, lng: 7.09821 } }`;
  const own = build(recordsOf(text, 'a.yaml')).stores;
  const context = { ...contextOf('en'), stores: own, directory: buildDirectory(own) };
  const view = toStoreView(storeOf('A', own), context);
  expect(view.replacement).toEqual({ href: '/en/stores/de/bonn/new-b/', text: 'Please go to New.' });
  expect(view.notice).toBe('Permanently closed since January 31, 2026');
  expect(view.directions).toEqual([]);
  expect(toStoreView(storeOf('B', own), context).lang).toBe('de');
});

test('directory pages are sorted as the language does, the own country first', () => {
  expect(toCountryLinks(contextOf('en', 'GB')).map(({ text, count }) => `${text}: ${count}`)).toEqual([
    'United Kingdom: 2 stores',
    'Germany: 3 stores',
    'Japan: 1 store',
    'Türkiye: 2 stores',
  ]);
  const place = directory.places.get('gb/london');
  const view = place && toPlaceView(place, contextOf('en', 'GB'));
  expect(view?.children.map(({ href, text }) => [href, text])).toEqual([
    ['/en/stores/gb/london/croydon/', 'Croydon'],
  ]);
  expect(view?.stores.map(({ code }) => code)).toEqual(['GB-2']);
});

test('many stores have pages in their own country’s locales only', () => {
  const store = storeOf('TR-1');
  const withCountries = {
    ...site,
    locales: site.locales.map((locale) => ({ ...locale, country: locale.id === 'tr' ? 'TR' : undefined })),
  };
  expect(storeLocales(store, withCountries, 10).map(({ id }) => id)).toEqual(['en', 'tr', 'de', 'ar', 'ja']);
  expect(storeLocales(store, withCountries, 500).map(({ id }) => id)).toEqual(['tr']);
  expect(storeLocales(storeOf('DE-1'), withCountries, 500).map(({ id }) => id)).toEqual(['en']);
});

test('only open stores offer a service', () => {
  expect(storesOffering('returns', stores, 'DE')).toEqual([]);
  expect(storesOffering('repair', stores).map(({ code }) => code)).toEqual(['DE-1', 'GB-2', 'TR-1']);
});
