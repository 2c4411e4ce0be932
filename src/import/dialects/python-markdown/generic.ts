/** Generic blocks: `/// note | Title`, closed by as many slashes. */
import { boxMeant } from '#import/dialects/boxes.ts';
import type { Line } from '#import/dialects/rewrite.ts';
import { addCaption, alertLines, containerLines, tabsLines, type TabLines } from './containers.ts';
import { fenceEnd } from './fences.ts';
import { isBlank, trimmed, type BlockReader } from './lines.ts';

const opening = /^ {0,3}(\/{3,})[ ]*([A-Za-z][\w-]*)[ ]*(?:\|[ ]*(.*))?$/;

/** A generic block as ours; one nobody knows gives its content. */
export const readGeneric: BlockReader = (lines, at, out, convert) => {
  const first = lines[at];
  const [, slashes = '', name = '', title] = opening.exec(first?.text ?? '') ?? [];
  const end = slashes === '' ? undefined : endOf(lines, at, slashes);
  if (first === undefined || end === undefined) return undefined;
  const { options, body } = readOptions(lines.slice(at + 1, end));
  const next = end + 1;
  if (/(?:^|-)caption$/.test(name)) {
    addCaption(out, body, first.line);
    return { lines: [], next, isApart: false };
  }
  if (name === 'tab') return readTabs(lines, at, convert);
  const inner = convert(body);
  const make = (): readonly Line[] => {
    if (name === 'details')
      return containerLines('details', title ?? options.get('type') ?? '', inner, first.line);
    const kind = name === 'admonition' ? (options.get('type') ?? 'note') : name;
    if (name === 'admonition' || boxMeant(name) !== undefined)
      return alertLines(kind, title, inner, first.line);
    const head = title === undefined || name === 'html' ? [] : [{ text: `**${title}**`, line: first.line }];
    return [...head, ...(head.length > 0 ? [{ text: '', line: first.line }] : []), ...inner];
  };
  return { lines: make(), next, isApart: true };
};

/** Tabs that follow each other are one set. */
function readTabs(
  lines: readonly Line[],
  at: number,
  convert: Parameters<BlockReader>[3],
): ReturnType<BlockReader> {
  const tabs: TabLines[] = [];
  let next = at;
  for (let index = at; index < lines.length;) {
    const line = lines[index];
    const [, slashes = '', name, title = ''] = opening.exec(line?.text ?? '') ?? [];
    const end = name === 'tab' ? endOf(lines, index, slashes) : undefined;
    if (line === undefined || end === undefined) break;
    const { body } = readOptions(lines.slice(index + 1, end));
    tabs.push({ title, inner: convert(body), line: line.line });
    next = end + 1;
    index = next;
    while (index < lines.length && isBlank(lines[index])) index++;
  }
  return { lines: tabsLines(tabs, lines[at]?.line ?? 1), next, isApart: true };
}

function endOf(lines: readonly Line[], at: number, slashes: string): number | undefined {
  for (let index = at + 1; index < lines.length; index++) {
    const fence = fenceEnd(lines, index);
    if (fence !== undefined) index = fence;
    else if (lines[index]?.text.trim() === slashes) return index;
  }
  return undefined;
}

/** Options stand directly below the head, indented by four. */
function readOptions(lines: readonly Line[]): {
  readonly options: ReadonlyMap<string, string>;
  readonly body: Line[];
} {
  const options = new Map<string, string>();
  let from = 0;
  for (const { text } of lines) {
    const [, key, value = ''] = /^ {4}([\w-]+):[ ]*(.*)$/.exec(text) ?? [];
    if (key === undefined) break;
    options.set(key, value.trim());
    from++;
  }
  return { options, body: trimmed(lines.slice(from)) };
}
