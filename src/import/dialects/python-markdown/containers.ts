/** Alerts, parts to open and tabs as lines. */
import { boxMeant, titleOfBox } from '#import/dialects/boxes.ts';
import { readShortcode } from '#import/dialects/emoji.ts';
import type { Line } from '#import/dialects/rewrite.ts';
import { indented, trimmed } from './lines.ts';

/** An alert. `title`: `undefined` where the writer gave none, `''` where none is to be shown. */
export function alertLines(
  kind: string,
  title: string | undefined,
  inner: readonly Line[],
  line: number,
): Line[] {
  const words = (title ?? titleOfBox(kind)).trim();
  const shown = words.toLowerCase() === kind.toLowerCase() ? titleOfBox(kind) : words;
  const body = trimmed(inner);
  if (body.length === 0 && shown === '') return [];
  const head = shown === '' ? [] : [`**${shown.replace(/\*\*/g, '')}**`, ''];
  const gap = head.length === 0 && startsBlock(body[0]?.text ?? '') ? [''] : [];
  const all = [
    `[!${(boxMeant(kind) ?? 'note').toUpperCase()}]`,
    ...gap,
    ...(body.length === 0 ? head.slice(0, 1) : head),
  ].map((text): Line => ({ text, line }));
  return indented([...all, ...body], '> ', '> ');
}

const startsBlock = (text: string) => /^(?:(?:[-*+]|\d+[.)])\s|[#>|`~:]| {4})/.test(text);

/** A container of ours with more colons than those in it. */
export function containerLines(
  name: string,
  label: string | undefined,
  inner: readonly Line[],
  line: number,
): Line[] {
  const body = trimmed(inner);
  const deepest = Math.max(2, ...body.map(({ text }) => /^[\s>]*(:{3,})/.exec(text)?.[1]?.length ?? 0));
  const colons = ':'.repeat(deepest + 1);
  const last = body.at(-1)?.line ?? line;
  const title = label === undefined ? '' : `[${plain(label).replace(/[[\]]/g, '\\$&') || '…'}]`;
  return [
    { text: `${colons}${name}${title}`, line },
    { text: '', line },
    ...body,
    { text: '', line: last },
    { text: colons, line: last },
  ];
}

/** A tab with its title. */
export interface TabLines {
  readonly title: string;
  readonly inner: readonly Line[];
  readonly line: number;
}

/** Tabs; a tab alone is its content under its title. */
export function tabsLines(tabs: readonly TabLines[], line: number): Line[] {
  const [first, second] = tabs;
  if (first && !second) {
    const head = first.title.trim() === '' ? [] : [`**${plain(first.title)}**`, ''];
    return [...head.map((text): Line => ({ text, line })), ...trimmed(first.inner)];
  }
  const titles = new Map<string, number>();
  const inner = tabs.flatMap((tab) => {
    const title = plain(tab.title) || '…';
    const count = (titles.get(title) ?? 0) + 1;
    titles.set(title, count);
    const label = count === 1 ? title : `${title} ${count}`;
    return [...containerLines('tab', label, tab.inner, tab.line), { text: '', line: tab.line }];
  });
  return containerLines('tabs', undefined, inner, line);
}

/** The words of a title: labels have no marks. */
const plain = (title: string): string =>
  title
    .replace(/<[^<>]*>/g, '')
    .replace(
      /:([a-z0-9_+-]+):(?:\{[^{}]*\})?/gi,
      (whole, name: string) => readShortcode(name, false) ?? whole,
    )
    .replace(/\*\*|__|`/g, '')
    .trim();

/** A caption below what was written before: of a picture its title, of anything else a line in italics. */
export function addCaption(out: Line[], caption: readonly Line[], line: number): void {
  const words = caption
    .map(({ text }) => text.trim())
    .filter(Boolean)
    .join(' ');
  if (words === '') return;
  const at = out.findLastIndex(({ text }) => text.trim() !== '');
  const last = out[at];
  const [, start, end] =
    /^([ >]*!\[(?:[^[\]]|\[[^[\]]*\])*\]\([^()\s"]+)(?:\s+"[^"]*")?(\)(?:\{[^{}]*\})?\s*)$/.exec(
      last?.text ?? '',
    ) ?? [];
  if (last && start !== undefined)
    out[at] = {
      text: `${start} "${words.replace(/[*_`]/g, '').replace(/"/g, '&quot;')}"${end}`,
      line: last.line,
    };
  else out.push({ text: '', line }, { text: `*${words.replace(/\*/g, '\\*')}*`, line }, { text: '', line });
}
