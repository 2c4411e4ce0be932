/** Static API: what other programs, agents' tools and language models read. */
import { byCodeUnits } from '#base/code-unit-order.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { treeOf } from '#model/tree.ts';
import { absoluteUrl, articleDataPath, manifestPath, markdownPath, permalinkPath } from '#model/urls.ts';
import { feedbackManifestFile } from './feedback-manifest.ts';
import type { OutputFile } from '#publish/output/output.ts';

/**
 * `/api/v1/<locale>/articles.json` (what an article's page says of it, and where its Markdown is) and
 * `/api/v1/manifest.json` (ids, revisions and epochs for ratings).
 */
export function apiFiles(centre: HelpCentre): OutputFile[] {
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
            markdown: site.machines.markdown
              ? absoluteUrl(site, markdownPath(pathIn(contentLocale, id) ?? place.path))
              : null,
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
  return [...lists, manifest, ...(site.features.ratings ? [feedbackManifestFile(centre)] : [])];
}
