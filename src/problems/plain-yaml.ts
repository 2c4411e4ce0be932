/** Reads YAML of the simplest form, many times as fast as a parser: most front matter has no other. */

/** What a plain value can be that YAML takes as nothing else than text. */
const word = /^\p{L}[\p{L}\p{M}\p{N} .,;!?()/'’_-]*$/u;

/** Words that YAML takes as something else. */
const special = /^(?:true|false|null)$/i;

/**
 * A mapping with one line for each key, whose values are words, a whole number, a day, true or false, a text in quotes, or a
 * list of words in brackets. `undefined` if any line is written in another way, or a key comes twice.
 */
export function readPlainYaml(text: string): Readonly<Record<string, unknown>> | undefined {
  const data: Record<string, unknown> = {};
  for (const line of text.split('\n')) {
    const [, key, written] = /^([A-Za-z]\w*): +(\S.*?) *$/.exec(line) ?? [];
    if (key === undefined || written === undefined || Object.hasOwn(data, key)) return undefined;
    const value = valueOf(written);
    if (value === undefined) return undefined;
    data[key] = value;
  }
  return data;
}

function valueOf(written: string): unknown {
  const [, double, single] = /^(?:"([^"\\]*)"|'([^']*)')$/.exec(written) ?? [];
  const quoted = double ?? single;
  if (quoted !== undefined) return quoted;
  if (written === 'true' || written === 'false') return written === 'true';
  if (/^(?:0|[1-9]\d{0,8})$/.test(written)) return Number(written);
  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) return written;
  const [, listed] = /^\[(.*)\]$/.exec(written) ?? [];
  if (listed === undefined) return textOf(written);
  const items = listed.split(',').map((item) => (item.includes('\t') ? undefined : textOf(item.trim())));
  return items.includes(undefined) ? undefined : items;
}

const textOf = (written: string) => (word.test(written) && !special.test(written) ? written : undefined);
