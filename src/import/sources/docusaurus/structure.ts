/** The sections of a site: what sidebars make, else folders. */
import { lastPart, parentOf } from '#base/slash-path.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import { readableName } from '#import/tree/slugs.ts';
import type { SourceDocument, SourceSection } from '#import/tree/tree.ts';
import { readCategory } from './categories.ts';
import type { DocsConfig, SiteConfig } from './config.ts';
import { addressIn, isIndexName, numberOf, withoutNumber, type DocsText } from './documents.ts';
import { readLabels, type LabelOf } from './labels.ts';
import { buildNavigation, indexAddress, roomInFolder, sidebarTitle, type Navigation } from './navigation.ts';
import { sectionAround } from './section-around.ts';
import type { Sidebar } from './sidebars.ts';

/** A set of documents with what its sidebars say. */
export interface DocsSet {
  readonly docs: DocsConfig;
  readonly sidebars: readonly Sidebar[];
}

/** Where a document belongs. */
export interface DocPlace {
  readonly section: string;
  readonly isSectionText: boolean;
  readonly order: number | undefined;
  /** What lists call it. */
  readonly label: string | undefined;
}

/** A section around a sidebar or a set of documents, where the site has several. */
interface Root {
  readonly key: string;
  readonly label: string;
  readonly docs: DocsConfig;
  readonly order: number;
}

/** Knows the place of every document, and makes the sections. */
export class Structure {
  readonly #place: FolderPlace;
  readonly #config: SiteConfig;
  readonly #roots: readonly Root[];
  readonly #navigations: ReadonlyMap<DocsConfig, Navigation>;
  readonly #labels = new Map<string, LabelOf>();
  /** Folders of documents that stand for sections, by key. */
  readonly #folders = new Map<string, { readonly docs: DocsConfig; readonly folder: string }>();

  constructor(place: FolderPlace, config: SiteConfig, sets: readonly DocsSet[]) {
    this.#place = place;
    this.#config = config;
    const sidebars = sets.flatMap(({ docs, sidebars: all }) =>
      docs.kind === 'pages'
        ? []
        : (all.length === 0 ? [undefined] : all)
            .filter((sidebar) => !isPage(sidebar))
            .map((sidebar) => ({ docs, sidebar })),
    );
    const roots = new Map<Sidebar | DocsConfig, Root>();
    if (sidebars.length > 1) {
      for (const [index, { docs, sidebar }] of sidebars.entries()) {
        const key = rootKey(docs, sidebar, sets);
        roots.set(sidebar ?? docs, { key, label: this.#rootLabel(docs, sidebar), docs, order: index + 1 });
      }
    }
    this.#roots = [...new Map([...roots.values()].map((root) => [root.key, root])).values()];
    this.#navigations = new Map(
      sets.map(({ docs, sidebars: own }) => {
        const sectionOf = (sidebar: Sidebar) => roots.get(sidebar)?.key ?? '';
        const navigation = buildNavigation({ docs, sidebars: own, sectionOf });
        const whole = { section: roots.get(docs)?.key ?? '', order: undefined };
        if (own.length > 0) return [docs, navigation] as const;
        return [docs, { ...navigation, folders: new Map([['', whole]]) }] as const;
      }),
    );
  }

  #rootLabel(docs: DocsConfig, sidebar: Sidebar | undefined): string {
    const own = this.#config.navbar.filter(({ docsPluginId = 'default' }) => docsPluginId === docs.id);
    const named =
      own.find(({ sidebarId }) => sidebarId !== undefined && sidebarId === sidebar?.name) ??
      own.find(({ docId }) => docId !== undefined && sidebar !== undefined && holds(sidebar, docId));
    if (named) return named.label;
    const [only, more] = sidebar?.items ?? [];
    if (only?.kind === 'folder' && more === undefined && only.folder !== '') return readableName(only.folder);
    return readableName(sidebar === undefined ? lastPart(docs.base) : sidebarTitle(sidebar.name));
  }

