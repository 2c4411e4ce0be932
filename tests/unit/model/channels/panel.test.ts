import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createTranslators, type MessageResources } from '#i18n/messages.ts';
import { toContactPoints } from '#model/channels/json-ld.ts';
import { buildPanel, localizeContact, toContactJson } from '#model/channels/panel.ts';
import { localeOf } from '#site/site.ts';
import { demo, site } from './demo.ts';

const { contact } = demo;
if (!contact) throw new Error('this cannot happen: the demo is checked in parse.test.ts');

const resources: MessageResources = Object.fromEntries(
  site.locales.map(({ id }) => [
    id,
    {
      contact: JSON.parse(
        readFileSync(`locales/${id}/contact.json`, 'utf8'),
      ) as MessageResources[string][string] & object,
    },
  ]),
);
const translator = createTranslators(site, resources);
const localOf = (id: string) =>
  localizeContact(contact, site, { locale: localeOf(site, id), t: translator(id) });

const article = {
  id: 'return-item',
  title: 'Ürün iadesi & değişim',
  url: 'https://help.brightwick.example/a/return-item/tr/',
  version: 'a1b2',
  topics: ['returns'],
};

test('the WhatsApp link carries the article’s title in the reader’s language, its address and a code', () => {
  const [whatsapp] = buildPanel(localOf('tr'), { article }).primary;
  expect(whatsapp?.id).toBe('whatsapp-tr');
  expect(decodeURIComponent(whatsapp?.href?.split('text=')[1] ?? '')).toMatchInlineSnapshot(`
    "Merhaba, “Ürün iadesi & değişim” yazısını okudum ama hâlâ bir sorum var.
    https://help.brightwick.example/a/return-item/tr/
    Kod: VW61-313K"
  `);
});

test('channels that take no text show the code to say', () => {
  const phone = buildPanel(localOf('tr'), { article }).primary.find(({ id }) => id === 'phone-tr');
  expect(phone?.href).toBe('tel:+902120000100,,2');
  expect(phone?.code).toMatch(/^[0-9A-Z]{4}\u2011[0-9A-Z]{4}$/);
  expect(phone?.notes).toContain('2 tuşuna basın');
});

test('a page without a subject hands nothing over', () => {
  const panel = buildPanel(localOf('tr'), {});
  expect(panel.primary.map(({ href }) => href)).toEqual([
    'https://wa.me/902120000140',
    'tel:+902120000100,,2',
    '/tr/stores/',
  ]);
  expect(panel.client.values).toEqual({ locale: 'tr', country: 'TR' });
});

test('a store goes along by name', () => {
  const [whatsapp] = buildPanel(localOf('ar'), { store: 'دبي مول' }).primary;
  expect(decodeURIComponent(whatsapp?.href ?? '')).toBe(
    'https://wa.me/97140000140?text=مرحبًا، لديّ سؤال عن متجر دبي مول.',
  );
});

test('every locale has words for every channel and hours', () => {
  for (const { id } of site.locales) {
    const { cards, hours } = localOf(id);
    for (const card of cards.values()) {
      expect(card.label).not.toMatch(/contact:|\{\{/);
      for (const note of card.notes) expect(note).not.toMatch(/contact:|\{\{/);
    }
    expect([...hours.values()].every(({ rows }) => rows.length > 0)).toBe(true);
  }
});

test('cards of a locale', () => {
  const { cards, hours } = localOf('ja');
  expect(cards.get('line-jp')).toMatchInlineSnapshot(`
    {
      "hours": "tokyo",
      "icon": "message-circle",
      "id": "line-jp",
      "identifier": {
        "copy": "@brightwick-demo",
        "copyLabel": "@brightwick-demoをコピー",
        "shown": "@brightwick-demo",
      },
      "label": "LINEで問い合わせる",
      "limits": {
        "devices": "any",
      },
      "link": {
        "bare": "https://line.me/R/ti/p/%40brightwick-demo",
        "base": "https://line.me/R/oaMessage/%40brightwick-demo/",
        "query": {
          "": "「{{article.title}}」を読みましたが、まだ質問があります。
    {{article.url}}
    コード: {{code}}
    {{store.name}}について質問があります。
    {{extra}}",
        },
      },
      "notes": [
        "対応言語: 日本語",
      ],
      "opens": "新しいタブで開きます",
      "qr": {
        "alt": "https://line.me/R/ti/p/%40brightwick-demoのQRコード",
        "url": "https://line.me/R/ti/p/%40brightwick-demo",
      },
      "quotesCode": false,
      "response": {
        "minutes": 10,
        "text": "通常10 分以内に返信します",
      },
      "takesText": true,
    }
  `);
  expect(hours.get('tokyo')).toMatchInlineSnapshot(`
    {
      "notes": [
        "日本標準時",
        "祝日は受付時間が異なります(日本)",
      ],
      "rows": [
        {
          "days": "日曜日",
          "times": "休業",
        },
        {
          "days": "月曜日～金曜日",
          "times": "9:00～12:00、13:00～18:00",
        },
        {
          "days": "土曜日",
          "times": "10:00～17:00",
        },
      ],
    }
  `);
});

test('the data for the browser names every country and the zones they are known by', () => {
  const { order, zones, cards } = toContactJson(localOf('en'));
  expect(Object.keys(order).toSorted()).toEqual(['', 'AE', 'DE', 'GB', 'JP', 'TR', 'US']);
  expect(zones['Europe/Istanbul']).toBe('TR');
  expect(zones['America/Los_Angeles']).toBe('US');
  expect(cards['line-jp']?.paths.length).toBeGreaterThan(0);
});

test('a panel prints no state: the week only', () => {
  const [first] = buildPanel(localOf('tr'), {}).primary;
  expect(
    first?.printedHours?.rows.map(({ days, times }) => `${days}: ${times}`.replaceAll(/\u2009/g, ' ')),
  ).toEqual(['Pazartesi – Cumartesi: 09:00 – 22:00', 'Pazar: 10:00 – 20:00']);
  expect(JSON.stringify(first)).not.toContain('"open"');
});

test('contact points say what the cards say', () => {
  const points = toContactPoints(contact, localeOf(site, 'en'));
  const phone = points.find((point) => 'telephone' in point && point.telephone === '+441632960100');
  expect(phone).toMatchObject({
    '@type': 'ContactPoint',
    areaServed: ['GB'],
    availableLanguage: ['en'],
    contactOption: 'https://schema.org/HearingImpairedSupported',
  });
  expect(points.map((point) => ('url' in point ? point.url : undefined))).toContain(
    'https://requests.brightwick.example/en/',
  );
});
