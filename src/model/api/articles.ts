/** What the files of the static API hold of articles and topics. Types, schemas and the page that explains them are all made from this. */
import { z } from 'zod';
import { unitKinds } from '#model/units/unit.ts';
import { day, localeId, url } from './common.ts';

const link = z.strictObject({
  path: z.string().describe('Path of the topic, such as `orders/returns`: the same in every language.'),
  title: z.string(),
  url,
});
const lang = z.string().describe('BCP 47 tag of the language, such as `pt-BR`.');
const dir = z.enum(['ltr', 'rtl']);
const articleId = z.string().describe('Id of the article: the same in every language, and never changes.');

/** `/api/v1/index.json` */
export const indexShape = z.strictObject({
  version: z.literal(1),
  site: z.strictObject({ name: z.string(), url }),
  mcp: url.nullable().describe('Where assistants ask over HTTP. Null where `machines.mcp` is off.'),
  schemas: z.record(z.string(), url).describe('JSON Schemas of the files, by name.'),
  locales: z.array(
    z.strictObject({
      id: localeId,
      lang,
      dir,
      name: z.string(),
      home: url,
      articles: url,
      topics: url,
      changes: url,
      channels: url.nullable().describe('Null on a site without contact channels.'),
      stores: url.nullable().describe('Null on a site without stores.'),
      phone: url.nullable().describe('Null where no article has a `phoneCode`.'),
      units: url.nullable().describe('Null where `machines.api` is off.'),
      feed: url.nullable().describe('Null where `machines.feeds` is off.'),
      llms: url,
    }),
  ),
});
export type ApiIndex = z.infer<typeof indexShape>;

const state = z
  .enum(['source', 'current', 'minor', 'stale', 'untracked'])
  .describe('How a translation relates to its source.');
const keywords = z.array(z.string()).describe('Other words for the same thing.');
const services = z.array(z.string()).describe('Services of stores that it is about.');
const revision = z.string().describe('Changes with the text.');

/** `/api/v1/<locale>/articles.json` */
export const articlesShape = z.strictObject({
  locale: localeId,
  articles: z.array(
    z.strictObject({
      id: articleId,
      title: z.string(),
      description: z.string(),
      url,
      permalink: url,
      markdown: url.nullable().describe('Null where `machines.markdown` is off.'),
      data: url.nullable().describe('The article whole. Null where `machines.api` is off.'),
      topic: z.string().describe('Path of its topic.'),
      keywords,
      services,
      contentLocale: localeId.describe('The language of the text: another than `locale` for a fallback.'),
      state,
      revision,
      updated: day,
    }),
  ),
});
export type ApiArticles = z.infer<typeof articlesShape>;

/** `/api/v1/<locale>/articles/<id>.json` */
export const articleShape = z.strictObject({
  id: articleId,
  locale: localeId,
  lang,
  dir,
  title: z.string(),
  description: z.string(),
  url,
  permalink: url.describe('Opens in the language of the reader, wherever the article moves.'),
  revision,
  state,
  updated: day,
  reviewed: day.describe('When somebody last found that the text is right.'),
  topics: z.array(link).describe('The topics above it, outermost first.'),
  headings: z.array(z.strictObject({ id: z.string(), text: z.string(), depth: z.int() })),
  alternates: z
    .array(z.strictObject({ locale: localeId, lang, url, data: url }))
    .describe('Its translations.'),
  channels: z.array(z.string()).describe('Ids of the contact channels that its page offers, in their order.'),
  keywords,
  countries: z.array(z.string()).describe('Countries that it applies to; empty for all.'),
  services,
  markdown: z.string().describe('The text as Markdown, with whole addresses.'),
  html: z.string().describe('The text as HTML without scripts, with whole addresses.'),
  text: z.string().describe('The text alone, a line for each paragraph, step and row.'),
  spoken: z.string().describe('The text for voices. It has no `<`, `>` and `&`, so it can stand in SSML.'),
});
export type ApiArticle = z.infer<typeof articleShape>;

/** `/api/v1/<locale>/phone.json` */
export const phoneShape = z.strictObject({
  locale: localeId,
  lang,
  codes: z
    .array(
      z.strictObject({
        code: z.string().describe('Digits that a caller presses, as `phoneCode` of the article says.'),
        article: articleId,
        title: z.string(),
        spoken: z
          .array(z.string())
          .describe('What to say, one after another: at most 1,200 characters each, ready for SSML.'),
        sms: z.string().describe('The beginning as a text message with the link, to send to the caller.'),
        permalink: url,
        revision,
      }),
    )
    .describe('In the order of their digits.'),
});
export type ApiPhone = z.infer<typeof phoneShape>;

/** A line of `/api/v1/<locale>/units.jsonl` */
export const unitShape = z.strictObject({
  id: z.string().describe('Article, heading and kind, with a number: `return-item/by-post/table-1`.'),
  article: articleId,
  locale: localeId,
  lang,
  kind: z.enum(unitKinds).describe('What it mainly is.'),
  title: z.string().describe('Title of the article.'),
  headings: z.array(z.string()).describe('Headings above it, outermost first.'),
  topics: z.array(z.string()).describe('Titles of the topics above the article.'),
  text: z.string().describe('What it says, steps with their numbers, rows of tables as facts.'),
  spoken: z.string().describe('For voices, at most 1,200 characters. Empty for code.'),
  sms: z.string().describe('For SMS, at most two parts, with the link.'),
  chat: z.string().describe('For messengers, at most 1,000 bytes, with the link.'),
  url: url.describe('Its place on the page.'),
  permalink: url,
  revision: z.string().describe('Of the article.'),
  hash: z.string().describe('Changes with what the unit says and with its headings, and with nothing else.'),
  updated: day,
});
export type ApiUnit = z.infer<typeof unitShape>;

/** `/api/v1/<locale>/topics.json` */
export const topicsShape = z.strictObject({
  locale: localeId,
  topics: z
    .array(
      z.strictObject({
        path: z.string(),
        parent: z.string().describe('Path of the topic above; empty at the top.'),
        title: z.string(),
        description: z.string(),
        url,
        contentLocale: localeId.describe('The language of title and description.'),
        topics: z.array(z.string()).describe('Paths of the topics below, in order.'),
        articles: z.array(z.string()).describe('Ids of its articles, in order.'),
        feed: url.nullable(),
      }),
    )
    .describe('All topics, each after the one above it. The first is the home page.'),
});
export type ApiTopics = z.infer<typeof topicsShape>;

/** `/api/v1/<locale>/changes.json` */
export const changesShape = z.strictObject({
  locale: localeId,
  days: z
    .array(
      z.strictObject({
        day: z.iso.date(),
        articles: z.array(z.strictObject({ id: articleId, revision: z.string(), url, data: url.nullable() })),
      }),
    )
    .describe('Articles by the day of their last change, newest first.'),
  undated: z.array(z.string()).describe('Ids of articles whose day nobody knows.'),
  retired: z
    .array(
      z.strictObject({
        id: articleId,
        replacedBy: z.string().nullable().describe('The article that answers instead.'),
      }),
    )
    .describe('Articles that are gone.'),
});
export type ApiChanges = z.infer<typeof changesShape>;
