/** Adds items to a list in a YAML file, and leaves every other byte alone. */
import { isDeepStrictEqual } from 'node:util';
import { isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';

/** An item, as data and as one line of YAML in flow style, and why it's there. */
export interface Item {
  readonly data: unknown;
  readonly flow: string;
  readonly comment: string;
}

/** The file can't be edited by a program. The message says why. */
export class UneditableYaml extends Error {}

/**
 * The YAML with items at the end of a list, one line each with its comment. `undefined` or comments alone: the list begins
 * there. The result is read again: it says what it said before, and the items.
 *
 * Throws `UneditableYaml` for YAML with errors, and for a list that is written in brackets and has items.
 */
export function addLines(yaml: string | undefined, key: string, items: readonly Item[]): string {
  const before = yaml ?? '';
  const document = parseDocument(before, { logLevel: 'silent' });
  if (document.errors.length > 0 || !(document.contents === null || isMap(document.contents)))
    throw new UneditableYaml('It has errors. Run "npx fener check" and correct them first.');
  const list = document.get(key, true);
  const lineBreak = before.includes('\r\n') ? '\r\n' : '\n';
  if (isScalar(list) && list.value !== null) throw new UneditableYaml(`"${key}" is not a list.`);
  const after = insert(before, { key, list, items, lineBreak });
  const [old, now] = [dataOf(before), dataOf(after)];
  const data: unknown = old[key];
  const written: readonly unknown[] = Array.isArray(data) ? data : [];
  const all = [...written, ...items.map((item) => item.data)];
  const expected = { ...old, [key]: all };
  if (!isDeepStrictEqual(now, expected))
    throw new UneditableYaml(`Its list "${key}" is written in a way that a program can't add to.`);
  return after;
}

/** What the mapping of a YAML text says; nothing if it has none. */
function dataOf(yaml: string): Readonly<Record<string, unknown>> {
  const data: unknown = parseDocument(yaml, { logLevel: 'silent' }).toJS();
  return typeof data === 'object' && data !== null ? Object.fromEntries(Object.entries(data)) : {};
}

interface Insertion {
  readonly key: string;
  readonly list: unknown;
  readonly items: readonly Item[];
  readonly lineBreak: string;
}

function insert(yaml: string, { key, list, items, lineBreak }: Insertion): string {
  const written = (indent: string) =>
    items.map(({ flow, comment }) => `${indent}- ${flow} # ${comment}${lineBreak}`).join('');
  if (!isNode(list)) {
    const above = yaml === '' || yaml.endsWith('\n') ? yaml : yaml + lineBreak;
    return `${above}${key}:${lineBreak}${written('  ')}`;
  }
  const [start = 0, end = 0] = list.range ?? [];
  if (!isSeq(list) || list.items.length === 0) {
    const rest = yaml.slice(end);
    const [, comment = ''] = /^([^\n]*)(?:\n|$)/.exec(rest) ?? [];
    const head = yaml.slice(0, start).replace(/[ \t]+$/, '');
    const after = rest.slice(comment.length).replace(/^\n/, '');
    return `${head}${comment.replace(/\r$/, '')}${lineBreak}${written('  ')}${after}`;
  }
  if (list.flow) throw new UneditableYaml(`Write its list "${key}" as lines that begin with "-".`);
  const last = list.items.at(-1);
  const lastEnd = isNode(last) ? (last.range?.[1] ?? end) : end;
  const lineEnd = yaml.indexOf('\n', lastEnd - 1);
  const at = lineEnd < 0 ? yaml.length : lineEnd + 1;
  const indent = /^[ \t]*(?=-)/m.exec(yaml.slice(yaml.lastIndexOf('\n', start - 1) + 1))?.[0] ?? '  ';
  const open = yaml.slice(0, at);
  return `${open}${open.endsWith('\n') ? '' : lineBreak}${written(indent)}${yaml.slice(at)}`;
}

/** A text in flow style: as it is if it's plain words, otherwise in quotes. */
export const flowText = (text: string): string =>
  /^\p{L}(?:[\p{L}\p{M}\p{N} -]*[\p{L}\p{M}\p{N}])?$/u.test(text) &&
  !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
    ? text
    : JSON.stringify(text);
