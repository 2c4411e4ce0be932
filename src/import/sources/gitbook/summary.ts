/** `SUMMARY.md`: which texts a site has, in which order and under which. */
import type { List, ListItem } from 'mdast';
import { lastPart, parentOf } from '#base/slash-path.ts';
import { headingText } from '#import/tree/links/anchors.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import { parseMarkdown, toPlainText } from '#import/tree/markdown/parse.ts';
import type { SourceSection } from '#import/tree/tree.ts';

export interface SummaryEntry {
  readonly title: string;
  readonly section: string;
  readonly order: number;
  readonly isSectionText: boolean;
}

export interface Summary {
  readonly sections: readonly Omit<SourceSection, 'locale'>[];
  /** By path of the text. */
  readonly entries: ReadonlyMap<string, SummaryEntry>;
}

/** Groups, and texts with others below them, are sections. */
export function readSummary(file: string, text: string): Summary {
  const sections: Omit<SourceSection, 'locale'>[] = [];
  const entries = new Map<string, SummaryEntry>();
  const folder = parentOf(file);
  let group = '';
  let order = 0;
  for (const block of parseMarkdown(text).root.children) {
    if (block.type === 'heading' && block.depth > 1) {
      const title = headingText(block);
      group = `${file}#${title}`;
      sections.push({ key: group, address: group, parent: '', name: title, title, order: ++order });
    }
    if (block.type === 'list') readList(block, group);
  }
  return { sections, entries };

  function readList(list: List, section: string): void {
    for (const item of list.children) readItem(item, section);
  }

  function readItem(item: ListItem, section: string): void {
    const [head, ...rest] = item.children;
    const lists = rest.filter((child) => child.type === 'list');
    const link =
      head?.type === 'paragraph' ? head.children.find((child) => child.type === 'link') : undefined;
    const title = toPlainText(link ?? head ?? item);
    const path =
      link && !/^[a-z]+:/i.test(link.url) ? joinSourcePath(folder, link.url.replace(/#.*$/, '')) : undefined;
    const own = lists.length > 0 ? `${file}:${path ?? title}` : section;
    if (lists.length > 0) {
      const name = path === undefined ? title : lastPart(path.replace(/(?:\/README)?\.md$/i, ''));
      const address = path === undefined ? own : parentOf(path) || own;
      sections.push({ key: own, address, parent: section, name: name || title, title, order: ++order });
    }
    if (path !== undefined && !entries.has(path))
      entries.set(path, { title, section: own, order: ++order, isSectionText: lists.length > 0 });
    for (const list of lists) readList(list, own);
  }
}
