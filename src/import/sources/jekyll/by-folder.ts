/** Folders and collections as topics; in a flat folder, the categories of its pages. */
import { lastPart, parentOf } from '#base/slash-path.ts';
import { readableName, slugify } from '#import/tree/slugs.ts';
import type { JekyllConfig } from './config.ts';
import type { JekyllPage } from './pages.ts';
import type { PagePlace, PlainSection, Placed } from './structure.ts';

/** Every page has a place. */
export function placeByFolder(pages: readonly JekyllPage[], config: JekyllConfig): Placed {
  const folders = pages.map(({ address }) => parentOf(address));
  const isAlone = (folder: string) =>
    pages.filter(({ address }) => address === folder || address.startsWith(`${folder}/`)).length === 1;
  const places = new Map<string, PagePlace>();
  const sections = new Map<string, PlainSection>();
  for (const [index, page] of pages.entries()) {
    const folder = folders[index] ?? '';
    const isIndex = /(?:^|\/)(?:index|_index|readme)\.\w+$/i.test(page.address);
    const isText = isIndex && (folder === '' || !isAlone(folder));
    const around = isIndex && !isText ? parentOf(folder) : folder;
    const category = isText || (around !== '' && around !== page.collection) ? undefined : page.categories[0];
    const section = category === undefined ? around : `${around}#${slugify(category) || category}`;
    addFolders(sections, around, config);
    if (category !== undefined && !sections.has(section))
      sections.set(section, {
        key: section,
        address: section,
        parent: around,
        name: category,
        title: titled(category),
        order: undefined,
      });
    places.set(page.address, { section, order: undefined, isSectionText: isText });
  }
  return { sections: [...sections.values()], places };
}

function addFolders(sections: Map<string, PlainSection>, folder: string, config: JekyllConfig): void {
  if (folder === '' || sections.has(folder)) return;
  addFolders(sections, parentOf(folder), config);
  const written = lastPart(folder);
  const [, number, name = written] = /^(\d{1,3})[\s._-]+(?=\D)(.+)$/.exec(written) ?? [];
  const own = folder.includes('/') ? undefined : config.collections.get(folder)?.title;
  sections.set(folder, {
    key: folder,
    address: folder,
    parent: parentOf(folder),
    name,
    title: own ?? titled(name),
    order: number === undefined ? undefined : Number(number),
  });
}

const titled = (name: string) => (/\s/.test(name) || /\p{Lu}/u.test(name) ? name : readableName(name));
