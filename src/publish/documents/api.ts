/** Static API: what other programs, agents' tools and language models read. */
import { byCodeUnits } from '#base/code-unit-order.ts';
import { escapeMarkdown } from '#markdown/copy.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { treeOf } from '#model/tree.ts';
import {
  absoluteUrl,
  articleDataPath,
  homePath,
  manifestPath,
  markdownPath,
  permalinkPath,
} from '#model/urls.ts';
import { feedbackManifestFile } from './feedback-manifest.ts';
import type { OutputFile } from '#publish/output/output.ts';

/** Bodies of the texts, by source file, as Markdown for readers of a locale. */
export type MarkdownOf = (id: string, locale: string) => string;

/**
 * `/api/v1/<locale>/articles.json` (what an article's page says of it, and where its Markdown is),
 * `/api/v1/manifest.json` (ids, revisions and epochs for ratings), `index.md` beside every article, `/llms.txt`.
 */
export function apiFiles(centre: HelpCentre, markdownOf: MarkdownOf): OutputFile[] {
  const { site } = centre;
  const articles = [...centre.articles.values()].toSorted(byCodeUnits(({ id }) => id));
  const json = (path: string, data: unknown): OutputFile => ({
    path: path.slice(1),
    content: `${JSON.stringify(data)}\n`,
  });
  const pathIn = (locale: string, id: string) => treeOf(centre.tree, locale).articles.get(id)?.path;
  const lists = site.locales.map(({ id: locale }) => {
    const tree = treeOf(centre.tree, locale);
    return json(articleDataPath(locale), {
      locale,
      articles: articles.flatMap(({ id, data, topic }) => {
        const place = tree.articles.get(id);
        if (!place || data.unlisted) return [];
        const { data: own, locale: contentLocale, updated, state } = place.translation;
        return [
          {
            id,
            title: own.title,
            description: own.description,
            url: absoluteUrl(site, place.path),
            permalink: absoluteUrl(site, permalinkPath(id)),
            markdown: absoluteUrl(site, markdownPath(pathIn(contentLocale, id) ?? place.path)),
            topic,
            keywords: own.keywords ?? [],
            services: data.services ?? [],
            contentLocale,
            state,
            updated: updated ?? null,
          },
        ];
      }),
    });
  });
  const manifest = json(manifestPath, {
    site: site.url,
    locales: site.locales.map(({ id }) => id),
    articles: Object.fromEntries(
      articles.map(({ id, data, translations, locales }) => [
        id,
        {
          epoch: data.ratings ?? 1,
          locales,
          revisions: Object.fromEntries(
            [...translations].map(([locale, { source }]) => [locale, source.textHash]),
          ),
        },
      ]),
    ),
  });
  return [
    ...lists,
    manifest,
    ...(site.features.ratings ? [feedbackManifestFile(centre)] : []),
    ...markdownCopies(centre, markdownOf),
    llmsTxt(centre),
  ];
}

/** Only real translations: a fallback page's Markdown is its source's. */
function markdownCopies({ site, tree }: HelpCentre, markdownOf: MarkdownOf): OutputFile[] {
  return site.locales.flatMap(({ id: locale }) =>
    [...treeOf(tree, locale).articles.values()]
      .filter(({ translation }) => translation.locale === locale)
      .map(({ article, path }) => ({
        path: decodeURIComponent(markdownPath(path).slice(1)),
        content: markdownOf(article.id, locale),
      })),
  );
}

/** https://llmstxt.org: what the site is, and where its articles are as Markdown. */
function llmsTxt({ site, tree }: HelpCentre): OutputFile {
  const sections = site.locales.map(({ id, name }) => {
    const own = treeOf(tree, id);
    const links = [...own.articles.values()]
      .filter(({ translation, article }) => translation.locale === id && !article.data.unlisted)
      .map(
        ({ path, translation: { data } }) =>
          `- [${escapeMarkdown(data.title)}](${absoluteUrl(site, markdownPath(path))}): ${escapeMarkdown(data.description)}`,
      );
    return `## ${escapeMarkdown(name)} (${absoluteUrl(site, homePath(id))})\n\n${links.join('\n')}\n`;
  });
  return {
    path: 'llms.txt',
    content: `# ${escapeMarkdown(site.name)}\n\n> Help centre of ${escapeMarkdown(site.organization.name)}.\n\n${sections.join('\n')}`,
  };
}
