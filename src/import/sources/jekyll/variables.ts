/** What `site` and `page` say in Liquid: https://jekyllrb.com/docs/variables/ */
import { lastPart, parentOf } from '#base/slash-path.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import type { JekyllConfig } from './config.ts';
import type { Data } from './data.ts';
import { titleOf, type JekyllPage } from './pages.ts';
import { wordsOf } from './words.ts';

/** The variables of a page. */
export function pageVariables(page: JekyllPage): Readonly<Record<string, unknown>> {
  const { front, ownUrl: url, path, body, date, categories, collection, locale, inner } = page;
  // Liquid of a text that another one shows is not run again.
  const words = body.replace(/\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g, '');
  return {
    ...front,
    title: titleOf(page),
    url,
    id: url.replace(/\.html$|\/$/, ''),
    path,
    relative_path: path,
    name: lastPart(path),
    dir: url.endsWith('/') ? url : `${parentOf(url)}/`,
    slug: front['slug'] ?? lastPart(inner).replace(/^\d{4}-\d{1,2}-\d{1,2}-|\.\w+$/g, ''),
    content: words,
    excerpt: front['excerpt'] ?? words.trim().split(/\n\s*\n/)[0] ?? '',
    lang: front['lang'] ?? locale,
    categories,
    tags: [...wordsOf(front['tags']), ...wordsOf(front['tag'], false)],
    ...(date === undefined ? {} : { date }),
    ...(collection === undefined ? {} : { collection }),
  };
}

/** The variables of the site, by language. */
export function siteVariables(
  place: FolderPlace,
  config: JekyllConfig,
  pages: readonly JekyllPage[],
  data: Data,
): (locale: string) => Readonly<Record<string, unknown>> {
  const all = pages.map((page) => ({ page, variables: pageVariables(page) }));
  const of = (test: (page: JekyllPage) => boolean) =>
    all.filter(({ page }) => test(page)).map(({ variables }) => variables);
  const labels = [...new Set(pages.flatMap(({ collection }) => collection ?? []))];
  const collections = labels.map((label) => ({
    ...config.collections.get(label),
    label,
    docs: of((page) => page.collection === label),
  }));
  const posts = of(({ collection, isDraft }) => collection === 'posts' && !isDraft).toReversed();
  const common = {
    ...Object.fromEntries(collections.map(({ label, docs }) => [label, docs])),
    ...config.raw,
    posts,
    pages: of(({ collection }) => collection === undefined),
    html_pages: of(({ collection }) => collection === undefined),
    documents: of(({ collection }) => collection !== undefined),
    collections,
    categories: byWord(posts, 'categories'),
    tags: byWord(posts, 'tags'),
    static_files: place.files
      .filter((file) => file.startsWith(config.root))
      .map((file) => ({
        path: `/${file.slice(config.root.length)}`,
        name: lastPart(file),
        basename: lastPart(file).replace(/\.\w+$/, ''),
        extname: /\.\w+$/.exec(file)?.[0] ?? '',
      })),
    data,
    url: config.url,
    baseurl: config.baseurl,
  };
  return (locale) => ({
    ...common,
    lang: config.raw['lang'] ?? locale,
    active_lang: locale,
    default_lang: config.locale,
  });
}

function byWord(posts: readonly Readonly<Record<string, unknown>>[], key: string): Record<string, unknown> {
  const words = new Map<string, Readonly<Record<string, unknown>>[]>();
  for (const post of posts)
    for (const word of wordsOf(post[key])) words.set(word, [...(words.get(word) ?? []), post]);
  return Object.fromEntries(words);
}
