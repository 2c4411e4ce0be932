import { expect, test } from 'vitest';
import { contactCsp } from '#model/channels/contact.ts';
import { demo, parseChannels } from './demo.ts';

/** Problems of a file as `line code: message → fix`. */
const find = (text: string, known?: Parameters<typeof parseChannels>[1]) =>
  parseChannels(text, known).problems.map(
    ({ at, code, message, fix }) => `${at?.line} ${code}: ${message} → ${fix}`,
  );

const mail = `
channels:
  - { id: mail, type: email, address: help@b.example, response: P1D }`;
const fallback = '\nfallback: mail\n';

test('the demo has no problems', () => {
  expect(demo.problems).toEqual([]);
  expect(demo.contact?.channels.length).toBeGreaterThan(15);
});

test('a channel that is switched off is not offered', () => {
  const { contact } = parseChannels(
    `${mail}\n  - { id: wa, type: whatsapp, phone: "+441632960000", response: PT1H, enabled: false }${fallback}`,
  );
  expect(contact?.channels.map(({ id }) => id)).toEqual(['mail']);
});

test('telephone numbers are international', () => {
  expect(
    find(`${mail}
  - { id: a, type: phone, phone: "+44 (0)20 7946 0000", response: P1D }
  - { id: b, type: whatsapp, phone: "01632960000", response: P1D }
  - { id: c, type: sms, phone: "123-456", response: P1D }${fallback}`),
  ).toMatchInlineSnapshot(`
    [
      "4 invalid-value: "phone" in the second entry of "channels": "+44 (0)20 7946 0000" is not an international number such as "+441632960000": write "+", the country code and the number, without spaces and without (0). → Did you mean "+442079460000"?",
      "5 invalid-value: "phone" in the third entry of "channels": "01632960000" is not an international number such as "+441632960000": write "+", the country code and the number, without spaces and without (0). → Write it like "+441632960000".",
      "6 invalid-value: "phone" in the fourth entry of "channels": "123-456" is neither a number such as "+12025550140" nor a short code such as "72345" (in quotes). → Write it like "+12025550140".",
    ]
  `);
  expect(
    find(`${mail}
  - { id: a, type: phone, phone: "+4416329600001", response: P1D }
  - { id: b, type: sms, phone: "72345", response: P1D }${fallback}`),
  ).toMatchInlineSnapshot(`
    [
      "4 channel-phone: +4416329600001 has too many or too few digits for its country. → Write the country code and the number, without the 0 that people dial inside the country.",
      "5 channel-phone: The short code 72345 works in one country only. → Add "countries:" with that country, such as [US].",
    ]
  `);
});

test('a number as it is dialled at home is told with its country code, if one country is known', () => {
  const fixOf = (keys: string, hours = '') =>
    parseChannels(
      `${hours}${mail}\n  - { id: a, type: phone, response: P1D, ${keys} }${fallback}`,
    ).problems.map(({ fix }) => fix);
  const example = 'Write it like "+441632960000".';
  expect(fixOf('phone: "0212 000 01 40", countries: [TR]')).toEqual(['Did you mean "+902120000140"?']);
  expect(fixOf('phone: 02120000140, countries: [TR]')).toEqual(['Did you mean "+902120000140"?']);
  expect(fixOf('phone: "030 23125100", locales: [de]')).toEqual(['Did you mean "+493023125100"?']);
  const istanbul =
    'hours:\n  office: { timezone: Europe/Istanbul, country: TR, hours: "Mo-Fr 09:00-18:00" }\n';
  expect(fixOf('phone: "(0212) 000 01 40", hours: office', istanbul)).toEqual([
    'Did you mean "+902120000140"?',
  ]);
  expect(fixOf('phone: "01632 960000"')).toEqual([example]);
  expect(fixOf('phone: "12", countries: [TR]')).toEqual([example]);
});

test("a reader's words never choose the host of a link", () => {
  const ofHost = (host: string) =>
    find(`${mail}
  - { id: a, type: link, url: "https://${host}/" }${fallback}`);
  expect(ofHost('{{locale}}.b.example/?q={{extra}}')).toEqual([]);
  for (const host of ['{{extra}}', 'forum.{{article.title}}', '{{locale}}.{{extra}}']) {
    expect(ofHost(host)).toEqual([
      expect.stringContaining('no variables other than {{locale}} and {{country}}'),
    ]);
  }
});

