/** Days as people write them into content. */
import { z } from 'zod';

/** A day of the calendar such as `2026-12-24`. */
export const writtenDay = z.iso.date({
  error: ({ input }) =>
    /^\d{4}-\d\d-\d\d$/.test(String(input))
      ? 'a date that exists in the calendar'
      : 'a date such as "2026-12-24"',
});
