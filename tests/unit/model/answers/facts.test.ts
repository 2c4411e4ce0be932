import { expect, test } from 'vitest';
import { numberWordsOf, spelledLanguages } from '#answers/number-words.ts';
import { baseLanguage } from '#model/search/browser/tokens.ts';
import { shippedLanguages } from '#i18n/shipped.ts';
import { factsOf } from '#model/answers/facts.ts';
import { factLanguage } from '#model/answers/language.ts';

const facts = async (lang: string, text: string) => [
  ...factsOf(text, factLanguage(lang, await numberWordsOf(lang))),
];

test.each([
  ['en', 'Within 14 working days, for €1,500.50.', ['number 14 day', 'number 1500.50 EUR']],
  ['en', 'By March 5, 2026, at 09:30.', ['number 5 month 3', 'number 9:30']],
  ['en', 'It takes an hour, or twenty-one days.', ['number 1 hour', 'number 20', 'number 1 day']],
  ['en', 'You may march on. I am at home.', []],
  ['en', 'At 9 a.m., 9:30 PM or 10 pm', ['number 9 am', 'number 9:30 pm', 'number 10 pm']],
  [
    'en',
    'Over €5 million, 3k points, half a week',
    ['number 5 EUR', 'number 1000000', 'number 1000', 'number 0.5'],
  ],
  ['en', 'Down to -20 kilograms', ['number -20 kilogram']],
  [
    'de',
    'Zweihundertfünfzig Euro oder fuenfzig Euro, 5 Mio. Euro',
    ['number 250 EUR', 'number 50 EUR', 'number 1000000 EUR'],
  ],
  ['it', 'Cinquemila euro', ['number 5000 EUR']],
  ['fi', 'Viisisataa euroa', ['number 500 EUR']],
  ['tr', 'Onbeş gün', ['number 15 day']],
  ['bg', 'Петстотин дни', ['number 500 day']],
  ['ru', 'Пятьсот дней, 5 млн', ['number 500 day', 'number 5', 'number 1000000']],
  ['ko', '14만원', ['number 14', 'number 10000 KRW in words']],
  ['th', '14 ล้านวัน', ['number 1000000 day']],
  ['hi', '14 लाख दिन', ['number 14', 'number 100000 day']],
  [
    'de',
    'Binnen vierzehn Tagen kostet es 1.500,50 € – am 3. März.',
    ['number 14 day', 'number 1500.50 EUR', 'number 3 month 3'],
  ],
  ['fr', 'Sous deux semaines, 1 500 €.', ['number 2 week', 'number 1500 EUR']],
  ['tr', 'İki hafta içinde, 3 Mart’a kadar %20.', ['number 2 week', 'number 3 month 3', 'number 20 percent']],
  ['ru', 'В течение двух недель, до 3 марта.', ['number 2 week', 'number 3 month 3']],
  ['pl', 'W ciągu dwóch tygodni, 3 maja.', ['number 2 week', 'number 3 month 5']],
  ['ar', 'خلال ١٤ يومًا، أو ثلاثة أيام.', ['number 14 day', 'number 3 day']],
  ['ar', 'خلال ثلاثين يومًا، أو يومين.', ['number 30 day', 'number 2 day']],
  ['he', 'תוך יומיים או שלושה שבועות', ['number 2 day', 'number 3 week']],
  ['fi', 'Kolmenkymmenen päivän kuluessa', ['number 30 day']],
  ['hi', '१४ दिनों में', ['number 14 day']],
  ['ja', '商品到着後十四日以内。手数料は500円。', ['number 14 day', 'number 500 JPY']],
  ['ja', '一般的な方法と三角形。', []],
  ['zh-hans', '十四天内，三个月。', ['number 14 day', 'number 3 month']],
  ['ko', '14일 이내, 세 시간.', ['number 14 day', 'number 3 hour']],
  ['vi', 'trong vòng ba tuần', ['number 3 week']],
])('numbers, dates and money are read in %s: %s', async (lang, text, expected) => {
  const found = (await facts(lang, text)).filter((fact) => fact.startsWith('number'));
  expect(found).toEqual(expect.arrayContaining(expected));
  if (expected.length === 0) expect(found).toEqual([]);
});

test.each([
  ['Write to Help@Example.com.', 'at help@example.com'],
  ['See https://evil.example/a?b#c!', 'at https://evil.example/a?b#c'],
  ['See evil-shop.example now.', 'at evil-shop.example'],
  ['See ｅｖｉｌ．ｃｏｍ', 'at evil.com'],
  ['See evil [.] com', 'at evil [.] com'],
  ['See evil dot com', 'at evil dot com'],
  ['See evil. com', 'at evil. com'],
  ['Open javascript:alert(1)', 'at javascript:alert(1'],
  ['Ask @evil_support', 'at @evil_support'],
  ['Call +49 (30) 123-4567.', 'digits 49301234567'],
  ['Use SAVE-20 or E-07', 'code save20'],
])('an address or a code is a fact however it is written: %s', async (text, fact) => {
  expect(await facts('en', text)).toContain(fact);
});

test('numbers in words are known in every language that comes with Fener', async () => {
  const read = new Set([...spelledLanguages, 'ja', 'zh']);
  expect(shippedLanguages.map(({ id }) => baseLanguage(id)).filter((id) => !read.has(id))).toEqual([]);
  for (const language of spelledLanguages) {
    const values = new Set((await numberWordsOf(language)).values());
    expect(
      [2, 3, 5, 10].filter((value) => !values.has(value)),
      language,
    ).toEqual([]);
  }
});
