import { expect, test } from 'vitest';
import { holidayYears, publicHolidays } from '#files/holidays.ts';

const named = (country: string, region?: string) =>
  publicHolidays({ country, region }, [2026], ['en', 'tr', 'ja']).map(
    ({ date, name }) => `${date} ${name['en']}`,
  );

test('a holiday of several days is one entry a day; half days before it do not count', () => {
  expect(named('TR').filter((day) => /^2026-0[35]/.test(day))).toMatchInlineSnapshot(`
    [
      "2026-03-20 End of Ramadan (Eid al-Fitr)",
      "2026-03-21 End of Ramadan (Eid al-Fitr)",
      "2026-03-22 End of Ramadan (Eid al-Fitr)",
      "2026-05-01 Labour and Solidarity Day",
      "2026-05-19 Commemoration of Atatürk, Youth and Sports Day",
      "2026-05-27 Feast of the Sacrifice (Eid al-Adha)",
      "2026-05-28 Feast of the Sacrifice (Eid al-Adha)",
      "2026-05-29 Feast of the Sacrifice (Eid al-Adha)",
      "2026-05-30 Feast of the Sacrifice (Eid al-Adha)",
    ]
  `);
});

test('substitute days and days of a part of a country are found', () => {
  expect(named('GB')).toContain('2026-12-28 Boxing Day (substitute day)');
  expect(named('DE').some((day) => day.startsWith('2026-01-06'))).toBe(false);
  expect(named('DE', 'BY').some((day) => day.startsWith('2026-01-06'))).toBe(true);
});

test('names come in the languages asked for', () => {
  expect(publicHolidays({ country: 'JP' }, [2026], ['en', 'ja'])[0]).toEqual({
    date: '2026-01-01',
    name: { en: "New Year's Day", ja: '元日' },
  });
});

test('an unknown country has none; two years are expanded', () => {
  expect(publicHolidays({ country: 'XX' }, [2026], ['en'])).toEqual([]);
  expect(holidayYears('2026-12-31')).toEqual([2026, 2027]);
});
