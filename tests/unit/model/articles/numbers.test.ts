/** Numbers as languages write them. */
import { expect, test } from 'vitest';
import { lostOf, numbersIn } from '#model/articles/numbers.ts';

const lost = (source: string, translation: string) =>
  lostOf(numbersIn(source), numbersIn(translation)).map(({ text }) => text);

test.each([
  ['Arabic digits', 'You have 30 days.', 'لديك ٣٠ يومًا.'],
  ['Persian digits', 'You have 30 days.', '۳۰ روز فرصت دارید.'],
  ['Devanagari digits', 'You have 30 days.', 'आपके पास ३० दिन हैं।'],
  ['full-width digits', 'You have 30 days.', '３０日以内です。'],
  ['a digit after a letter without a space', 'Within 30 days.', '受け取りから30日以内。'],
  ['points for commas', 'Up to 1,500.50 metres.', 'Bis zu 1.500,50 Meter.'],
  ['narrow spaces', 'Up to 12,500 steps.', 'Jusqu’à 12 500 pas.'],
  ['no separator', 'Up to 1,500 points.', '1500ポイントまで。'],
  ['apostrophes', 'Up to 12,500 steps.', 'Bis zu 12’500 Schritte.'],
  ['ten thousands', 'Up to 20,000 points.', '2万ポイントまで。'],
  ['thousands in words', 'Over 15,000 users.', 'Más de 15 mil usuarios.'],
  ['a currency behind', 'It costs £25.', 'Es kostet 25 £.'],
  ['12 hours for 24', 'Open until 20:00.', 'Open until 8 PM.'],
  ['24 hours for 12', 'Open from 9:30 a.m. to 8 p.m.', 'Von 9.30 bis 20 Uhr.'],
  ['noon', 'By 12:30 pm.', 'Bis 12.30 Uhr.'],
  ['a date', 'Since 2026-03-14.', 'Seit dem 14. März 2026.'],
  ['a date with slashes', 'Since 03/14/2026.', '2026年3月14日から。'],
  ['an ordinal', 'On the 21st.', 'Am 21.'],
  ['small numbers in words', 'Wait 5 minutes, then 2 more.', 'Fünf Minuten warten, dann noch zwei.'],
  ['a dual', 'Wait 2 days.', 'انتظر يومين.'],
  ['an idiom', 'We are there 24/7.', 'Wir sind rund um die Uhr da.'],
  ['a telephone number of the country', 'Call +44 20 7946 0000.', 'Rufen Sie 030 1234567 an.'],
  ['a measure that is converted', 'Stay within 50 miles.', 'Bleiben Sie innerhalb von 80 km.'],
  ['a part of a name', 'Print on A4 paper.', 'Auf Papier drucken.'],
])('%s: nothing lost', (_, source, translation) => {
  expect(lost(source, translation)).toEqual([]);
});

test.each([
  ['another deadline', 'You have 30 days.', 'Sie haben 14 Tage.', ['30']],
  ['in another script', 'You have 30 days.', 'لديك ١٤ يومًا.', ['30']],
  ['a number that is gone', 'Up to 1,500 points.', 'So viele Sie wollen.', ['1,500']],
  ['a small number that is another one', 'Wait 5 days.', 'Warten Sie 7 Tage.', ['5']],
  ['another time', 'Open until 20:00.', 'Bis 18 Uhr.', ['20:00']],
  ['another year', 'Since 2026-03-14.', 'Seit dem 13. März 2025.', ['2026-03-14']],
  ['a share', 'You get 75 % back.', 'Sie bekommen 57 % zurück.', ['75']],
])('%s: told', (_, source, translation, expected) => {
  expect(lost(source, translation)).toEqual(expected);
});
