/** What a tool takes: the fields, as JSON Schema and as a check. Assistants send whatever they like. */

/** A field of a tool's input. */
export type Field = {
  readonly description: string;
  readonly isRequired?: boolean;
} & (
  | { readonly type: 'string'; readonly maxLength: number }
  | { readonly type: 'number' | 'integer'; readonly minimum: number; readonly maximum: number }
);

export type Fields = Readonly<Record<string, Field>>;

/** Something that whoever called the tool can put right. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
}

/** Values that were checked against the fields. */
export class Input {
  readonly #values: ReadonlyMap<string, string | number>;

  constructor(values: ReadonlyMap<string, string | number>) {
    this.#values = values;
  }

  /** A text without blanks around it; `undefined` where nothing was given. */
  text(name: string): string | undefined {
    const value = this.#values.get(name);
    return typeof value === 'string' ? value : undefined;
  }

  /** A number; `undefined` where nothing was given. */
  number(name: string): number | undefined {
    const value = this.#values.get(name);
    return typeof value === 'number' ? value : undefined;
  }
}

/** Checks what was sent. Throws a `ToolError` that says what is allowed. */
export function readInput(fields: Fields, sent: unknown): Input {
  const given = sent ?? {};
  if (typeof given !== 'object' || Array.isArray(given))
    throw new ToolError('The input has to be an object.');
  const names = Object.keys(fields);
  const values = new Map<string, string | number>();
  for (const [name, value] of Object.entries(given)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) throw new ToolError(`There is no field "${name.slice(0, 60)}". Fields: ${names.join(', ')}.`);
    const read = value === null ? undefined : readValue(name, field, value);
    if (read !== undefined) values.set(name, read);
  }
  const missing = names.find((name) => fields[name]?.isRequired && !values.has(name));
  if (missing !== undefined) throw new ToolError(`"${missing}" is missing: ${fields[missing]?.description}`);
  return new Input(values);
}

function readValue(name: string, field: Field, value: unknown): string | number | undefined {
  if (field.type === 'string') {
    if (typeof value !== 'string') throw new ToolError(`"${name}" has to be a text.`);
    const text = value.trim();
    if (text.length > field.maxLength)
      throw new ToolError(`"${name}" has ${text.length} characters; at most ${field.maxLength} are allowed.`);
    if (text === '') return undefined;
    return text;
  }
  const { type, minimum, maximum } = field;
  const isRight = typeof value === 'number' && (type === 'number' || Number.isInteger(value));
  // Not a number compares with nothing, so it is refused, too.
  if (!isRight || !(value >= minimum && value <= maximum))
    throw new ToolError(
      `"${name}" has to be ${type === 'integer' ? 'a whole number' : 'a number'} from ${minimum} to ${maximum}.`,
    );
  return value;
}

/** The fields as JSON Schema: https://json-schema.org/draft/2020-12 */
export const schemaOf = (fields: Fields) => ({
  type: 'object' as const,
  properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueSchema(field)])),
  required: Object.keys(fields).filter((name) => fields[name]?.isRequired),
  additionalProperties: false,
});

function valueSchema(field: Field) {
  const { type, description } = field;
  if (field.type === 'string') return { type, description, maxLength: field.maxLength };
  return { type, description, minimum: field.minimum, maximum: field.maximum };
}