test('types, keys, icons and templates are offered their nearest name', () => {
  expect(
    find(`${mail}
  - { id: a, type: watsapp, phone: "+441632960000", response: P1D }${fallback}`),
  ).toMatchInlineSnapshot(`
    [
      "4 invalid-value: "type" in the second entry of "channels": there is no type "watsapp". Did you mean "whatsapp"? Types: whatsapp, whatsapp-short-link, telegram, telegram-bot, telegram-phone, signal, signal-phone, viber, viber-bot, line, wechat, kakaotalk, zalo, messenger, instagram, x, sms, rcs, phone, email, apple-messages, chat, callback, form, zendesk-form, google-form, tally, github-issue, jira-form, discourse, calcom, calendly, video, store, tracking, link. → Correct the value.",
    ]
  `);
  expect(
    find(`${mail}
  - { id: a, type: whatsapp, phone: "+441632960000", response: P1D, contries: [GB], icon: fone }${fallback}`).map(
      (text) => text.slice(0, 120),
    ),
  ).toMatchInlineSnapshot(`
    [
      "4 invalid-value: "icon" in the second entry of "channels" can't be "fone". → Use one of: message-circle, message-square,",
      "4 unknown-key: There is no key "contries" in the second entry of "channels". → Did you mean "countries"? Known keys: typ",
    ]
  `);
  expect(
    find(`${mail}
  - { id: a, type: whatsapp, phone: "+441632960000", response: P1D, prefill: { text: "{{article.titel}} {{code}}" } }
  - { id: b, type: form, url: "https://b.example/{{lang}}/", response: P1D, prefill: { fields: { x: "{{artcle.id}}" } } }${fallback}`).map(
      (text) => text.slice(0, 120),
    ),
  ).toMatchInlineSnapshot(`
    [
      "4 unknown-variable: There is no variable {{article.titel}}. → Did you mean "article.title"? Variables: article.id, artic",
      "5 unknown-variable: There is no variable {{artcle.id}}. → Did you mean "article.id"? Variables: article.id, article.titl",
      "5 unknown-variable: There is no variable {{lang}}. → Variables: article.id, article.title, article.url, article.version,",
    ]
  `);
});

test('what a channel cannot hand over is refused', () => {
  expect(
    find(`${mail}
  - { id: a, type: instagram, username: brightwick, response: P1D, prefill: { text: Hello } }
  - { id: b, type: github-issue, repository: o/r, response: P1D, prefill: { fields: { labels: bug } } }${fallback}`),
  ).toMatchInlineSnapshot(`
    [
      "4 channel-prefill: A channel of type "instagram" can't hand over "text". → Remove it. This type can hand over: ref.",
      "5 channel-prefill: GitHub shows "not found" to readers who may not set "labels". → Remove "labels". The issue form can set it.",
    ]
  `);
});

test('links that would not arrive are refused', () => {
  const path = 'x'.repeat(1900);
  expect(
    find(`${mail}
  - { id: a, type: zendesk-form, url: "https://b.zendesk.com/hc/en/requests/new?x=${path}", response: P1D }
  - { id: b, type: link, url: "https://businessmessages.google.com/x" }${fallback}`),
  ).toMatchInlineSnapshot(`
    [
      "4 channel-link: The link of channel "a" has 1970 characters. Links over 2048 don't arrive whole, and the reader's text comes on top. → Shorten the address or remove fields.",
      "5 channel-link: Google Business Messages ended in July 2024. → Use the type "rcs", or remove the channel.",
    ]
  `);
});

test('blocked countries, unknown countries and countries without anybody', () => {
  expect(
    find(`${mail}
  - { id: a, type: whatsapp, phone: "+441632960000", response: P1D, countries: [RU, UK, EU] }${fallback}`),
  ).toMatchInlineSnapshot(`
    [
      "4 unknown-country: The second entry of "countries" in the second entry of "channels" is "UK". It must be a two-letter country code such as "TR". → Did you mean "GB"?",
      "4 unknown-country: The third entry of "countries" in the second entry of "channels" is "EU". It must be a two-letter country code such as "TR". → Name its countries, such as DE.",
    ]
  `);
  expect(
    find(`
channels:
  - { id: mail, type: email, address: help@b.example, response: P1D, countries: [GB] }
  - { id: topic, type: email, address: tr@b.example, response: P1D, countries: [TR], topics: [orders] }
preferred: { countries: { TR: [topic] } }
fallback: mail
`),
  ).toMatchInlineSnapshot(`
    [
      "3 fallback-restricted: Channel "mail" is everybody's fallback, but "countries" restricts it. → Remove the restriction, or name another fallback.",
      "5 country-unreachable: Readers in Türkiye can't reach anybody (in en, tr, de, ar, ja). → Add a channel that works there, on every topic and device.",
      "2 country-unreachable: Readers in Germany can't reach anybody (in en, tr, de, ar, ja). → Add a channel that works there, on every topic and device.",
      "2 country-unreachable: Readers in United Arab Emirates can't reach anybody (in en, tr, de, ar, ja). → Add a channel that works there, on every topic and device.",
      "2 country-unreachable: Readers in Japan can't reach anybody (in en, tr, de, ar, ja). → Add a channel that works there, on every topic and device.",
    ]
  `);
});

