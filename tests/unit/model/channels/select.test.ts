import { expect, test } from 'vitest';
import { choose, type Situation } from '#model/channels/browser/choose.ts';
import { countryOf } from '#model/channels/browser/country.ts';
import { channelsOf } from '#model/channels/select.ts';
import { stateAt } from '#model/hours/browser/state.ts';
import { demo, parseChannels, site } from './demo.ts';

if (!demo.contact) throw new Error('this cannot happen: the demo is checked in parse.test.ts');
const { contact } = demo;

const countries = ['TR', 'DE', 'GB', 'US', 'AE', 'JP', 'FR', 'AT', 'CN', 'RU', 'BR', 'NZ'];
/** Tokyo's evening, İstanbul's morning, a holiday in Berlin. */
const instants = {
  'Tue 24 Nov 2026 11:00 UTC': '2026-11-24T11:00Z',
  'Wed 25 Nov 2026 05:30 UTC': '2026-11-25T05:30Z',
  'Fri 25 Dec 2026 09:00 UTC': '2026-12-25T09:00Z',
};

const channels = new Map(contact.channels.map((channel) => [channel.id, channel]));

/** Ids of the channels that a reader of the demo is offered. */
function chosen(locale: string, country: string | undefined, situation: Situation = {}) {
  const ids = channelsOf(contact, locale, country).map(({ id }) => id);
  return choose(ids, { limitsOf: (id) => channels.get(id), fallback: contact.fallback }, situation);
}

/** `whatsapp-tr open until 19:00Z` and so on. */
function describeAt(id: string, now: number): string {
  const hours = contact.hours.get(channels.get(id)?.hours ?? '');
  if (!hours) return id;
  const { open, changesAt } = stateAt(hours.schedule, now);
  const change = changesAt === undefined ? '' : new Date(changesAt).toISOString().slice(5, 16);
  return `${id} ${open ? 'open until' : 'opens'} ${change}`;
}

test('the channels of twelve countries, five locales and three instants', () => {
  const offered = Object.entries(instants).map(([name, instant]) => [
    name,
    Object.fromEntries(
      countries.map((country) => {
        const date = instant.slice(0, 10);
        const byLocale = site.locales.map(({ id }) => chosen(id, country, { date }));
        // The demo's channels do not differ by locale within a country: one list says it for all five.
        expect(new Set(byLocale.map((ids) => ids.join())).size, country).toBe(1);
        return [country, byLocale[0]?.map((id) => describeAt(id, Date.parse(instant)))];
      }),
    ),
  ]);
  expect(Object.fromEntries(offered)).toMatchSnapshot();
});

test('without a country the locale’s list stands', () => {
  for (const { id } of site.locales) {
    expect(chosen(id, undefined)).toEqual(['email', 'stores', 'requests']);
  }
});

test('the order is the same on every page', () => {
  const topics = ['orders', 'repairs', 'repairs/service', 'returns/refunds', 'stores'];
  for (const country of countries) {
    for (const { id: locale } of site.locales) {
      const whole = chosen(locale, country);
      for (let n = 0; n < 20; n++) {
        const onPage = chosen(locale, country, {
          page: { topics: [topics[(n * 7) % topics.length] ?? 'orders'], article: `article-${n}` },
          device: { mobile: n % 2 === 0, apple: n % 3 === 0 },
          date: `2026-11-${22 + (n % 8)}`,
        });
        expect(onPage.length).toBeGreaterThan(0);
        expect(onPage).toEqual(whole.filter((id) => onPage.includes(id)));
      }
    }
  }
});

test('topics and devices leave channels out', () => {
  expect(chosen('en', 'TR', { page: { topics: ['repairs/service'] } })).toContain('repair-appointment');
  expect(chosen('en', 'TR', { page: { topics: ['orders'] } })).not.toContain('repair-appointment');
  expect(chosen('en', 'US', { device: { mobile: true, apple: false } })).not.toContain('apple-us');
  expect(chosen('en', 'US', { device: { mobile: false, apple: true } })).toContain('apple-us');
});

test.each([
  ['before its first day', '2026-11-30', ['mail']],
  ['on its first day', '2026-12-01', ['mail', 'gifts']],
  ['on its last day', '2026-12-24', ['mail', 'gifts']],
  ['after its last day', '2026-12-25', ['mail']],
])('a channel of some weeks, %s', (_, date, ids) => {
  const limits = { devices: 'any', validFrom: '2026-12-01', validUntil: '2026-12-24' } as const;
  const limitsOf = (id: string) => (id === 'gifts' ? limits : { devices: 'any' as const });
  expect(choose(['mail', 'gifts'], { limitsOf, fallback: 'mail' }, { date })).toEqual(ids);
});

test('an article may allow only some channels; the fallback answers where none is left', () => {
  expect(chosen('en', 'TR', { page: { only: ['phone-tr', 'stores'] } })).toEqual(['phone-tr', 'stores']);
  expect(chosen('en', 'TR', { page: { only: ['phone-de'] } })).toEqual(['email']);
});

/** Channels in Russia of a file with WhatsApp, which is blocked there. */
function offeredInRussia(blockedIn: string): string[] {
  const { contact: parsed } = parseChannels(`
channels:
  - { id: mail, type: email, address: help@b.example, response: P1D }
  - { id: wa, type: whatsapp, phone: "+441632960000", response: P1D${blockedIn} }
fallback: mail
`);
  if (!parsed) throw new Error('this cannot happen: the channels above are valid');
  return channelsOf(parsed, 'en', 'RU').map(({ id }) => id);
}

test('a service is not offered where it is blocked, unless the file says otherwise', () => {
  expect(offeredInRussia('')).toEqual(['mail']);
  expect(offeredInRussia(', blockedIn: []')).toEqual(['mail', 'wa']);
});

test.each([
  ['what the reader chose', { chosen: 'JP', localeCountry: 'TR', zone: 'Europe/Berlin' }, 'JP'],
  ['that they are elsewhere', { chosen: '', localeCountry: 'TR', zone: 'Europe/Berlin' }, ''],
  ['the locale’s country', { chosen: null, localeCountry: 'TR', zone: 'Europe/Berlin' }, 'TR'],
  ['the clock’s zone', { chosen: null, zone: 'Europe/Berlin' }, 'DE'],
  ['nothing', { chosen: null, zone: 'Pacific/Apia' }, undefined],
])('the country comes from %s', (_, reader, country) => {
  expect(countryOf({ ...reader, zones: { 'Europe/Berlin': 'DE' } })).toBe(country);
});
