/** Fields of an editor, from the shape of front matter. */
import { z } from 'zod';

/** A field as Sveltia CMS and Decap CMS read it. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly widget: string;
  readonly [option: string]: unknown;
}

/** Keys that commands write. An editor keeps them without showing them. */
const byCommand = new Set(['translationOf', 'changes', 'machineTranslated']);

/** Keys whose value every language has for itself. Of the others, only the source's value counts. */
const translated = new Set(['title', 'description', 'slug', 'keywords', 'searchFor']);

const propertyData = z.object({
  type: z.string().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  description: z.string().optional(),
  minimum: z.number().optional(),
  maxLength: z.number().optional(),
  get properties() {
    return z.record(z.string(), propertyData).optional();
  },
  required: z.array(z.string()).optional(),
});

type Property = z.infer<typeof propertyData>;

/**
 * The fields of a kind of file, in the order in which its front matter is written. `articles`: the collection of which related
 * articles are chosen.
 */
export function fieldsOf(shape: z.ZodType, articles: string): Field[] {
  const { properties = {}, required = [] } = propertyData.parse(
    z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }),
  );
  return Object.entries(properties)
    .filter(([name]) => !byCommand.has(name))
    .map(([name, property]) => ({
      ...fieldOf(name, property, required.includes(name)),
      ...(name === 'related' && relationTo(articles)),
    }));
}

function fieldOf(name: string, property: Property, isRequired: boolean): Field {
  return {
    name,
    label: labelOf(name),
    ...widgetOf(property),
    required: isRequired,
    ...(property.description !== undefined && { hint: hintOf(property.description) }),
    ...(translated.has(name) && { i18n: true }),
    // The id is the same in every language.
    ...(name === 'id' && { i18n: 'duplicate' }),
  };
}

/** Editors read a little Markdown and HTML in it. */
const hintOf = (description: string) => description.replaceAll('`', '').replaceAll(/<\w+>/g, '…');

/** @example labelOf('searchFor') // => 'Search for' */
const labelOf = (name: string) =>
  name
    .replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/^./, (letter) => letter.toUpperCase());

const relationTo = (collection: string) => ({
  widget: 'relation',
  collection,
  value_field: 'id',
  display_fields: ['title'],
  search_fields: ['title', 'id'],
  multiple: true,
});

function widgetOf(property: Property): Pick<Field, 'widget'> & Readonly<Record<string, unknown>> {
  const { type, format, pattern, minimum, maxLength, properties, required = [] } = property;
  if (type === 'boolean') return { widget: 'boolean' };
  if (type === 'array') return { widget: 'list' };
  if (type === 'number' || type === 'integer') {
    return {
      widget: 'number',
      value_type: type === 'integer' ? 'int' : 'float',
      ...(minimum !== undefined && { min: minimum }),
    };
  }
  if (format === 'date') return { widget: 'datetime', format: 'YYYY-MM-DD', time_format: false, default: '' };
  if (properties) {
    const fields = Object.entries(properties).map(([key, own]) => fieldOf(key, own, required.includes(key)));
    return { widget: 'object', collapsed: true, fields };
  }
  if (maxLength !== undefined)
    return { widget: 'text', pattern: [`^[\\s\\S]{0,${maxLength}}$`, `at most ${maxLength} characters`] };
  // Editors read patterns without Unicode.
  const isReadable = pattern !== undefined && !pattern.includes('\\p{');
  return { widget: 'string', ...(isReadable && { pattern: [pattern, `as ${pattern}`] }) };
}
