/** What tools rely on in the files of a site, which may be another version's or a stranger's. Fields of no use here are left out. */
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';
import { articlesShape, indexShape, topicsShape } from '#model/api/articles.ts';
import { channelsShape, storesShape } from '#model/api/contact.ts';
import { indexFormat } from '#model/search/browser/index-format.ts';
import type { HelpFiles } from '#model/tools/browser/help-data.ts';

const texts = z.array(z.string());
const numbers = z.array(z.number());
const places = z.array(
  z.object({
    country: z.int(),
    name: z.string(),
    region: z.int().exactOptional(),
    path: z.string().exactOptional(),
    also: texts.exactOptional(),
  }),
);

const day = z.array(z.tuple([z.number(), z.number()]));
const schedule = z.object({
  zone: z.string().refine(isZone, 'not a time zone'),
  week: z.array(day).length(7),
  seasons: z
    .array(z.object({ from: z.string(), to: z.string(), week: z.array(day.nullable()) }))
    .exactOptional(),
  days: z.record(z.string(), day).exactOptional(),
});

/** Whether the system has the clock of a place. */
function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

const index = z.object({
  site: indexShape.shape.site.strip(),
  locales: z
    .array(
      indexShape.shape.locales.element
        .pick({ id: true, lang: true, name: true, channels: true, stores: true })
        .strip()
        // It becomes part of paths.
        .extend({ id: z.string().regex(/^[a-z0-9-]{2,35}$/i) }),
    )
    .min(1)
    .max(200),
});

const storeIndex = z.object({
  version: z.literal(1),
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)),
  patterns: texts,
  localPatterns: z.record(z.string(), z.string()),
  regions: places,
  cities: places,
  districts: texts,
  services: texts,
  serviceSets: z.array(numbers),
  schedules: z.array(schedule),
  code: texts,
  name: texts,
  lat: z.array(z.number().nullable()),
  lng: z.array(z.number().nullable()),
  city: numbers,
  district: numbers,
  postcode: texts,
  schedule: numbers,
  serviceSet: numbers,
  status: z.string(),
  wheelchair: z.string(),
  brand: z.string(),
  slug: z.record(z.string(), z.string()),
});

const name = z.string().exactOptional();

const shapes: { readonly [Kind in keyof HelpFiles]: z.ZodType<HelpFiles[Kind]> } = {
  index,
  articles: z.object({
    articles: z.array(
      articlesShape.shape.articles.element
        .pick({
          id: true,
          title: true,
          description: true,
          url: true,
          topic: true,
          contentLocale: true,
          updated: true,
        })
        .strip(),
    ),
  }),
  topics: z.object({
    topics: z.array(
      topicsShape.shape.topics.element
        .pick({ path: true, title: true, description: true, url: true, topics: true, articles: true })
        .strip(),
    ),
  }),
  channels: z.object({
    ...channelsShape.omit({ locale: true }).shape,
    channels: z.array(channelsShape.shape.channels.element.strip()),
    hours: z.record(z.string(), schedule),
  }),
  stores: z.object({
    services: z.array(storesShape.shape.services.element.strip()),
    stores: z.array(
      storesShape.shape.stores.element.omit({ updated: true }).strip().extend({ hours: schedule.nullable() }),
    ),
  }),
  manifest: z.object({
    format: z.literal(indexFormat, 'another version of Fener wrote it'),
    lang: z.string(),
    version: z.string().regex(/^[\w-]{1,100}$/),
    pages: z.int().min(0).max(1_000_000),
    facts: z.object({
      titleWords: z.string(),
      topics: z.array(z.tuple([z.int().min(0), z.int().min(1).max(1_000_000)])),
      prominence: z.string(),
    }),
    unanswered: z.int().min(0).max(1_000_000),
    sure: z.number(),
    postings: texts,
    topics: z.array(z.object({ id: z.string(), title: z.string() })),
    stopWords: texts,
    synonyms: z.array(texts),
    promoted: z.record(z.string(), numbers),
  }),
  storeIndex,
  storeNames: z.record(z.string(), z.object({ name, street: name, city: name, district: name })),
  towns: z.object({
    country: z.string(),
    name: texts,
    lat: numbers,
    lng: numbers,
    size: numbers,
    also: z.record(z.string(), texts),
  }),
  oldAddresses: z.array(
    z.union([z.tuple([z.string(), z.string()]), z.tuple([z.string(), z.string(), z.string()])]),
  ),
};

/** What a file holds. Throws where it isn't one of its kind. */
export function parseFile<Kind extends keyof HelpFiles>(kind: Kind, text: string): HelpFiles[Kind] {
  const { data, error } = shapes[kind].safeParse(parseJson(text));
  if (data !== undefined) return data;
  const [issue] = error?.issues ?? [];
  throw new Error(`${kind}: ${issue?.path.join('.')} ${issue?.message}`);
}
