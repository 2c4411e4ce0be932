/** Edits YAML as text: comments, quotes and the order of keys stay as their writer left them. */
import { isNode, isPair, isScalar, isSeq, parseDocument, visit, type Node, type YAMLSeq } from 'yaml';
import { asYaml } from '#problems/yaml-text.ts';

/** A text somewhere in YAML. */
export interface YamlText {
  readonly value: string;
  /** As written, with its quotes. */
  readonly raw: string;
  /** Keys above it, from the top. */
  readonly keys: readonly string[];
}

/** The YAML with texts replaced: `edit` returns what to write instead of `raw`, or nothing. Broken YAML stays as it is. */
export function editTexts(yaml: string, edit: (text: YamlText) => string | undefined): string {
  const document = parseDocument(yaml, { logLevel: 'silent' });
  if (document.errors.length > 0) return yaml;
  const edits: Splice[] = [];
  visit(document, {
    Scalar(key, node, path) {
      const { value, range } = node;
      if (key === 'key' || typeof value !== 'string' || !range) return;
      const keys = path.flatMap((one) => (isPair(one) && isScalar(one.key) ? [String(one.key.value)] : []));
      const raw = yaml.slice(range[0], range[1]);
      const text = edit({ value, raw, keys });
      if (text !== undefined && text !== raw) edits.push({ start: range[0], end: range[1], text });
    },
  });
  return spliced(yaml, edits);
}

/** A key or value of one line that begins at a place, counted from 1, and the YAML to write instead. */
export interface YamlReplacement {
  readonly line: number;
  readonly column: number;
  /** What it says now. */
  readonly value: string;
  readonly by: string;
}

/** The YAML with keys and values replaced; one that isn't there, or isn't written as it's read, stays. */
export function replaceAt(yaml: string, replacements: readonly YamlReplacement[]): string {
  const lines = yaml.split(/(?<=\n)/);
  const starts = new Map(
    replacements.map((one) => [lines.slice(0, one.line - 1).join('').length + one.column - 1, one]),
  );
  const edits: Splice[] = [];
  visit(parseDocument(yaml, { logLevel: 'silent' }), {
    Scalar(_, { value, range }) {
      const [start, end] = range ?? [0, 0];
      const wanted = starts.get(start);
      const raw = yaml.slice(start, end);
      const isRead = typeof value === 'string' && !raw.includes('\n');
      // Numbers are read as others than they are written: `0800` is 800.
      if (wanted && wanted.value === (isRead ? value : raw)) edits.push({ start, end, text: wanted.by });
    },
  });
  return spliced(yaml, edits);
}

/** A value with the quotes that the old one had, or those that it needs. */
export function quotedLike(raw: string, value: string): string {
  if (raw.startsWith('"')) return JSON.stringify(value);
  if (raw.startsWith("'")) return `'${value.replaceAll("'", "''")}'`;
  return asYaml(value);
}

/** What a list gains and loses. */
export interface ListEdit {
  readonly add: readonly string[];
  readonly remove: (item: string) => boolean;
}

/** The YAML of a mapping with a list of texts changed. A list that becomes empty goes with its key; a missing one is added. */
export function editList(yaml: string, key: string, { add, remove }: ListEdit): string {
  const document = parseDocument(yaml, { logLevel: 'silent' });
  const list = document.get(key, true);
  const lineBreak = yaml.includes('\r\n') ? '\r\n' : '\n';
  if (!isSeq(list)) {
    const lines = [`${key}:`, ...add.map((item) => `  - ${asYaml(item)}`)];
    const above = yaml === '' || yaml.endsWith('\n') ? yaml : yaml + lineBreak;
    return add.length === 0 ? yaml : above + lines.map((line) => line + lineBreak).join('');
  }
  const items = list.items.filter((item): item is Node => isNode(item));
  const gone = items.filter((item) => isScalar(item) && remove(String(item.value)));
  const [start, end] = list.range ?? [0, 0];
  if (gone.length === items.length && add.length === 0) {
    const from = lineStart(yaml, keyStart(yaml, key, start));
    return yaml.slice(0, from) + yaml.slice(lineEnd(yaml, end - 1));
  }
  if (list.flow) {
    const kept = items.filter((item) => !gone.includes(item)).map((item) => rawOf(yaml, item));
    if (gone.length > 0) {
      const text = `[${[...kept, ...add.map(asYaml)].join(', ')}]`;
      return spliced(yaml, [{ start, end, text }]);
    }
    const last = items.at(-1)?.range?.[1] ?? start + 1;
    const text = add.map((item, index) => (index === 0 && items.length === 0 ? '' : ', ') + asYaml(item));
    return spliced(yaml, [{ start: last, end: last, text: text.join('') }]);
  }
  return editBlock(yaml, list, { gone, add, lineBreak });
}

function editBlock(
  yaml: string,
  list: YAMLSeq,
  change: { readonly gone: readonly Node[]; readonly add: readonly string[]; readonly lineBreak: string },
): string {
  const { gone, add, lineBreak } = change;
  const places = list.items.flatMap((item) => (isNode(item) && item.range ? [item.range] : []));
  const first = places[0]?.[0] ?? 0;
  const dash = /^[ \t]*-[ \t]+/.exec(yaml.slice(lineStart(yaml, first)))?.[0] ?? '  - ';
  const end = lineEnd(yaml, (places.at(-1)?.[1] ?? 1) - 1);
  const isOpen = !yaml.slice(0, end).endsWith('\n');
  const added = add.map((item) => `${dash}${asYaml(item)}${lineBreak}`).join('');
  return spliced(yaml, [
    ...gone.flatMap(({ range }) =>
      range ? [{ start: lineStart(yaml, range[0]), end: lineEnd(yaml, range[1] - 1), text: '' }] : [],
    ),
    ...(added === '' ? [] : [{ start: end, end, text: (isOpen ? lineBreak : '') + added }]),
  ]);
}

const rawOf = (yaml: string, { range }: Node) => (range ? yaml.slice(range[0], range[1]) : '');
const lineStart = (text: string, offset: number) => text.lastIndexOf('\n', offset - 1) + 1;
const lineEnd = (text: string, offset: number) => {
  const found = text.indexOf('\n', offset);
  return found < 0 ? text.length : found + 1;
};
const keyStart = (yaml: string, key: string, before: number) =>
  yaml.slice(0, before).search(new RegExp(`^${key}[ \\t]*:(?![\\s\\S]*^${key}[ \\t]*:)`, 'm'));

/** A part of a text, and what takes its place. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with parts replaced, which don't overlap. */
function spliced(text: string, edits: readonly Splice[]): string {
  let result = text;
  for (const { start, end, text: instead } of edits.toSorted((a, b) => b.start - a.start || b.end - a.end))
    result = result.slice(0, start) + instead + result.slice(end);
  return result;
}
