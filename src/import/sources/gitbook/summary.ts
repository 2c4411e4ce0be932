/** `SUMMARY.md`: which texts a space has, in which order and under which. */
import type { Link, List, ListItem } from 'mdast';
import { lastPart, parentOf } from '#base/slash-path.ts';
import { headingText } from '#import/tree/links/anchors.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import { parseMarkdown, toPlainText } from '#import/tree/markdown/parse.ts';
import type { Note } from '#import/tree/notes.ts';
import type { SourceSection } from '#import/tree/tree.ts';

export interface SummaryEntry {
  readonly title: string;
  readonly section: string;
  readonly order: number;
  readonly isSectionText: boolean;
  /** Whether its title is that of its section, whatever the text calls itself. */
  readonly isNamed?: boolean;
  /** Further sections that list it. */
  readonly also: readonly string[];
}

export interface Summary {
  readonly sections: readonly Omit<SourceSection, 'locale'>[];
  /** By path of the text. */
  readonly entries: ReadonlyMap<string, SummaryEntry>;
  readonly notes: readonly Note[];
}

export interface SummaryFile {
  readonly file: string;
  readonly text: string;
  /** What keys of its sections begin with: the same in all languages of a space. */
  readonly key: string;
  /** Folder from which its sections have their addresses: that of its language, or none. */
  readonly base: string;
  /** Whether groups are told by their place, since their titles differ by language. */
  readonly isTranslated: boolean;
}

/** Groups, and texts with others below them, are sections. Notes: `navigation-link`. */
export function readSummary(summary: SummaryFile): Summary {
  const reader = new SummaryReader(summary);
  reader.read();
  return reader;
}

class SummaryReader implements Summary {
  readonly sections: Omit<SourceSection, 'locale'>[] = [];
  readonly entries = new Map<string, SummaryEntry>();
  readonly notes: Note[] = [];
  readonly #summary: SummaryFile;
  /** Links to a part of a text: they list it only if nothing else does. */
  readonly #parts: { readonly path: string; readonly entry: SummaryEntry }[] = [];
  #order = 0;

  constructor(summary: SummaryFile) {
    this.#summary = summary;
  }

  read(): void {
    const { key, text, isTranslated } = this.#summary;
    let group = '';
    let groups = 0;
    for (const block of parseMarkdown(text).root.children) {
      if (block.type === 'heading' && block.depth > 1) {
        const title = headingText(block);
        groups += 1;
        group = `${key}#${isTranslated ? groups : title}`;
        if (!this.sections.some((section) => section.key === group))
          this.sections.push({
            key: group,
            address: group,
            parent: '',
            name: title,
            title,
            order: ++this.#order,
          });
      }
      if (block.type === 'list') this.#readList(block, group);
    }
    for (const { path, entry } of this.#parts) if (!this.entries.has(path)) this.entries.set(path, entry);
  }

  #readList(list: List, section: string): void {
    for (const item of list.children) this.#readItem(item, section);
  }

  #readItem(item: ListItem, section: string): void {
    const [head, ...rest] = item.children;
    const lists = rest.filter((child) => child.type === 'list');
    const link =
      head?.type === 'paragraph' ? head.children.find((child) => child.type === 'link') : undefined;
    const title = toPlainText(link ?? head ?? item);
    const path = link && this.#pathOf(link, title);
    const own = lists.length > 0 ? this.#addSection(title, path, section) : section;
    if (path !== undefined) this.#list(path, { title, section: own, isSectionText: lists.length > 0 }, link);
    for (const list of lists) this.#readList(list, own);
  }

  #pathOf(link: Link, title: string): string | undefined {
    const { file } = this.#summary;
    if (!/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(link.url))
      return joinSourcePath(parentOf(file), link.url.replace(/[?#].*$/, '')) || undefined;
    this.notes.push({
      file,
      line: link.position?.start.line,
      kind: 'navigation-link',
      what: `${title}: ${link.url}`,
    });
    return undefined;
  }

  #addSection(title: string, path: string | undefined, parent: string): string {
    const { key, base } = this.#summary;
    const below = path !== undefined && base !== '' ? path.slice(base.length + 1) : path;
    const own = `${key}:${below ?? title}`;
    if (this.sections.some((section) => section.key === own)) return own;
    const name = below === undefined ? title : lastPart(below.replace(/(?:\/README)?\.md$/i, ''));
    const address = below === undefined ? own : parentOf(below) || own;
    this.sections.push({ key: own, address, parent, name: name || title, title, order: ++this.#order });
    return own;
  }

  #list(path: string, place: Omit<SummaryEntry, 'order' | 'also'>, link: Link | undefined): void {
    const known = this.entries.get(path);
    if (link?.url.includes('#') && !place.isSectionText)
      this.#parts.push({ path, entry: { ...place, order: ++this.#order, also: [] } });
    else if (!known) this.entries.set(path, { ...place, order: ++this.#order, also: [] });
    else if (place.section !== known.section && place.section !== '')
      this.entries.set(path, { ...known, also: [...new Set([...known.also, place.section])] });
  }
}
