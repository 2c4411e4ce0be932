import { expect, test } from 'vitest';
import { countryOf } from '#model/channels/browser/country.ts';
import { selectChannels, type Situation } from '#model/channels/select.ts';
import { demo, parseChannels, site } from './demo.ts';

const { contact } = demo;
if (!contact) throw new Error('this cannot happen: the demo is checked in parse.test.ts');

const countries = ['TR', 'DE', 'GB', 'US', 'AE', 'JP', 'FR', 'AT', 'CN', 'RU', 'BR', 'NZ'];
/** Tokyo's evening, İstanbul's morning, a holiday in Berlin. */
const instants = {
  'Tue 24 Nov 2026 11:00 UTC': '2026-11-24T11:00Z',
  'Wed 25 Nov 2026 05:30 UTC': '2026-11-25T05:30Z',
  'Fri 25 Dec 2026 09:00 UTC': '2026-12-25T09:00Z',
};

/** `whatsapp-tr open until 19:00Z` and so on. */
const describe = (situation: Situation) =>
  selectChannels(contact, situation).map(({ channel, state }) => {
    if (!state) return channel.id;
    const change = state.changesAt === undefined ? '' : new Date(state.changesAt).toISOString().slice(5, 16);
    return `${channel.id} ${state.open ? 'open until' : 'opens'} ${change}`;
  });

test('the channels of twelve countries, five locales and three instants', () => {
  const chosen = Object.entries(instants).map(([name, instant]) => [
    name,
    Object.fromEntries(
      countries.map((country) => {
        const byLocale = site.locales.map(
          (locale) => [locale.id, describe({ locale, country, now: Date.parse(instant) })] as const,
        );
        const distinct = new Set(byLocale.map(([, channels]) => channels.join()));
        // The demo's channels do not differ by locale within a country: one list says it for all five.
        expect(distinct.size, country).toBe(1);
        return [country, byLocale[0]?.[1]];
      }),
    ),
  ]);
  expect(Object.fromEntries(chosen)).toMatchSnapshot();
});

test('without a country the locale’s list stands', () => {
  for (const locale of site.locales) {
    expect(describe({ locale })).toEqual(['email', 'stores', 'requests']);
  }
});

test('the order is the same on every page', () => {
  const topics = ['orders', 'repairs', 'repairs/service', 'returns/refunds', 'stores'];
  for (const country of countries) {
    for (const locale of site.locales) {
      const whole = describe({ locale, country });
      for (let n = 0; n < 20; n++) {
        const page = { topics: [topics[(n * 7) % topics.length] ?? 'orders'], article: `article-${n}` };
        const device = { mobile: n % 2 === 0, apple: n % 3 === 0 };
        const now = Date.parse('2026-11-22T00:00Z') + n * 17 * 3_600_000;
        const onPage = selectChannels(contact, { locale, country, page, device, now }).map(
          ({ channel }) => channel.id,
        );
        expect(onPage.length).toBeGreaterThan(0);
        expect(onPage).toEqual(whole.filter((id) => onPage.includes(id)));
      }
    }
  }
});

test('topics, devices and dates leave channels out; closing never does', () => {
  const [locale] = site.locales;
  if (!locale) throw new Error('this cannot happen: the site has locales');
  expect(describe({ locale, country: 'TR', page: { topics: ['repairs/service'] } })).toContain(
    'repair-appointment',
  );
  expect(describe({ locale, country: 'TR', page: { topics: ['orders'] } })).not.toContain(
    'repair-appointment',
  );
  expect(describe({ locale, country: 'US', device: { mobile: true, apple: false } })).not.toContain(
    'apple-us',
  );
  expect(describe({ locale, country: 'US', device: { mobile: false, apple: true } })).toContain('apple-us');
  const closed = selectChannels(contact, { locale, country: 'TR', now: Date.parse('2026-11-23T01:00Z') });
  expect(closed.map(({ channel, state }) => [channel.id, state?.open]).slice(0, 2)).toEqual([
    ['whatsapp-tr', false],
    ['phone-tr', false],
  ]);
});

test('an article may allow only some channels; the fallback answers where none is left', () => {
  const [locale] = site.locales;
  if (!locale) throw new Error('this cannot happen: the site has locales');
  expect(describe({ locale, country: 'TR', page: { only: ['phone-tr', 'stores'] } })).toEqual([
    'phone-tr',
    'stores',
  ]);
  expect(describe({ locale, country: 'TR', page: { only: ['phone-de'] } })).toEqual(['email']);
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
  return selectChannels(parsed, { locale: { id: 'en' }, country: 'RU' }).map(({ channel }) => channel.id);
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
