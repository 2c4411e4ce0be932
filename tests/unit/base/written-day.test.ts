import { expect, test } from 'vitest';
import { writtenDay } from '#base/written-day.ts';

const flawOf = (value: unknown) => writtenDay.safeParse(value).error?.issues[0]?.message;

test('a day stays as it is written', () => expect(writtenDay.parse('2026-12-24')).toBe('2026-12-24'));

test('what is wrong with a day is told apart', () => {
  expect(flawOf('2026-02-30')).toBe('a date that exists in the calendar');
  expect(flawOf('24.12.2026')).toBe('a date such as "2026-12-24"');
  expect(flawOf(2026)).toBe('a date such as "2026-12-24"');
});
