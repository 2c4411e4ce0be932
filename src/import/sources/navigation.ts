/** What the navigation of a site says of its texts: which there are, under which section, in which order. */
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { lastPart, parentOf } from '#base/slash-path.ts';
import { readableName } from '#import/tree/slugs.ts';
import type { SourceSection } from '#import/tree/tree.ts';

/** An entry as a navigation writes it: a text, a group, or a text with others below it. */
export interface NavigationItem {
  readonly title?: string | undefined;
  /** Address of its text. */
  readonly path?: string | undefined;
  readonly items?: readonly NavigationItem[] | undefined;
}

export interface NavigationEntry {
  readonly title: string | undefined;
  /** Key of its section. */
  readonly section: string;
  readonly order: number;
  readonly isSectionText: boolean;
}

export interface Navigation {
  readonly sections: readonly Omit<SourceSection, 'locale'>[];
  /** By address of the text. */
  readonly entries: ReadonlyMap<string, NavigationEntry>;
}

/** Whether a text is about its folder. */
export const isIndexText = (path: string): boolean => /(?:^|\/)(?:index|readme)\.\w+$/i.test(path);

/** Groups are sections. A text of the group's own, or an index that comes first, is the section's text. */
export function readNavigation(items: readonly NavigationItem[]): Navigation {
  const sections: Omit<SourceSection, 'locale'>[] = [];
  const entries = new Map<string, NavigationEntry>();
  const keys = new Set<string>();
  let order = 0;
  readItems(items, '');
  return { sections, entries };

  function readItems(list: readonly NavigationItem[], parent: string): void {
    for (const item of list) {
      if (item.items !== undefined && item.items.length > 0) readGroup(item, item.items, parent);
      else if (item.path !== undefined) add(item.path, item.title, parent, false);
    }
  }

  function readGroup(item: NavigationItem, below: readonly NavigationItem[], parent: string): void {
    const [first] = below;
    const startsWithIndex =
      item.path === undefined &&
      first?.items === undefined &&
      first?.path !== undefined &&
      isIndexText(first.path);
    const text = startsWithIndex ? first.path : item.path;
    const others = startsWithIndex ? below.slice(1) : below;
    // A section of its own text alone would have no page.
    if (text !== undefined && !others.some(hasText)) {
      add(text, item.title ?? (startsWithIndex ? first.title : undefined), parent, false);
      return;
    }
    if (item.title === undefined && text === undefined) {
      readItems(below, parent);
      return;
    }
    const title = item.title ?? readableName(parentOf(text ?? '') || (text ?? ''));
    const key = uniqueKey(`${parent}/${title}`);
    const isIndex = text !== undefined && isIndexText(text);
    const address = isIndex && parentOf(text) !== '' ? parentOf(text) : key;
    sections.push({
      key,
      address,
      parent,
      name: isIndex ? lastPart(parentOf(text)) || title : title,
      title,
      order: ++order,
    });
    if (text !== undefined) add(text, item.title, key, true);
    readItems(others, key);
  }

  function add(path: string, title: string | undefined, section: string, isSectionText: boolean): void {
    if (!entries.has(path)) entries.set(path, { title, section, order: ++order, isSectionText });
  }

  function uniqueKey(wanted: string): string {
    let key = wanted;
    for (let n = 2; keys.has(key); n++) key = `${wanted}-${n}`;
    keys.add(key);
    return key;
  }
}

const hasText = ({ path, items }: NavigationItem): boolean =>
  path !== undefined || (items ?? []).some((item) => hasText(item));

/** The section of a text that the navigation doesn't name: that of others in its folder, or in one around it. */
export function sectionNear({ entries }: Navigation, path: string): string {
  const paths = [...entries.keys()].toSorted(compareCodeUnits);
  for (let folder = parentOf(path); folder !== ''; folder = parentOf(folder)) {
    const near =
      paths.find((one) => parentOf(one) === folder) ?? paths.find((one) => one.startsWith(`${folder}/`));
    if (near !== undefined) return entries.get(near)?.section ?? '';
  }
  return '';
}
