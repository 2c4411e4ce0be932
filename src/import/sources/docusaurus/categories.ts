/** Folders of documents with what `_category_.json` says of them. */
import { z } from 'zod';
import { parse } from 'yaml';
import { folderSections } from '#import/sources/folder.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import type { SourceDocument, SourceSection } from '#import/tree/tree.ts';
import type { SiteConfig } from './config.ts';

const category = z.object({
  label: z.string().optional().catch(undefined),
  position: z.number().optional().catch(undefined),
});

/** The sections of a language. The folders around a set of documents are none. */
export function sectionsOf(
  place: FolderPlace,
  config: SiteConfig,
  documents: readonly SourceDocument[],
  locale: string,
): SourceSection[] {
  const around = new Set(config.docs.flatMap(({ folder }) => foldersOf(folder)));
  return folderSections(documents, locale)
    .filter(({ key }) => !around.has(key))
    .map((section) => {
      const { label, position } = categoryOf(place, config, section.key, locale) ?? {};
      return {
        ...section,
        parent: around.has(section.parent) ? '' : section.parent,
        name: section.name,
        title: label ?? section.title,
        order: position ?? section.order,
      };
    });
}

const foldersOf = (folder: string) =>
  folder.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));

function categoryOf(place: FolderPlace, { root, docs, locales }: SiteConfig, folder: string, locale: string) {
  const own = docs.find(
    (set) => folder === set.folder || folder.startsWith(`${set.folder}/`) || set.folder === '',
  );
  const translated = locales.slice(1).find(({ id }) => id === locale);
  const path = own === undefined || own.folder === '' ? folder : folder.slice(own.folder.length + 1);
  const folders = [
    ...(own && translated
      ? [`${root}${translated.folder}/docusaurus-plugin-content-docs${own.suffix}/current/${path}`]
      : []),
    folder,
  ];
  for (const candidate of folders) {
    for (const ending of ['json', 'yml', 'yaml']) {
      const text = place.textOf(`${candidate}/_category_.${ending}`);
      if (text !== undefined) return category.safeParse(readYaml(text)).data;
    }
  }
  return undefined;
}

/** JSON is YAML. */
function readYaml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
