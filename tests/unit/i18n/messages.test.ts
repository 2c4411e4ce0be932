import { expect, test } from 'vitest';
import { createTranslators, type MessageResources } from '#i18n/messages.ts';
import { sampleSite, sampleTranslators } from '../model/sample-centre.ts';

const translators = sampleTranslators(sampleSite('[en, tr, ar, ja]'));

test('numbers choose the plural form of the language', () => {
  expect([1, 2].map((count) => translators('en')('search:results', { count }))).toEqual([
    '1 result',
    '2 results',
  ]);
  const arabic = [0, 1, 2, 3, 11, 100].map((count) => translators('ar')('search:results', { count }));
  expect(new Set(arabic).size).toBe(6);
  expect(
    new Set([1, 2].map((count) => translators('ja')('search:results', { count }).replace(/\d/, ''))).size,
  ).toBe(1);
});

test('a message that a language lacks comes from its fallbacks, in their order', () => {
  const own: MessageResources = {
    en: { common: { skipToContent: 'Skip', home: { crumb: 'Help' } } },
    tr: { common: { home: { crumb: 'Yardım' } } },
    ar: { common: {} },
  };
  const site = sampleSite('[en, tr, ar]', 'fallbacks: { ar: [tr] }\n');
  const t = createTranslators(site, own)('ar');
  expect([t('home.crumb'), t('skipToContent'), t('movedPermanently')]).toEqual([
    'Yardım',
    'Skip',
    'movedPermanently',
  ]);
});

test('numbers are written as the language writes them', () => {
  expect(translators('en')('search:results', { count: 1500 })).toBe('1,500 results');
});

test('for a browser, a message keeps its placeholders and all its plural forms', () => {
  const own: MessageResources = {
    en: { search: { results_one: '{{count}} result', results_other: '{{count}} results' } },
    tr: { common: { pageTitle: '{{title}}' } },
  };
  const { template } = createTranslators(sampleSite('[en, tr]'), own)('tr');
  expect(template('pageTitle')).toBe('{{title}}');
  expect(template('search:results')).toEqual({ one: '{{count}} result', other: '{{count}} results' });
  expect(template('search:nothing')).toBe('search:nothing');
  expect(Object.keys(translators('ar').template('stores:find.results'))).toHaveLength(6);
});

test('values are text: nothing in them is a message or HTML', () => {
  expect(translators('en')('pageTitle', { title: '<b>$t(home.crumb) & {{site}}', site: 'Help' })).toBe(
    '<b>$t(home.crumb) & {{site}} · Help',
  );
});

test('a locale that does not exist is a fault of the caller', () => {
  expect(() => translators('xx')).toThrow('no locale "xx"');
});
