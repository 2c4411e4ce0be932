import { prepareIndex } from '#model/search/build-index.ts';
import type { SearchDocument } from '#model/search/document.ts';
import { readDocuments } from '#model/search/page-words.ts';
import { createEngine, type Engine } from '#model/search/browser/engine.ts';
import type { SearchManifest } from '#model/search/browser/index-format.ts';
import { noSearchSettings, type SearchSettings } from '#model/search/settings.ts';

/** A document with only what a test says of it. */
export const page = (id: string, title: string, more: Partial<SearchDocument> = {}): SearchDocument => ({
  locale: 'en',
  url: `/en/${id}/`,
  id,
  title,
  description: '',
  keywords: [],
  searchFor: [],
  topicPath: ['Help'],
  topicId: 'help',
  contentType: 'article',
  linkedFrom: 0,
  html: '',
  updated: '2026-01-01',
  ...more,
});

/** An engine over documents, with its manifest and the names of the files that it has read. */
export function engineOver(
  documents: readonly SearchDocument[],
  lang = 'en',
  settings: Partial<SearchSettings> = {},
): Engine & { readonly filesRead: readonly string[]; readonly manifest: SearchManifest } {
  const { files, manifest: unversioned } = prepareIndex(readDocuments(documents, lang), lang, {
    ...noSearchSettings,
    ...settings,
  });
  const manifest = { ...unversioned, version: 'test' };
  const bytes = new Map(files.map((file) => [file.name, file.bytes]));
  const filesRead: string[] = [];
  const engine = createEngine({
    manifest,
    read: async (name) => {
      filesRead.push(name);
      const found = bytes.get(name);
      if (!found) throw new Error(`no file ${name}`);
      return found;
    },
  });
  return { ...engine, filesRead, manifest };
}
