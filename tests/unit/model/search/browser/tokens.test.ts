import { expect, test } from 'vitest';
import { shippedLanguages } from '#i18n/shipped.ts';
import { createTokenizer } from '#model/search/browser/tokens.ts';
import { stopWords } from '#model/search/stop-words.ts';

const keys = (lang: string, text: string) => createTokenizer(lang)(text).map(({ key }) => key);

test('words are cut at spaces and punctuation; versions, C++ and C# stay whole', () => {
  expect(keys('en', 'Wi-Fi on IDE 1.8.19, C++ & C#: error E-1042.')).toEqual([
    'wi',
    'fi',
    'on',
    'ide',
    '1.8.19',
    'c++',
    'c#',
    'error',
    'e',
    '1042',
  ]);
});

test('Japanese, Chinese and Thai are cut into words', () => {
  expect(keys('ja', '返品の方法')).toEqual(['返品', 'ノ', '方法']);
  expect(keys('zh', '取消订单')).toEqual(['取消', '订单']);
  expect(keys('th', 'สั่งซื้อสินค้า').length).toBeGreaterThan(1);
});

test('a token knows its place in the text', () => {
  const text = 'Şifremi UNUTTUM!';
  const tokens = createTokenizer('tr')(text);
  expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(['Şifremi', 'UNUTTUM']);
});

test.each(shippedLanguages.map(({ id }) => id))(
  '%s has stop words, under the keys that texts have',
  (lang) => {
    expect(stopWords(lang).size).toBeGreaterThan(20);
    expect(stopWords(lang)).not.toContain('');
  },
);

test('a language without a list has no stop words', () => {
  expect(stopWords('cy').size).toBe(0);
});

test('the Turkish question words are left out in any spelling', () => {
  const stops = stopWords('tr');
  expect(keys('tr', 'NASIL nasıl nasil İÇİN icin').every((key) => stops.has(key))).toBe(true);
});

test.each([
  ['ga', "m'ordú", 'ordu'],
  ['mt', "f'kaxxa", 'kaxxa'],
  ['mt', 'Ħlas', 'hlas'],
  ['uk', "зв'язок", 'звязок'],
  ['uk', 'зв\u02bcязок', 'звязок'],
  ['hi', 'हूँ', 'हूं'],
  ['hi', 'सिर्फ़', 'सिर्फ'],
])('%s: "%s" is found as "%s"', (lang, word, key) => {
  expect(keys(lang, word)).toEqual([key]);
});
