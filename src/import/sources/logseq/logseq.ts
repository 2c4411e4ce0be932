/** Reads a graph of Logseq: https://docs.logseq.com */
import { lastPart, parentOf } from '#base/slash-path.ts';
import { logseqDialect } from '#import/dialects/logseq/logseq.ts';
import { nameOf, readFolder, withData } from '#import/sources/folder.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import type { Source } from '#import/sources/source.ts';
import { decodePath, joinSourcePath } from '#import/tree/addresses.ts';
import type { Note } from '#import/tree/notes.ts';
import type { SourceTree } from '#import/tree/tree.ts';
import { readGraph, type LogseqPage } from './read-graph.ts';

const configFile = /(?:^|\/)logseq\/config\.edn$/;

export const logseq = {
  title: 'Logseq',
  what: 'a graph of Logseq',
  recognise: (place) =>
    place.kind === 'folder'
      ? (place.files.find((name) => configFile.test(name)) ??
        (place.files.some((name) => name.startsWith('journals/'))
          ? place.files.find((name) => /^pages\/.+\.md$/.test(name))
          : undefined))
      : undefined,
  read: async (place, { locale }) => {
    if (place.kind !== 'folder') throw new Error('Name the folder of the graph.');
    return readLogseq(place, locale);
  },
} satisfies Source;

function readLogseq(place: FolderPlace, locale: string): SourceTree {
  const config = place.files.find((name) => configFile.test(name));
  const root = config?.replace(configFile, '') ?? '';
  const below = root === '' ? '' : `${root}/`;
  const { pages, graph } = readGraph(place, below, config === undefined ? '' : (place.textOf(config) ?? ''));
  const byFile = new Map(pages.map((page) => [page.file, page]));
  const dialect = logseqDialect(graph);
  const known = new Set(place.files);
  return readFolder({
    place,
    locales: [locale],
    texts: pages.map(({ file, name }) => ({ name: file, locale, address: `${name}.md` })),
    dialectOf: () => dialect,
    dataOf: ({ name: file }, document) => {
      const page = byFile.get(file);
      if (page === undefined) return {};
      const { name, properties } = page;
      const words = (key: string) => wordsOf(properties.get(key));
      return {
        names: [name, ...words('alias')],
        name: nameOf(`${name}.md`),
        section: parentOf(name),
        isSectionText: false,
        ...withData(document, {
          title: document.data.title ?? properties.get('title') ?? lastPart(name),
          description: document.data.description ?? properties.get('description')?.replace(/\[\[|\]\]/g, ''),
          keywords: [...document.data.keywords, ...words('tags')],
          draft: document.data.draft || properties.get('public') === 'false',
        }),
      };
    },
    findAsset: (url) => {
      const path = decodePath(url.replace(/[?#].*$/, '')).replace(/^(?:\.\.\/)+/, '');
      const found = joinSourcePath('', below + path);
      return found !== undefined && known.has(found) ? found : undefined;
    },
    notes: skipped(place, below, pages),
  });
}

const wordsOf = (written: string | undefined): string[] =>
  (written ?? '')
    .split(',')
    .map((word) => word.replace(/^[\s#[\]]+|[\s[\]]+$/g, ''))
    .filter(Boolean);

/** Diaries, and pages in Org. */
function skipped(place: FolderPlace, below: string, pages: readonly LogseqPage[]): Note[] {
  const taken = new Set(pages.map(({ file }) => file));
  const left = place.files.filter(
    (name) =>
      !taken.has(name) &&
      /\.(?:md|org)$/.test(name) &&
      /^(?:pages|journals)\//.test(name.slice(below.length)),
  );
  const isOrg = (name: string) => name.endsWith('.org');
  return [
    ...left
      .filter((name) => isOrg(name) && !name.slice(below.length).startsWith('journals/'))
      .map((file): Note => ({
        file,
        line: undefined,
        kind: 'file-skipped',
        what: 'a page in Org, not in Markdown',
      })),
    ...[
      ...Map.groupBy(
        left.filter((name) => !isOrg(name)),
        parentOf,
      ),
    ].map(([folder, files]): Note => ({
      file: folder,
      line: undefined,
      kind: 'folder-skipped',
      what: `${files.length} texts of ${folder}, which are not imported`,
    })),
  ];
}
