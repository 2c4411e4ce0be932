import { expect, test } from 'vitest';
import { addDays, dayOf, daysBetween, isDay } from '#base/day.ts';

test.each(['2026-12-24', '2024-02-29', '2000-02-29'])('%s is a day', (text) =>
  expect(isDay(text)).toBe(true),
);

test.each(['2026-02-29', '1900-02-29', '2026-13-01', '2026-1-1', '24.12.2026', '2026-12-24T00', ''])(
  '%j is not',
  (text) => expect(isDay(text)).toBe(false),
);

test('the day of an instant is that of UTC', () => {
  expect(dayOf(Date.UTC(2026, 11, 31, 23, 59, 59))).toBe('2026-12-31');
  expect(dayOf(new Date('2026-12-31T23:30:00-01:00'))).toBe('2027-01-01');
});

test('days are counted across months, years and February 29', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
  expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2);
});