test('labels resolve in every locale', () => {
  expect(
    find(`${mail}
  - { id: a, type: link, url: "https://b.example/", label: { tr: Aç, dee: Öffnen } }${fallback}`),
  ).toMatchInlineSnapshot(`
    [
      "4 unknown-locale: "dee" is not a locale of this site. → Did you mean "de"? Locales: en, tr, de, ar, ja.",
      "4 label-missing: "label" of channel "a" has no text for locales "en", "ar", "ja" or their fallbacks. → Add "en:", to which all fall back.",
    ]
  `);
});

test('names of hours, channels, locales, topics, services and ids exist once', () => {
  expect(
    find(
      `hours: { office: { timezone: Europe/London, hours: "Mo-Fr 9-18; PH off" } }${mail}
  - { id: mail, type: phone, phone: "+441632960000", hours: ofice, locales: [en, fr], topics: [ordres] }
  - { id: shop, type: store, service: repairs }
preferred: { countries: { GB: [male] }, locales: { xx: [mail] } }
fallback: emial
`,
      { topics: new Set(['orders']), services: new Set(['repair']) },
    ),
  ).toMatchInlineSnapshot(`
    [
      "1 hours-invalid: "9-18" is not a time span. → Did you mean "09:00-18:00"?",
      "1 hours-invalid: The hours "office" mention public holidays, but don't say of which country. → Add "country:" with a two-letter code.",
      "4 duplicate-channel: Channel id "mail" is used twice. → Give one of them another id.",
      "4 unknown-hours: There are no hours with the name "ofice". → Did you mean "office"? Defined: office.",
      "4 unknown-locale: "fr" is not a locale of this site. → Did you mean "tr"? Locales: en, tr, de, ar, ja.",
      "4 unknown-topic: There is no topic "ordres". → Did you mean "orders"? Write the path of a folder below articles/<locale>/.",
      "5 channel-service: No store has the service "repairs". → Did you mean "repair"? Services: repair.",
      "6 unknown-channel: There is no channel "male". → Channels: mail, mail, shop.",
      "7 unknown-channel: There is no channel "emial". → Channels: mail, mail, shop.",
      "6 unknown-locale: "xx" is not a locale of this site. → Locales: en, tr, de, ar, ja.",
    ]
  `);
});

test('a channel says when or how soon somebody answers, its dates are in order, its chat has an account', () => {
  expect(
    find(`${mail}
  - { id: a, type: whatsapp, phone: "+441632960000", validFrom: 2026-12-01, validUntil: 2026-11-01 }
  - { id: b, type: chat, vendor: chatwoot, key: "short", response: PT5M }${fallback}`),
  ).toMatchInlineSnapshot(`
    [
      "4 channel-silent: Channel "a" doesn't say when somebody answers, or how soon. → Add "hours:" with a name from the list of hours, or "response:" with a duration such as PT4H or P1D.",
      "4 channel-dates: Channel "a" ends (2026-11-01) before it begins (2026-12-01). → Correct the dates.",
      "5 channel-key: "short" doesn't look like a key of Chatwoot. → Use the website token.",
      "5 channel-key: Channel "b" doesn't say where its Chatwoot runs. → Add "baseUrl: https://…".",
    ]
  `);
});

test('chats contribute what the content security policy must allow', () => {
  expect(demo.contact && contactCsp(demo.contact)).toEqual({
    'script-src': ['https://chat.brightwick.example'],
    'connect-src': ['https://chat.brightwick.example', 'wss://chat.brightwick.example'],
    'img-src': ['https://chat.brightwick.example'],
    'frame-src': ['https://chat.brightwick.example'],
  });
});
