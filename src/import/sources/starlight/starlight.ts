/** Reads Starlight's documents, and other Astro content: https://starlight.astro.build */
import { splitFrontMatter } from '#files/front-matter.ts';
import { parentOf } from '#base/slash-path.ts';
import { convertDirectives } from '#import/dialects/directives.ts';
import { mdxDialect } from '#import/dialects/mdx.ts';
import { findBelow, readFolder, withData, type FolderText } from '#import/sources/folder.ts';
import { localeOf } from '#import/sources/split-locales.ts';
import { isText } from '#import/sources/markdown/markdown.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import type { Source } from '#import/sources/source.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import type { SourceDocument, SourceTree } from '#import/tree/tree.ts';

const contentFolder = /^(?:.*\/)?src\/content\/docs\//;

export const starlight = {
  title: 'Starlight',
  what: 'a folder with a Starlight or Astro site',
  recognise: (place) =>
    place.kind === 'folder' && place.files.some((name) => /(?:^|\/)astro\.config\.[cm]?[jt]s$/.test(name))
      ? contentFolder.exec(place.files.find((name) => contentFolder.test(name) && isText(name)) ?? '')?.[0]
      : undefined,
  read: async (place, { locale }) => {
    if (place.kind !== 'folder') throw new Error('Name the folder of the Starlight site.');
    return readStarlight(place, locale);
  },
} satisfies Source;

function readStarlight(place: FolderPlace, locale: string): SourceTree {
  // A repository may hold several sites: the one with the most texts is its help centre.
  const folders = Map.groupBy(
    place.files.filter((name) => contentFolder.test(name) && isText(name)),
    (name) => contentFolder.exec(name)?.[0] ?? '',
  );
  const [folder = '', files = []] = [...folders].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const root = folder.replace(/src\/content\/docs\/$/, '');
  const texts = textsOf(files, folder, locale);
  const others = [...new Set(texts.map((text) => text.locale))].filter((one) => one !== locale).toSorted();
  const below = findBelow(place.files, [`${root}public`, `${root}src`, root.replace(/\/$/, '')]);
  return readFolder({
    place,
    locales: [...(texts.some((text) => text.locale === locale) ? [locale] : []), ...others],
    texts,
    keys: [
      'template',
      'hero',
      'sidebar',
      'tableOfContents',
      'editUrl',
      'head',
      'banner',
      'pagefind',
      'prev',
      'next',
      'topic',
      'type',
      'i18nReady',
      'sourceCommit',
    ],
    // A picture's path starts at its file, which a translation may have elsewhere.
    findAsset: (url, { address, locale: own }) => {
      const text = texts.find((one) => one.address === address && one.locale === own);
      const path = text && joinSourcePath(parentOf(text.name), url.replace(/^~\//, '/'));
      return path !== undefined && !url.startsWith('/') && place.files.includes(path) ? path : below(url);
    },
    dialectOf: ({ name }, raw) =>
      name.endsWith('.mdx')
        ? mdxDialect({
            names: new Map<string, unknown>([['frontmatter', raw]]),
            partial: (address) => {
              const path = joinSourcePath(parentOf(name), address);
              const text = path === undefined ? undefined : place.textOf(path);
              return text === undefined ? undefined : splitFrontMatter(text).body;
            },
          })
        : convertDirectives,
    dataOf: ({ locale: own }, document, raw) => {
      const url = addressOf(document, raw, own === locale ? '' : `${own}/`);
      const legacy = url === '/' || /[*:\s]/.test(url) ? [] : [`${url}/`];
      return withData(document, { legacy: [...new Set([...document.data.legacy, ...legacy])] });
    },
  });
}

/** Where Starlight shows a document. */
function addressOf(
  { address }: SourceDocument,
  raw: Readonly<Record<string, unknown>>,
  prefix: string,
): string {
  const path = address.replace(/\.\w+$/, '').replace(/(?:^|\/)index$/, '');
  const slug = typeof raw['slug'] === 'string' ? raw['slug'] : path;
  return `/${prefix}${slug}`.toLowerCase().replace(/(?<=.)\/$/, '');
}

/** Texts below the folder; those of other languages lie in folders named after them. */
function textsOf(files: readonly string[], folder: string, locale: string): FolderText[] {
  const paths = files.map((name) => name.slice(folder.length));
  const tops = new Set(paths.flatMap((path) => (path.includes('/') ? [path.split('/')[0] ?? ''] : [])));
  // Every language has the text of the home page.
  const languages = new Map(
    [...tops].flatMap((top) => {
      const id = localeOf(top);
      return id !== undefined && paths.some((path) => new RegExp(`^${top}/index\\.mdx?$`).test(path))
        ? [[top, id] as const]
        : [];
    }),
  );
  return files.map((name, index) => {
    const path = paths[index] ?? name;
    const top = path.split('/')[0] ?? '';
    const own = path.includes('/') ? languages.get(top) : undefined;
    return { name, locale: own ?? locale, address: own === undefined ? path : path.slice(top.length + 1) };
  });
}