  /** Where a document belongs; `position` is its place among those beside it, as it says itself. */
  placeOf({ docs, path }: DocsText, id: string, position: number | undefined): DocPlace {
    const { entries, folders } = this.#navigationOf(docs);
    const entry = entries.get(id);
    if (entry) return entry;
    const folder = parentOf(path);
    const mount = foldersUp(folder).find((above) => folders.has(above));
    const mounted = mount === undefined ? undefined : folders.get(mount);
    const around = mount === undefined ? sectionAround(this.#navigationOf(docs), folder) : undefined;
    if (around !== undefined)
      return { section: around, isSectionText: false, order: position, label: undefined };
    const isDirect = mount === folder;
    const section = isDirect ? (mounted?.section ?? '') : this.#folderKey(docs, folder);
    const category = folder === '' ? undefined : this.#category(docs, folder);
    const link = category?.link;
    const isText =
      link?.type === 'doc'
        ? [link.id, `${parentOf(id)}/${link.id}`].includes(id)
        : folder !== '' && isIndexName(path);
    if (isText && section === this.#folderKey(docs, folder)) {
      const around = folders.get(parentOf(folder))?.order;
      const order = orderIn(around, category?.position ?? position ?? numberOf(folder));
      return { section, isSectionText: true, order, label: undefined };
    }
    const order = orderIn(isDirect ? mounted?.order : undefined, position ?? numberOf(path));
    return { section, isSectionText: false, order, label: undefined };
  }

  #navigationOf(docs: DocsConfig): Navigation {
    return this.#navigations.get(docs) ?? { sections: [], entries: new Map(), folders: new Map() };
  }

