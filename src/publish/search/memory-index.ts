/** A search index that is never written: to ask it what readers would ask. */
import { prepareIndex } from '#model/search/build-index.ts';
import { createEngine, type Engine } from '#model/search/browser/engine.ts';
import type { ReadDocument } from '#model/search/page-words.ts';
import type { SearchSettings } from '#model/search/settings.ts';
import type { Locale } from '#site/site.ts';

/** An index in memory. */
export interface MemoryIndex {
  readonly engine: Engine;
  /** Before compression. */
  readonly files: readonly Uint8Array<ArrayBuffer>[];
}

/** Indexes documents. `textOf` names the file with a page's text, which nobody asks for here. */
export function memoryIndex(
  documents: readonly ReadDocument[],
  { lang }: Pick<Locale, 'lang'>,
  settings: SearchSettings,
  textOf?: (url: string) => string,
): MemoryIndex {
  const { files, manifest } = prepareIndex(documents, lang, settings, textOf);
  const bytes = new Map(files.map((file) => [file.name, file.bytes]));
  const engine = createEngine({
    manifest: { ...manifest, version: 'in-memory' },
    read: async (name) => {
      const file = bytes.get(name);
      if (!file) throw new Error(`this cannot happen: the index has no file "${name}"`);
      return file;
    },
  });
  return { engine, files: [...bytes.values()] };
}
