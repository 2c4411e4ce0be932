/** Where sidebars put documents: which section, in which order. */
import { slug } from 'github-slugger';
import { lastPart } from '#base/slash-path.ts';
import type { DocsConfig } from './config.ts';
import type { CategoryLink, Sidebar, SidebarCategory, SidebarItem } from './sidebars.ts';

/** A section that a sidebar makes. */
export interface NavSection {
  readonly key: string;
  readonly parent: string;
  readonly label: string;
  /** What translations of labels call it: `category.Guides`. */
  readonly labelKey: string | undefined;
  readonly order: number;
  /** Its page as a list, where it has one. */
  readonly index: Extract<CategoryLink, { type: 'generated-index' }> | undefined;
}

/** What a sidebar says of a document. */
export interface NavEntry {
  readonly section: string;
  readonly order: number;
  readonly label: string | undefined;
  /** Whether it is the text of its section. */
  readonly isSectionText: boolean;
}

/** A folder whose documents a sidebar lists without naming them. */
export interface NavFolder {
  readonly section: string;
  /** What the orders of its documents start from; absent where nothing stands beside them. */
  readonly order: number | undefined;
}

export interface Navigation {
  /** Names of the sidebars. */
  readonly sidebars?: readonly string[] | undefined;
  readonly sections: readonly NavSection[];
  /** By id of the document. */
  readonly entries: ReadonlyMap<string, NavEntry>;
  /** By path below the documents. */
  readonly folders: ReadonlyMap<string, NavFolder>;
}

export interface NavigationInput {
  readonly docs: DocsConfig;
  readonly sidebars: readonly Sidebar[];
  /** The section around each sidebar; `''` where there is none. */
  readonly sectionOf: (sidebar: Sidebar) => string;
}

/** How many places a folder among other items has. */
export const roomInFolder = 1000;

/** Reads sidebars from top to bottom. A document that stands in several is in the first. */
export function buildNavigation({ docs, sidebars, sectionOf }: NavigationInput): Navigation {
  const sections: NavSection[] = [];
  const entries = new Map<string, NavEntry>();
  const folders = new Map<string, NavFolder>();
  const keys = new Set<string>();
  for (const sidebar of sidebars) visit(sidebar.items, sectionOf(sidebar), sidebar.name);
  return { sidebars: sidebars.map(({ name }) => name), sections, entries, folders };

  function visit(items: readonly SidebarItem[], section: string, sidebar: string): void {
    const isAlone = items.length === 1;
    // A folder among others needs room for its documents.
    const step = !isAlone && items.some(({ kind }) => kind === 'folder') ? roomInFolder : 1;
    items.forEach((item, index) => {
      const order = (index + 1) * step;
      if (item.kind === 'category') category(item, section, sidebar, order);
      else if (item.kind === 'folder') {
        if (!folders.has(item.folder))
          folders.set(item.folder, { section, order: isAlone ? undefined : order });
      } else if (!entries.has(item.id))
        entries.set(item.id, { section, order, label: item.label, isSectionText: false });
    });
  }

  function category(item: SidebarCategory, parent: string, sidebar: string, order: number): void {
    const { label, link, items } = item;
    // Without anything in it, it's only its document.
    if (items.length === 0 && link?.type === 'doc') {
      if (!entries.has(link.id))
        entries.set(link.id, { section: parent, order, label, isSectionText: false });
      return;
    }
    const key = freeKey(`${parent === '' ? `${docs.base}#${sidebar}` : parent}/${item.key ?? label}`);
    const index = link?.type === 'generated-index' ? link : undefined;
    sections.push({
      key,
      parent,
      label,
      labelKey: `sidebar.${sidebar}.category.${item.key ?? label}`,
      order,
      index,
    });
    if (link?.type === 'doc' && !entries.has(link.id))
      entries.set(link.id, { section: key, order, label, isSectionText: true });
    visit(items, key, sidebar);
  }

  function freeKey(wanted: string): string {
    let key = wanted;
    for (let n = 2; keys.has(key); n++) key = `${wanted} ${n}`;
    keys.add(key);
    return key;
  }
}

/** Where the list of a category's documents was found, below the documents. */
export const indexAddress = ({
  slug: written,
  title,
}: {
  slug?: string | undefined;
  title: string;
}): string => (written === undefined ? `/category/${slug(title)}` : `/${written.replace(/^\/|\/$/g, '')}`);

/** `docs` of `docsSidebar`, as words. */
export const sidebarTitle = (name: string): string => lastPart(name).replace(/[-_ ]?sidebar$/i, '') || name;
