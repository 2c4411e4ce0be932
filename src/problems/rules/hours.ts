/** Rules about opening hours of stores and channels. */
import { inChannels, inStore, type Rule } from '../rule.ts';

const hours = (text: string) => `hours:\n  berlin: { timezone: Europe/Berlin, hours: "${text}" }`;

export const hoursRules = {
  'store-hours': {
    severity: 'error',
    what: 'Opening hours of stores can be read.',
    why: 'The page could not say when the store is open.',
    fix: 'Write days and 24-hour times, as in "Mo-Fr 09:00-18:00; Sa 10:00-14:00; PH off".',
    example: inStore('hours: "Mon to Fri 9-18"', 'hours: "Mo-Fr 09:00-18:00"'),
  },
  'store-hours-doubtful': {
    severity: 'warning',
    what: 'Opening hours of stores are likely ones.',
    why: 'Hours that end at 23:59, run for more than 14 hours into the next day, or differ widely from those of all other stores are often slips.',
    fix: 'Check the hours. Midnight is written 24:00.',
    example: inStore('hours: "Mo-Sa 10:00-23:59"', 'hours: "Mo-Sa 10:00-24:00"'),
  },
  'store-exception-past': {
    severity: 'warning',
    what: 'Exceptions to the hours lie ahead.',
    why: 'Old exceptions hide the ones that count.',
    fix: 'Remove the exception.',
    example: inStore(
      'hours: "Mo-Sa 10:00-20:00"\nexceptions: [{ from: 2025-12-24, hours: "10:00-14:00" }]',
      'hours: "Mo-Sa 10:00-20:00"\nexceptions: [{ from: 2026-12-24, hours: "10:00-14:00" }]',
    ),
  },
  'hours-invalid': {
    severity: 'error',
    what: 'Hours in channels.yaml can be read.',
    why: 'The page could not say when somebody answers.',
    fix: 'Write days and 24-hour times, as in "Mo-Fr 09:00-12:30, 13:30-18:00".',
    example: inChannels(hours('Mo-Fr 9am-6pm'), hours('Mo-Fr 09:00-18:00')),
  },
  'hours-doubtful': {
    severity: 'warning',
    what: 'Hours in channels.yaml are ones that a business has.',
    why: 'Hours that are never open, or last more than 14 hours into the next day, are often slips.',
    fix: 'Check the hours: opening and closing time may be swapped.',
    example: inChannels(hours('Mo-Fr 18:00-09:00'), hours('Mo-Fr 09:00-18:00')),
  },
} as const satisfies Record<string, Rule>;
