/** Tells the collector what may be rated. */
import { formatManifest, manifestPath } from '#model/feedback/manifest.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { treeOf } from '#model/tree.ts';
import type { OutputFile } from '#publish/output/output.ts';

/**
 * Every article page of every locale, with the revision of the text that it shows: readers who get a fallback rate
 * what they see, where they see it.
 */
export function feedbackManifestFile({ site, tree }: HelpCentre): OutputFile {
  const articles = site.locales.flatMap(({ id: locale }) =>
    [...treeOf(tree, locale).articles.values()].map(({ article, path, translation }) => ({
      id: article.id,
      locale,
      epoch: article.data.ratings ?? 1,
      rev: translation.source.textHash,
      title: translation.data.title,
      path,
    })),
  );
  return { path: manifestPath.slice(1), content: formatManifest(articles, site.timeZone) };
}
