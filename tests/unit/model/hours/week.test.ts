import { expect, test } from 'vitest';
import { compileHours } from '#model/hours/compile.ts';
import { toOpeningHours } from '#model/hours/json-ld.ts';
import { firstDayOfWeek, formatWeek, groupDays } from '#model/hours/week.ts';

const weekOf = (hours: string) => {
  const { schedule } = compileHours({ zone: 'UTC', hours }, []);
  if (!schedule) throw new Error(`not hours: ${hours}`);
  return schedule;
};

const rows = (hours: string, lang: string, firstDay?: number) =>
  formatWeek(weekOf(hours).week, lang, firstDay).map(({ days, times, kind }) =>
    [days, kind, ...times].map((text) => text.replaceAll(/[\u2009\u202f\u00a0]/g, ' ')),
  );

test('equal days are grouped from the first day of the week', () => {
  const { week } = weekOf('Su-Th 09:00-18:00; Fr off; Sa 10:00-14:00');
  expect(groupDays(week, 6).map(({ from, to }) => [from, to])).toEqual([
    [6, 3],
    [4, 4],
    [5, 5],
  ]);
  expect([firstDayOfWeek('US'), firstDayOfWeek('DE'), firstDayOfWeek('EG'), firstDayOfWeek('JP')]).toEqual([
    6, 0, 5, 6,
  ]);
});

test('weekdays and times as each language writes them', () => {
  const hours = 'Mo-Fr 09:00-12:00,13:00-18:00; Sa 18:00-03:00; Su 00:00-24:00';
  expect(rows(hours, 'en-US')).toMatchInlineSnapshot(`
    [
      [
        "Monday – Friday",
        "times",
        "9:00 AM – 12:00 PM",
        "1:00 PM – 6:00 PM",
      ],
      [
        "Saturday",
        "times",
        "6:00 PM – 3:00 AM",
      ],
      [
        "Sunday",
        "all-day",
      ],
    ]
  `);
  expect(rows(hours, 'en-GB')).toMatchInlineSnapshot(`
    [
      [
        "Monday – Friday",
        "times",
        "09:00 – 12:00",
        "13:00 – 18:00",
      ],
      [
        "Saturday",
        "times",
        "18:00 – 03:00",
      ],
      [
        "Sunday",
        "all-day",
      ],
    ]
  `);
  expect(rows(hours, 'tr')).toMatchInlineSnapshot(`
    [
      [
        "Pazartesi – Cuma",
        "times",
        "09:00 – 12:00",
        "13:00 – 18:00",
      ],
      [
        "Cumartesi",
        "times",
        "18:00 – 03:00",
      ],
      [
        "Pazar",
        "all-day",
      ],
    ]
  `);
  expect(rows(hours, 'de')).toMatchInlineSnapshot(`
    [
      [
        "Montag – Freitag",
        "times",
        "09:00 – 12:00",
        "13:00 – 18:00",
      ],
      [
        "Samstag",
        "times",
        "18:00 – 03:00",
      ],
      [
        "Sonntag",
        "all-day",
      ],
    ]
  `);
  expect(rows(hours, 'ar')).toMatchInlineSnapshot(`
    [
      [
        "الاثنين – الجمعة",
        "times",
        "9:00 ص – 12:00 م",
        "1:00 م – 6:00 م",
      ],
      [
        "السبت",
        "times",
        "6:00 م – 3:00 ص",
      ],
      [
        "الأحد",
        "all-day",
      ],
    ]
  `);
  expect(rows(hours, 'ja')).toMatchInlineSnapshot(`
    [
      [
        "月曜日～金曜日",
        "times",
        "9:00～12:00",
        "13:00～18:00",
      ],
      [
        "土曜日",
        "times",
        "18:00～3:00",
      ],
      [
        "日曜日",
        "all-day",
      ],
    ]
  `);
});

test('schema.org hours: equal days together, closed days, nights, dates of their own', () => {
  const { schedule, specialDays } = compileHours(
    {
      zone: 'UTC',
      hours: 'Mo,We 09:00-18:00; Tu 00:00-24:00; Th-Sa 18:00-03:00; Su off; PH off',
      exceptions: [{ from: '2026-12-31', hours: '10:00-13:00' }],
    },
    [{ date: '2026-12-25', name: { en: 'Christmas Day' } }],
  );
  expect(schedule && toOpeningHours(schedule, specialDays)).toMatchInlineSnapshot(`
    [
      {
        "@type": "OpeningHoursSpecification",
        "closes": "18:00",
        "dayOfWeek": [
          "Monday",
          "Wednesday",
        ],
        "opens": "09:00",
      },
      {
        "@type": "OpeningHoursSpecification",
        "closes": "23:59",
        "dayOfWeek": [
          "Tuesday",
        ],
        "opens": "00:00",
      },
      {
        "@type": "OpeningHoursSpecification",
        "closes": "03:00",
        "dayOfWeek": [
          "Thursday",
          "Friday",
          "Saturday",
        ],
        "opens": "18:00",
      },
      {
        "@type": "OpeningHoursSpecification",
        "closes": "00:00",
        "dayOfWeek": [
          "Sunday",
        ],
        "opens": "00:00",
      },
      {
        "@type": "OpeningHoursSpecification",
        "closes": "00:00",
        "opens": "00:00",
        "validFrom": "2026-12-25",
        "validThrough": "2026-12-25",
      },
      {
        "@type": "OpeningHoursSpecification",
        "closes": "13:00",
        "opens": "10:00",
        "validFrom": "2026-12-31",
        "validThrough": "2026-12-31",
      },
    ]
  `);
});
