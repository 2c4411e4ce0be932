/** The site as its Liquid sees it. */
import { lastPart } from '#base/slash-path.ts';
import { splitFrontMatter } from '#files/front-matter.ts';
import type { LiquidSite } from '#import/dialects/liquid/site.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import type { JekyllConfig } from './config.ts';
import { isData, readData, type Data } from './data.ts';
import type { JekyllPage } from './pages.ts';
import { siteVariables } from './variables.ts';

/** Files are read below the site's folder alone. */
export function liquidSite(
  place: FolderPlace,
  config: JekyllConfig,
  pages: readonly JekyllPage[],
  data: Data,
): LiquidSite {
  const { root, baseurl, url, raw } = config;
  const includes =
    typeof raw['includes_dir'] === 'string' ? raw['includes_dir'].replace(/^\.?\/+|\/+$/g, '') : '_includes';
  const words = readData(place, `${root}_i18n/`);
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const byName = new Map(
    pages
      .filter(({ collection }) => collection === 'posts')
      .map((page) => [lastPart(page.path).replace(/\.\w+$/, ''), page]),
  );
  const below = (folder: string, name: string) => {
    const path = joinSourcePath('', name);
    return path === undefined || path === '' ? undefined : place.textOf(`${root}${folder}/${path}`);
  };
  const addressOf = (page: JekyllPage | undefined) => (page ? baseurl + page.url : undefined);
  return {
    variables: siteVariables(place, config, pages, data),
    include: (name) => below(includes, name)?.replaceAll('\r\n', '\n'),
    file: (path) => {
      const text = place.textOf(root + path)?.replaceAll('\r\n', '\n');
      return text === undefined ? undefined : splitFrontMatter(text).body;
    },
    linkTo: (path) =>
      addressOf(byPath.get(path) ?? byPath.get(`${config.collectionsDir}/${path}`)) ??
      (place.files.includes(root + path) ? `${baseurl}/${path}` : undefined),
    postUrl: (name) => addressOf(byName.get(lastPart(name.replace(/\.\w+$/, '')))),
    url,
    baseurl,
    translate: (locale, key) =>
      valueAt(words[locale] ?? words[fileOf(words, locale)], key) ?? valueAt(words[config.locale], key),
    translatedFile: (locale, name) =>
      [locale, config.locale]
        .map((one) => `_i18n/${one}/${name}`)
        .find((path) => place.textOf(root + path) !== undefined),
  };
}

const fileOf = (words: Data, locale: string) =>
  Object.keys(words).find((name) => name.toLowerCase().replaceAll('_', '-') === locale) ?? locale;

function valueAt(data: unknown, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>((at, part) => (isData(at) && Object.hasOwn(at, part) ? at[part] : undefined), data);
}
