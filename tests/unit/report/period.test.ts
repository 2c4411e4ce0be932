import { describe, expect, test } from 'vitest';
import { readPeriod, toDate, toDayNumber, type PeriodOptions } from '#report/period.ts';

/** A Monday. */
const today = toDayNumber('2026-11-30');
const read = (options: PeriodOptions) => {
  const period = readPeriod(options, today, 'Europe/Istanbul');
  if (typeof period === 'string') return period;
  const { from, to, before } = period;
  return [from, to, before.from, before.to].map(toDate);
};

describe('the period of a report', () => {
  test.each<[PeriodOptions, string[]]>([
    [{}, ['2026-11-03', '2026-11-30', '2026-10-06', '2026-11-02']],
    [{ weeks: '1' }, ['2026-11-23', '2026-11-29', '2026-11-16', '2026-11-22']],
    [{ weeks: '2', to: '2026-11-15' }, ['2026-11-02', '2026-11-15', '2026-10-19', '2026-11-01']],
    [{ weeks: '1', to: '2026-11-14' }, ['2026-11-02', '2026-11-08', '2026-10-26', '2026-11-01']],
    [{ from: '2026-11-10', to: '2026-11-10' }, ['2026-11-10', '2026-11-10', '2026-11-09', '2026-11-09']],
    [{ from: '2026-11-29' }, ['2026-11-29', '2026-11-30', '2026-11-27', '2026-11-28']],
  ])('%j', (options, expected) => {
    expect(read(options)).toEqual(expected);
  });

  test.each<[PeriodOptions, string]>([
    [{ from: '2026-02-30' }, '"2026-02-30" for --from is not a day. Write it like "2026-11-30".'],
    [{ to: '2026-12-01' }, '"2026-12-01" for --to is after today, 2026-11-30.'],
    [{ from: '2026-11-20', to: '2026-11-10' }, '--from 2026-11-20 is after --to 2026-11-10.'],
    [{ weeks: '0' }, '"0" for --weeks is not a whole number from 1 to 54.'],
    [{ weeks: '1', from: '2026-11-20' }, 'Give either --weeks or --from.'],
    [{ from: '2020-01-01' }, 'From 2020-01-01 to 2026-11-30 is more than 380 days.'],
  ])('%j is refused', (options, expected) => {
    expect(read(options)).toBe(expected);
  });
});
