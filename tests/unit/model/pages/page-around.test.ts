import { expect, test } from 'vitest';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { parseSite } from '#site/parse-site.ts';
import { readSiteTexts } from '#model/site-texts.ts';
import { createPageTools } from '#model/pages/page-tools.ts';
import { sampleCentre, text } from '../sample-centre.ts';

const files = {
  'en/orders/index.md': text('Orders'),
  'en/orders/track.md': text('Track an order', 'track'),
  'tr/orders/track.md': text('Sipariş takibi', 'track'),
};

/** What stands around the pages of a locale. */
function around(locale: string, yaml: string) {
  const source = `name: Help\nurl: https://help.example.com\nlocales: [en, tr, ar]\n${yaml}`;
  const { site, at } = parseSite({ file: 'site.yaml', text: source });
  if (!site || !at) throw new Error('the site is right');
  const { centre } = sampleCentre(files, { site });
  const { texts } = readSiteTexts(site, at, analyseMarkdown);
  const translator = () => Object.assign((key: string) => key, { template: (key: string) => key });
  const sources = { translator, images: new Map(), socialImageOf: () => undefined, now: 0 };
  return createPageTools({ centre: { ...centre, texts }, ...sources }, locale).frame.around;
}

test('a link to an article has its title in the reader’s language, marked where that is another', () => {
  const yaml = 'header: { links: [id:track, orders] }';
  expect(around('tr', yaml).header).toEqual([
    { href: '/tr/orders/track/', text: 'Sipariş takibi' },
    { href: '/tr/orders/', text: 'Orders', lang: 'en', dir: 'ltr' },
  ]);
  expect(around('ar', yaml).header[0]).toEqual({
    href: '/ar/orders/track/',
    text: 'Track an order',
    lang: 'en',
    dir: 'ltr',
  });
});

test('texts and addresses per locale fall back, and a link is only for the locales that it names', () => {
  const yaml =
    'footer:\n  links:\n    - { href: { en: https://e.example, tr: https://t.example }, text: { en: Shop, tr: Mağaza } }\n' +
    '    - { href: https://i.example, text: Künye, locales: [tr] }\n  text: { en: "Acme **Ltd**", tr: Akme }';
  expect(around('tr', yaml).footer.map(({ href, text: words }) => [href, words])).toEqual([
    ['https://t.example', 'Mağaza'],
    ['https://i.example', 'Künye'],
  ]);
  expect(around('ar', yaml).footer).toEqual([
    { href: 'https://e.example', text: 'Shop', lang: 'en', dir: 'ltr' },
  ]);
  expect(around('ar', yaml).text).toMatchObject({ markdown: { body: 'Acme **Ltd**' }, lang: 'en' });
  expect(around('tr', yaml).text).not.toHaveProperty('lang');
});

test('what the check refuses is not shown in development either', () => {
  const yaml =
    'footer:\n  links: [{ href: "javascript:x", text: X }, { href: id:none, text: Y }]\n  text: "[x](javascript:x)"';
  expect(around('en', yaml)).toMatchObject({ footer: [], text: undefined });
});
