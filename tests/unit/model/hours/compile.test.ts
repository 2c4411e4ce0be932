import { expect, test } from 'vitest';
import { compileHours } from '#model/hours/compile.ts';

const christmas = { date: '2026-12-25', name: { en: 'Christmas Day', de: 'Weihnachten' } };

test('holidays close, keep or change hours as the policy says', () => {
  const days = (holidays: string | undefined, hours = 'Mo-Fr 09:00-18:00') =>
    compileHours({ zone: 'UTC', hours, holidays }, [christmas]).schedule?.days;
  expect(days('closed')).toEqual({ '2026-12-25': [] });
  expect(days('10:00-14:00')).toEqual({ '2026-12-25': [[600, 840]] });
  expect(days('as-usual')).toBeUndefined();
  expect(days(undefined)).toBeUndefined();
  expect(days(undefined, 'Mo-Fr 09:00-18:00; PH off')).toEqual({ '2026-12-25': [] });
  expect(compileHours({ zone: 'UTC', hours: '24/7', holidays: 'ask' }, [christmas]).uncertainDays).toEqual([
    christmas,
  ]);
});

test('an exception wins over a holiday and covers each date of its range', () => {
  const { schedule, specialDays } = compileHours(
    {
      zone: 'UTC',
      hours: 'Mo-Su 09:00-18:00',
      holidays: 'closed',
      exceptions: [{ from: '2026-12-24', to: '2026-12-25', hours: '10:00-12:00', reason: 'Short days' }],
    },
    [christmas],
  );
  expect(schedule?.days).toEqual({ '2026-12-24': [[600, 720]], '2026-12-25': [[600, 720]] });
  expect(specialDays.map(({ reason, isHoliday }) => [reason, isHoliday])).toEqual([
    ['Short days', false],
    ['Short days', false],
  ]);
});

test('every issue carries the path of its value', () => {
  const { schedule, issues } = compileHours(
    {
      zone: 'Europe/Istambul',
      hours: 'Mo 9-18; PH off',
      holidays: 'maybe',
      exceptions: [
        { from: '2026-12-24', hours: 'half day' },
        { from: '2026-12-24', to: '2026-12-01', hours: 'closed' },
      ],
    },
    [],
  );
  expect(schedule).toBeUndefined();
  expect(issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toMatchInlineSnapshot(`
    [
      "timezone: "Europe/Istambul" is not a time zone.",
      "hours: "9-18" is not a time span.",
      "holidays: "maybe" is not a time span.",
      "exceptions.0.hours: "half day" is not a time span.",
      "exceptions.1.to: The exception ends (2026-12-01) before it begins (2026-12-24), or lasts more than 400 days.",
    ]
  `);
});
