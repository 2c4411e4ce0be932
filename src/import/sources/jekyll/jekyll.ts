/** Reads a Jekyll site: https://jekyllrb.com/docs/structure/ */
import { convertKramdown } from '#import/dialects/kramdown/kramdown.ts';
import { LiquidRenderer } from '#import/dialects/liquid/liquid.ts';
import { readFolder } from '#import/sources/folder.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import type { Source } from '#import/sources/source.ts';
import type { Dialect, SourceTree } from '#import/tree/tree.ts';
import { assetFinder } from './assets.ts';
import { configFile, readConfig, type JekyllConfig } from './config.ts';
import { dataFolder, readData } from './data.ts';
import { documentReader, knownKeys } from './documents.ts';
import { liquidSite } from './liquid-site.ts';
import { PageIndex } from './page-index.ts';
import { readPages, type JekyllPage } from './pages.ts';
import { recogniseJekyll } from './recognise.ts';
import { redirectsOf } from './redirects.ts';
import { settleRelativeLinks } from './relative-links.ts';
import { structureOf } from './structure.ts';
import { pageVariables } from './variables.ts';

export const jekyll = {
  title: 'Jekyll',
  what: 'a folder with a Jekyll site',
  recognise: (place) => (place.kind === 'folder' ? recogniseJekyll(place) : undefined),
  read: async (place, { locale }) => {
    if (place.kind !== 'folder') throw new Error('Name the folder of the Jekyll site.');
    return readJekyll(place, locale);
  },
} satisfies Source;

function readJekyll(place: FolderPlace, fallback: string): SourceTree {
  const config = readConfig(place, configFile(place), fallback);
  const { pages: all, locales, notes } = readPages(place, config);
  const { pages, legacyOf, notes: redirectNotes } = redirectsOf(all, config);
  const data = readData(place, dataFolder(config));
  const liquid = liquidSite(place, config, all, data);
  const renderer = new LiquidRenderer(liquid);
  const index = new PageIndex(pages, config);
  const structure = structureOf(pages, locales, data, config);
  const byText = new Map(pages.map((page) => [`${page.locale}\n${page.file}`, page]));
  const pageOf = ({ name, locale }: { readonly name: string; readonly locale: string }) =>
    byText.get(`${locale}\n${name}`);
  return {
    ...readFolder({
      place,
      site: { name: config.title, url: config.url === '' ? undefined : config.url + config.baseurl },
      locales,
      texts: pages.map(({ file, locale, address }) => ({ name: file, locale, address })),
      keys: knownKeys(config),
      dialectOf: (text) => dialectFor(pageOf(text), renderer, config, index),
      dataOf: documentReader({ pageOf, structure, legacyOf, config, translate: liquid.translate }),
      sectionsOf: (documents, locale) => structure.sections(documents, locale),
      findAsset: assetFinder(place, config, pages),
      notes: [...notes, ...redirectNotes],
    }),
  };
}

/** Liquid first, then kramdown: as Jekyll does it. */
function dialectFor(
  page: JekyllPage | undefined,
  renderer: LiquidRenderer,
  { callouts, baseurl }: JekyllConfig,
  index: PageIndex,
): Dialect | undefined {
  if (page === undefined) return undefined;
  const format = /\.html?$/i.test(page.file) ? 'html' : 'markdown';
  const variables = pageVariables(page);
  return (source, context) => {
    const text = renderer.render(
      source,
      { path: page.path, locale: page.locale, format, variables },
      context,
    );
    if (format === 'html') return text;
    return settleRelativeLinks(convertKramdown(text, callouts), page, index, baseurl);
  };
}
