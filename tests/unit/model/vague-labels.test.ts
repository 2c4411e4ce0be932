import { expect, test } from 'vitest';
import { isVague } from '#model/vague-labels.ts';
import { shippedLanguages } from '#i18n/shipped.ts';

test.each([
  ['here', 'en'],
  ['Click here!', 'en-GB'],
  ['Learn more →', 'en'],
  ['  read \n more ', 'en'],
  ['TIKLAYIN', 'tr'],
  ['Hier', 'de-AT'],
  ['plus d’informations', 'fr'],
  ['「こちら」', 'ja'],
  ['هنا', 'ar'],
  ['点击此处', 'zh-Hans'],
  ['點擊此處', 'zh-Hant'],
  ['Saiba mais', 'pt-BR'],
  ['यहां क्लिक करें', 'hi'],
])('%j is vague in %s', (label, lang) => {
  expect(isVague(label, lang)).toBe(true);
});

test.each([
  ['Click here to return an item', 'en'],
  ['More about returns', 'en'],
  ['hier', 'en'],
  ['', 'en'],
  ['…', 'en'],
  ['here', 'xx'],
  ['Moreno', 'en'],
  ['<details>', 'en'],
])('%j is not vague in %s', (label, lang) => {
  expect(isVague(label, lang)).toBe(false);
});

test('every language that comes with Fener knows some', () => {
  const words = [
    'здесь',
    'тук',
    'тут',
    'zde',
    'her',
    'hier',
    'εδώ',
    'here',
    'aquí',
    'siin',
    'tästä',
    'ici',
    'anseo',
    'כאן',
    'यहाँ',
    'ovdje',
    'itt',
    'di sini',
    'qui',
    'ここ',
    '여기',
    'čia',
    'šeit',
    'hawn',
    'tutaj',
    'aqui',
    'aici',
    'tu',
    'tukaj',
    'här',
    'ที่นี่',
    'burada',
    'tại đây',
    'هنا',
    '更多',
  ];
  const without = shippedLanguages.filter(({ id }) => !words.some((word) => isVague(word, id)));
  expect(without.map(({ id }) => id)).toEqual([]);
});
