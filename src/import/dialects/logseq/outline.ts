/** The outline of a page of Logseq: blocks below blocks, each with its properties. */
import type { TracedText } from '#import/tree/markdown/traced-text.ts';

export interface OutlineLine {
  readonly text: string;
  readonly line: number;
}

export interface OutlineBlock {
  /** What the block says, without its bullet, indent and properties. */
  readonly lines: readonly OutlineLine[];
  readonly properties: ReadonlyMap<string, string>;
  readonly children: readonly OutlineBlock[];
}

interface OpenBlock {
  readonly width: number;
  readonly lines: OutlineLine[];
  readonly properties: Map<string, string>;
  readonly children: OpenBlock[];
}

const property = /^\s*([A-Za-z][\w./-]*)::[ \t]*(.*)$/;
/** Older graphs keep properties, and times of work, between marks, as Org mode does: https://orgmode.org/manual/Drawers.html */
const drawer = /^\s*:(LOGBOOK|PROPERTIES|END):\s*$/;
const drawerProperty = /^\s*:([A-Za-z][\w ./-]*):[ \t]*(.*)$/;
/** What else stands in one. Any other line is text: the drawer was left open. */
const inDrawer = /^\s*CLOCK:/;
const bullet = /^([ \t]*)[-*+](?:[ \t]+(.*))?$/;

/** The blocks at the top; properties of the page belong to a first block without lines. */
export function readOutline({ text, lineAt }: TracedText): OutlineBlock {
  const root: OpenBlock = { width: -1, lines: [], properties: new Map(), children: [] };
  const open: OpenBlock[] = [root];
  let fence = '';
  let offset = 0;
  let isDrawer = false;
  for (const written of text.split('\n')) {
    const line = lineAt(offset);
    offset += written.length + 1;
    const bulleted = fence === '' ? bullet.exec(written) : null;
    if (bulleted) {
      const width = widthOf(bulleted[1] ?? '');
      while ((open.at(-1)?.width ?? -1) >= width) open.pop();
      const block: OpenBlock = { width, lines: [], properties: new Map(), children: [] };
      (open.at(-1) ?? root).children.push(block);
      open.push(block);
      isDrawer = false;
    }
    const block = open.at(-1) ?? root;
    const content = bulleted ? (bulleted[2] ?? '') : withoutIndent(written, block.width + 2);
    const marks = /^\s*(`{3,}|~{3,})/.exec(content)?.[1] ?? '';
    if (fence === '' ? marks !== '' : marks.startsWith(fence)) fence = fence === '' ? marks : '';
    const isCode = fence !== '' || marks !== '';
    const mark = isCode ? undefined : drawer.exec(content)?.[1];
    if (mark !== undefined) {
      isDrawer = mark !== 'END';
      continue;
    }
    const found = isCode ? null : (isDrawer ? drawerProperty : property).exec(content);
    isDrawer &&= !isCode && (found !== null || inDrawer.test(content));
    if (found) block.properties.set((found[1] ?? '').toLowerCase(), (found[2] ?? '').trim());
    else if (!isDrawer && !/^\s*(?:SCHEDULED|DEADLINE): </.test(content))
      block.lines.push({ text: content, line });
  }
  return root;
}

/** A tab counts as much as two spaces. */
const widthOf = (indent: string) => indent.replaceAll('\t', '  ').length;

function withoutIndent(line: string, width: number): string {
  let [at, taken] = [0, 0];
  while (taken < width && (line[at] === ' ' || line[at] === '\t')) {
    taken += line[at] === '\t' ? 2 : 1;
    at++;
  }
  return line.slice(at);
}
