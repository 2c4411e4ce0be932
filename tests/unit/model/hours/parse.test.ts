import { expect, test } from 'vitest';
import { parseHours } from '#model/hours/parse.ts';

const day = (text: Parameters<typeof parseHours>[0]) => parseHours(text).plan?.week;
const nine: [number, number][] = [[540, 1080]];

test('text and table say the same', () => {
  const expected = [nine, nine, nine, nine, nine, [[600, 840]], []];
  expect(day('Mo-Fr 09:00-18:00; Sa 10:00-14:00; Su off')).toEqual(expected);
  expect(day({ 'mo-fr': '09:00-18:00', sa: ['10:00-14:00'], su: 'closed' })).toEqual(expected);
  expect(day({ 'Monday-Friday': '9:00–18:00', sat: '10:00-14:00' })).toEqual(expected);
});

test('lunch breaks, nights, around the clock, ranges over Sunday, later rules win', () => {
  expect(day('We 09:00-12:00, 13:00-24:00')?.[2]).toEqual([
    [540, 720],
    [780, 1440],
  ]);
  expect(day('Fr-Sa 18:00-03:00')?.[4]).toEqual([[1080, 1620]]);
  expect(day('24/7')).toEqual(Array.from({ length: 7 }, () => [[0, 1440]]));
  expect(day('Sa-Mo 09:00-18:00')).toEqual([nine, [], [], [], [], nine, nine]);
  expect(day('09:00-18:00; Mo,We off')).toEqual([[], nine, [], nine, nine, nine, nine]);
});

test('parts of the year and public holidays', () => {
  expect(
    parseHours('Mo-Su 09:00-18:00; Jun 15-Sep 15 Sa-Su 10:00-14:00; Dec 24 off; PH off').plan,
  ).toMatchObject({
    publicHolidays: [],
    seasons: [
      { from: '06-15', to: '09-15', week: [null, null, null, null, null, [[600, 840]], [[600, 840]]] },
      { from: '12-24', to: '12-24', week: [[], [], [], [], [], [], []] },
    ],
  });
  expect(parseHours('Nov-Feb Mo-Su 09:00-18:00; Dec 24-26 off').plan?.seasons).toMatchObject([
    { from: '11-01', to: '02-29' },
    { from: '12-24', to: '12-26' },
  ]);
});

test.each([
  ['Mo-Do 09:00-18:00', '"Mo-Do" is not a day of the week.'],
  ['Pzt-Cum 09:00-18:00', '"Pzt-Cum" is not a day of the week.'],
  ['Mo-Fr 9-18', '"9-18" is not a time span.'],
  ['Mo 09:00-25:00', '"09:00-25:00" has a time that doesn\'t exist.'],
  ['Mo 09:60-10:00', '"09:60-10:00" has a time that doesn\'t exist.'],
  ['Mo 09:00-09:00', '"09:00-09:00" begins and ends at the same time. The whole day is 00:00-24:00.'],
  ['Mo 09:00-12:00,11:00-18:00', 'The times in "09:00-12:00,11:00-18:00" overlap.'],
  ['Mo-Fr', '"Mo-Fr" has no times.'],
  ['Feb 30 off', '"Feb 30" is not a part of the year.'],
  ['by appointment', '"by appointment" has no times.'],
])('%s is refused: %s', (text, message) => {
  const { plan, issues } = parseHours(text);
  expect(plan).toBeUndefined();
  expect(issues.map((issue) => issue.message)).toEqual([message]);
});

test('probably swapped times and hours that never open are doubted, not refused', () => {
  const swapped = parseHours('Mo-Fr 18:00-09:00');
  expect(swapped.plan).toBeDefined();
  expect(swapped.issues).toMatchObject([{ isWarning: true }]);
  expect(swapped.issues[0]?.message).toContain('14 hours');
  expect(parseHours('Mo-Su off').issues).toMatchObject([{ isWarning: true }]);
});

test('every mistake is reported at once', () => {
  expect(parseHours('Mo-Do 09:00-18:00; Sa 9-14; Su off').issues).toHaveLength(2);
});

test.each([
  ['8am-8pm', '08:00-20:00'],
  ['Mo-Fr 9 a.m. to 5:30 p.m.', '09:00-17:30'],
  ['Mo-Fr 12pm-12am', '12:00-24:00'],
  ['Mo-Fr 9-17', '09:00-17:00'],
  ['Mo-Fr 8.30 - 20.00 Uhr', '08:30-20:00'],
  ['Mo-Fr 10pm-2am', '22:00-02:00'],
])('for %s, %s is offered', (text, meant) => {
  expect(parseHours(text).issues.map(({ fix }) => fix)).toEqual([`Did you mean "${meant}"?`]);
});

test.each(['9-5', 'Mo 1-5pm', 'Mo 1-5', 'Mo 9-25', 'Mo 09:70-10:00', 'Mo 13pm'])(
  'for %s, nothing is certain',
  (text) => {
    expect(parseHours(text).issues.map(({ fix }) => fix)).toEqual([
      'Write 24-hour times with minutes, such as 09:00-18:00.',
    ]);
  },
);
