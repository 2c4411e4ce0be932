/** What the files of the static API hold of contact channels and stores. */
import { z } from 'zod';
import { localeId, url } from './common.ts';

const span = z
  .array(z.int())
  .describe('Opening and closing in minutes after midnight; above 1440 on the next day.');
const dayHours = z.array(span).describe('Empty: closed.');
const hours = z
  .strictObject({
    zone: z.string().describe('IANA time zone.'),
    week: z.array(dayHours).describe('Seven days, Monday first.'),
    seasons: z
      .array(z.strictObject({ from: z.string(), to: z.string(), week: z.array(dayHours.nullable()) }))
      .optional()
      .describe('Weekdays that differ during part of every year. Null: the day does not differ.'),
    days: z.record(z.string(), dayHours).optional().describe('Dates with hours of their own.'),
  })
  .describe('Opening hours. Those of a date: `days`, else the last season that says something, else `week`.');

/** `/api/v1/<locale>/channels.json` */
export const channelsShape = z.strictObject({
  locale: localeId,
  country: z.string().nullable().describe('The country of the locale.'),
  channels: z.array(
    z.strictObject({
      id: z.string(),
      type: z.string(),
      label: z.string(),
      description: z.string().nullable(),
      identifier: z.string().nullable().describe('Number, address or name.'),
      url: z
        .string()
        .nullable()
        .describe('Where it is opened: a web address, `tel:`, `mailto:` and the like.'),
      languages: z.array(z.string()),
      notes: z.array(z.string()).describe('Answering time, price, keys to press and the like, in words.'),
      response: z.string().nullable().describe('Answering time, as an ISO 8601 duration.'),
      hours: z.string().nullable().describe('Name of its hours.'),
      topics: z.array(z.string()).nullable().describe('Paths of the topics that it is for. Null: all.'),
      articles: z.array(z.string()).nullable().describe('Ids of the articles that it is for. Null: all.'),
      devices: z.enum(['any', 'mobile', 'desktop', 'apple']),
      validFrom: z.string().nullable(),
      validUntil: z.string().nullable(),
    }),
  ),
  order: z
    .record(z.string(), z.array(z.string()))
    .describe('Ids of the channels by country, in order. An empty name stands for all other countries.'),
  fallback: z.string().describe('Id of the channel that everybody can use at any time.'),
  hours: z.record(z.string(), hours),
});
export type ApiChannels = z.infer<typeof channelsShape>;

/** `/api/v1/<locale>/stores.json` */
export const storesShape = z.strictObject({
  locale: localeId,
  services: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  stores: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      status: z.enum(['open', 'temporarily-closed', 'coming-soon', 'permanently-closed']),
      url: url.nullable(),
      address: z.strictObject({
        lines: z.array(z.string()),
        postcode: z.string().nullable(),
        city: z.string(),
        region: z.string().nullable(),
        country: z.string(),
      }),
      point: z.strictObject({ lat: z.number(), lng: z.number() }).nullable(),
      phones: z.array(z.string()),
      email: z.string().nullable(),
      services: z.array(z.string()),
      languages: z.array(z.string()),
      hours: hours.nullable(),
      updated: z.string().nullable(),
    }),
  ),
});
export type ApiStores = z.infer<typeof storesShape>;
