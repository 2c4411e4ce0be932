/** Reads pieces of Confluence's storage format, which is well-formed. */
import { unescapeXml } from './unescape.ts';

/** The value of an attribute in a tag, or in the first tag of a text that has it. */
export function attributeOf(text: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(` ${text}`)?.[1];
  return value === undefined ? undefined : unescapeXml(value);
}

/** What stands in the first element of a name. */
export const inner = (text: string, name: string): string | undefined =>
  new RegExp(`<${name}\\b[^>]*>([^]*?)</${name}>`).exec(text)?.[1];

/** Parameters of a macro by name, as they are written; `''` is the one without a name. */
export const parameters = (body: string): ReadonlyMap<string, string> =>
  new Map(
    [...body.matchAll(/<ac:parameter\b([^>]*)>([^]*?)<\/ac:parameter>/g)].map(
      ([, attributes = '', value = '']) => [attributeOf(attributes, 'ac:name') ?? '', value] as const,
    ),
  );
