/** Adds a locale to the text of `site.yaml`, and leaves every other letter of it as it is. */
import { isNode, isSeq, parseDocument } from 'yaml';

/**
 * The text with the locale at the end of `locales`; nothing where the list isn't written as one.
 *
 * @example addLocale('locales: [en, tr] # ours\n', 'fr') // => 'locales: [en, tr, fr] # ours\n'
 */
export function addLocale(text: string, id: string): string | undefined {
  const list = parseDocument(text).get('locales', true);
  if (!isSeq(list)) return undefined;
  const [first, last] = [list.items[0], list.items.at(-1)].map((item) => rangeOf(item));
  if (!first || !last) return undefined;
  const written = text.slice(0, last.end).trimEnd();
  if (list.flow) return `${written}, ${asYaml(id)}${text.slice(written.length)}`;
  const lineEnd = text.indexOf('\n', written.length);
  const end = lineEnd < 0 ? text.length : lineEnd;
  const newline = text[end - 1] === '\r' ? '\r\n' : '\n';
  const insertion = text[end - 1] === '\r' ? end - 1 : end;
  const start = text.lastIndexOf('\n', first.start - 1) + 1;
  const dash = /^[ \t]*-[ \t]+/.exec(text.slice(start))?.[0];
  if (dash === undefined) return undefined;
  return `${text.slice(0, insertion)}${newline}${dash}${asYaml(id)}${text.slice(insertion)}`;
}

/** `no` is a word of YAML 1.1 for "false", and older tools still read it so. */
const asYaml = (id: string) => (id === 'no' ? '"no"' : id);

function rangeOf(item: unknown): { readonly start: number; readonly end: number } | undefined {
  const range = isNode(item) ? item.range : undefined;
  return range ? { start: range[0], end: range[1] } : undefined;
}
