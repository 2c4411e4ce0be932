/** Tells a schema as lines, one for each key that people may write. */
import { z } from 'zod';

/** The part of JSON Schema that our schemas use. */
const node = z.looseObject({
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
});
type Node = z.infer<typeof node>;

/**
 * A line for each key: its path and what it may be.
 *
 * @example schemaLines(z.strictObject({ logo: z.strictObject({ height: z.number().optional() }) }))
 * // => ['logo: object', 'logo.height?: number']
 */
export const schemaLines = (schema: z.ZodType): readonly string[] =>
  linesOf('', z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));

function linesOf(path: string, schema: unknown, mark = ''): readonly string[] {
  const forms = formsOf(schema);
  const below = forms.map((form) => childLines(path, form));
  const own = path === '' ? [] : [`${path}${mark}: ${[...new Set(forms.map(wordOf))].join(' | ')}`];
  const inAll = below.reduce((common, lines) => common.filter((line) => lines.includes(line)));
  const inSome = below.flatMap((lines, index) => {
    const name = nameOf(forms[index]);
    return lines
      .filter((line) => !inAll.includes(line))
      .map((line) =>
        name === undefined ? line : `${line.slice(0, path.length)}(${name})${line.slice(path.length)}`,
      );
  });
  return [...new Set([...own, ...inAll, ...inSome])];
}

const formsOf = (schema: unknown): readonly Node[] => {
  const parsed = node.parse(schema);
  const forms = parsed.anyOf ?? parsed.oneOf;
  return forms ? forms.flatMap(formsOf) : [parsed];
};

function childLines(
  path: string,
  { properties, required, items, additionalProperties }: Node,
): readonly string[] {
  const keys = Object.entries(properties ?? {}).flatMap(([key, child]) =>
    linesOf(`${path}${path === '' ? '' : '.'}${key}`, child, required?.includes(key) ? '' : '?'),
  );
  return [
    ...keys,
    ...(items === undefined ? [] : linesOf(`${path}[]`, items)),
    ...(typeof additionalProperties === 'object' ? linesOf(`${path}.<name>`, additionalProperties) : []),
  ];
}

const wordOf = ({ type, enum: words, const: word }: Node): string =>
  word !== undefined
    ? JSON.stringify(word)
    : words !== undefined
      ? words.map((one) => JSON.stringify(one)).join(' | ')
      : type === 'array'
        ? 'list'
        : (type ?? 'any');

/** What tells a form from the others, such as the type of a channel. */
const nameOf = (form: Node | undefined): string | undefined =>
  Object.values(form?.properties ?? {})
    .map((child) => node.parse(child).const)
    .find((value) => typeof value === 'string');
