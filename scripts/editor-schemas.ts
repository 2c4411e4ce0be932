/** The shapes of what people write, for editors that complete and check by a JSON Schema, and for `docs/reference.md`. */
import { z } from 'zod';
import { mayBeLeftEmpty } from '#problems/schema-keys.ts';
import { articleData, topicData } from '#model/articles/front-matter.ts';
import { announcementsData } from '#model/channels/announcements.ts';
import { contactData } from '#model/channels/schema.ts';
import { publishedData } from '#model/published/ledger.ts';
import { replyData } from '#model/replies/reply.ts';
import { retiredData } from '#model/retired/retired.ts';
import { variablesData } from '#model/reuse/variables.ts';
import { questionsData } from '#model/search/questions.ts';
import { searchSettingsData } from '#model/search/settings.ts';
import { mapSettingsData } from '#model/stores/map-settings.ts';
import { storeData } from '#model/stores/record.ts';
import { servicesFile } from '#model/stores/services.ts';
import { widgetData } from '#model/widget/widget.ts';
import { siteData } from '#site/site-data.ts';

/** The schemas that the check itself uses, by the name of their file. */
const shapes = {
  article: articleData,
  topic: topicData,
  site: siteData,
  channels: contactData,
  announcements: announcementsData,
  stores: z.strictObject({ stores: z.array(storeData).describe('Stores, in any order.') }),
  services: servicesFile,
  map: mapSettingsData,
  search: searchSettingsData,
  questions: questionsData,
  published: publishedData,
  retired: retiredData,
  reply: replyData,
  variables: variablesData,
  widget: widgetData,
};

// Editors know this version best.
const toSchema = (shape: z.ZodType) =>
  z.toJSONSchema(shape, { target: 'draft-7', io: 'input', unrepresentable: 'any' });

/** JSON Schemas by their names: `site` is that of `site.yaml`, `article` that of an article's front matter. */
export const schemas: ReadonlyMap<string, ReturnType<typeof toSchema>> = new Map(
  Object.entries(shapes).map(([name, shape]) => [name, toSchema(shape)]),
);

/** The same for editors: they take all that the check takes. What only code can check, they let pass. */
export const editorSchemas: ReadonlyMap<string, object> = new Map([
  ...schemas,
  ...(['article', 'topic'] as const).map((name) => [name, withEmptyKeys(name)] as const),
]);

/** Front matter may have keys without a value. */
function withEmptyKeys(name: 'article' | 'topic'): object {
  const schema = toSchema(shapes[name]);
  const properties = Object.entries(schema.properties ?? {}).map(([key, child]): [string, unknown] => {
    if (typeof child === 'boolean' || !mayBeLeftEmpty(shapes[name], key)) return [key, child];
    const { description, ...rest } = child;
    return [key, { description, anyOf: [rest, { enum: [null, ''] }] }];
  });
  return { ...schema, properties: Object.fromEntries<unknown>(properties) };
}
