/** What the collector and the agents' page read of the articles: ids, revisions and epochs for ratings. */
import { byCodeUnits } from '#base/code-unit-order.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { manifestPath } from '#model/urls.ts';
import { jsonFile } from '#publish/api/lists.ts';
import type { OutputFile } from '#publish/output/output.ts';
import { feedbackManifestFile } from './feedback-manifest.ts';

/** `/api/v1/manifest.json`, and on a site with ratings what may be rated. */
export function manifestFiles(centre: HelpCentre): OutputFile[] {
  const { site } = centre;
  const articles = [...centre.articles.values()].toSorted(byCodeUnits(({ id }) => id));
  const manifest = jsonFile(manifestPath, {
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
  return [manifest, ...(site.features.ratings ? [feedbackManifestFile(centre)] : [])];
}