  #folderKey(docs: DocsConfig, folder: string): string {
    if (folder === '') return '';
    const key = docs.base === '' ? folder : `${docs.base}/${folder}`;
    this.#folders.set(key, { docs, folder });
    return key;
  }

  readonly #category = (docs: DocsConfig, folder: string, locale = this.#config.locales[0]?.id ?? '') =>
    readCategory(this.#place, this.#config, docs, folder, locale);

  /** The label that the site gives a section in a language, if it says one. */
  labelOf(key: string, locale: string): string | undefined {
    for (const docs of this.#navigations.keys()) {
      const section = this.#navigationOf(docs).sections.find((one) => one.key === key);
      if (section) return this.#translated(docs, locale, section.labelKey) ?? section.label;
    }
    const own = this.#folders.get(key);
    if (!own) return undefined;
    const { label, key: named } = this.#category(own.docs, own.folder, locale) ?? {};
    const keyOf = (sidebar: string) => `sidebar.${sidebar}.category.${named ?? label}`;
    const translated = this.#sidebarNames(own.docs).flatMap(
      (name) => this.#translated(own.docs, locale, keyOf(name)) ?? [],
    );
    return translated[0] ?? label;
  }

  #sidebarNames(docs: DocsConfig): readonly string[] {
    const names = this.#navigationOf(docs).sidebars;
    return names === undefined || names.length === 0 ? ['defaultSidebar'] : names;
  }

  #translated(docs: DocsConfig, locale: string, key: string | undefined): string | undefined {
    return key === undefined ? undefined : this.#labelsIn(locale, docs.translations.labels)(key);
  }

  #labelsIn(locale: string, file: string): LabelOf {
    const at = `${locale}/${file}`;
    const known = this.#labels.get(at) ?? readLabels(this.#place, this.#config, locale, file);
    this.#labels.set(at, known);
    return known;
  }

  /** The sections of a language that have documents. Those around others come first. */
  sections(documents: readonly SourceDocument[], locale: string): SourceSection[] {
    const all = new Map<string, SourceSection>();
    const add = (section: SourceSection) => void (all.has(section.key) || all.set(section.key, section));
    for (const root of this.#roots) add(this.#rootSection(root, locale));
    for (const [docs, { sections }] of this.#navigations)
      for (const section of sections) {
        const label = this.labelOf(section.key, locale) ?? section.label;
        const { index } = section;
        add({
          key: section.key,
          locale,
          address: section.key,
          parent: section.parent,
          name: section.label,
          title: label,
          description:
            this.#translated(
              docs,
              locale,
              section.labelKey && `${section.labelKey}.link.generated-index.description`,
            ) ?? index?.description,
          order: section.order,
          legacy: index ? [this.#indexAddress(docs, locale, { ...index, title: section.label })] : [],
        });
      }
    const isFirst = locale === this.#config.locales[0]?.id;
    for (const { section } of documents) this.#addFolders(section, locale, add);
    if (isFirst) return withDocuments([...all.values()], documents);
    // Where a translation has no text, the site shows the original's, below sections in its own language.
    for (const key of this.#folders.keys()) this.#addFolders(key, locale, add);
    return [...all.values()];
  }

  #rootSection({ key, label, order }: Root, locale: string): SourceSection {
    const title =
      this.#labelsIn(locale, 'docusaurus-theme-classic/navbar.json')(`item.label.${label}`) ??
      this.labelOf(key, locale) ??
      label;
    return { key, locale, address: key, parent: '', name: label, title, order };
  }

  /** A folder's section after those around it. */
  #addFolders(key: string, locale: string, add: (section: SourceSection) => void): void {
    const own = this.#folders.get(key);
    if (!own) return;
    const { docs, folder } = own;
    const above = parentOf(folder);
    const { folders } = this.#navigationOf(docs);
    const mounted = folders.get(above);
    const parent = mounted?.section ?? this.#folderKey(docs, above);
    this.#addFolders(parent, locale, add);
    const category = this.#category(docs, folder);
    const name = withoutNumber(lastPart(folder));
    const index = category?.link?.type === 'generated-index' ? category.link : undefined;
    add({
      key,
      locale,
      address: key,
      parent,
      name,
      title: this.labelOf(key, locale) ?? (/\s|\p{Lu}/u.test(name) ? name : readableName(name)),
      description: index?.description,
      order: orderIn(mounted?.order, category?.position ?? numberOf(folder)),
      legacy: index ? [this.#indexAddress(docs, locale, { ...index, title: category?.label ?? name })] : [],
    });
  }

  #indexAddress(docs: DocsConfig, locale: string, index: Parameters<typeof indexAddress>[0]): string {
    return addressIn(this.#config, locale, `/${docs.route}${indexAddress(index)}`);
  }
}

const rootKey = (docs: DocsConfig, sidebar: Sidebar | undefined, sets: readonly DocsSet[]): string => {
  const [only, more] = sidebar?.items ?? [];
  const isFolder = only?.kind === 'folder' && more === undefined && only.folder !== '';
  if (isFolder) return docs.base === '' ? only.folder : `${docs.base}/${only.folder}`;
  const isAlone = (sets.find((set) => set.docs === docs)?.sidebars.length ?? 0) < 2;
  return isAlone ? docs.base : `${docs.base}#${sidebar?.name ?? ''}`;
};

/** Whether a sidebar is there for a single page, which needs no topic around it. */
const isPage = (sidebar: Sidebar | undefined) =>
  sidebar?.items.length === 1 && sidebar.items[0]?.kind === 'doc';

const holds = (sidebar: Sidebar, id: string): boolean => {
  const inItems = (items: Sidebar['items']): boolean =>
    items.some((item) =>
      item.kind === 'doc'
        ? item.id === id
        : item.kind === 'folder'
          ? id.startsWith(`${item.folder}/`)
          : (item.link?.type === 'doc' && item.link.id === id) || inItems(item.items),
    );
  return inItems(sidebar.items);
};

/** A place behind what stands before the folder, and in it. */
const orderIn = (mount: number | undefined, position: number | undefined): number | undefined =>
  mount === undefined ? position : mount + Math.min(position ?? roomInFolder - 1, roomInFolder - 1);

/** The folder, and those around it, up to the whole. */
const foldersUp = (folder: string): string[] =>
  folder === '' ? [''] : [folder, ...foldersUp(parentOf(folder))];

/** Sections that hold documents, themselves or in those below. */
function withDocuments(sections: readonly SourceSection[], documents: readonly SourceDocument[]) {
  const parents = new Map(sections.map(({ key, parent }) => [key, parent]));
  const used = new Set<string>();
  for (const { section } of documents)
    for (
      let key: string | undefined = section;
      key !== undefined && key !== '' && !used.has(key);
      key = parents.get(key)
    )
      used.add(key);
  return sections.filter(({ key }) => used.has(key));
}
