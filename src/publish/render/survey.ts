/** One pass through the views of all pages, that keeps of each what the rest of the build needs of it. */
import { contentHash } from '#base/content-hash.ts';
import type { PageBuilder } from '#model/pages/page-builder.ts';
import type { ArticlePage } from '#model/pages/article-page.ts';
import type { LocalePage } from '#model/pages/kinds.ts';
import type { PageReference } from '#model/pages/page-list.ts';
import type { OutputFile } from '#publish/output/output.ts';
import { permalinkTarget, type PermalinkTarget } from '#publish/documents/permalinks.ts';
import { sitemapEntryOf, type SitemapEntry } from '#publish/documents/sitemaps.ts';
import type { Site } from '#site/site.ts';

export interface Survey {
  readonly pages: readonly PageReference[];
  /** By path. Equal keys mean equal HTML: a view holds all that its page prints. */
  readonly keys: ReadonlyMap<string, string>;
  readonly sitemap: readonly SitemapEntry[];
  readonly permalinks: readonly PermalinkTarget[];
  /** What programs read of the pages. */
  readonly copies: readonly OutputFile[];
}

export interface SurveyTools {
  readonly site: Site;
  readonly copiesOf: (view: LocalePage, key: string) => readonly OutputFile[];
  /** Takes articles into the static API, if it has them. */
  readonly addArticle?: ((page: ArticlePage, key: string) => Promise<void>) | undefined;
}

/** Looks at the view of every page, one at a time: all of them would not fit into memory. */
export async function surveyPages(
  pages: readonly PageReference[],
  viewOf: PageBuilder,
  { site, copiesOf, addArticle }: SurveyTools,
): Promise<Survey> {
  const keys = new Map<string, string>();
  const sitemap: SitemapEntry[] = [];
  const permalinks: PermalinkTarget[] = [];
  const copies: OutputFile[] = [];
  for (const page of pages) {
    const view = viewOf(page);
    const key = contentHash(JSON.stringify(view));
    keys.set(page.path, key);
    const entry = sitemapEntryOf(page, view, site);
    if (entry) sitemap.push(entry);
    copies.push(...copiesOf(view, key));
    if (view.kind === 'article') await addArticle?.(view, key);
    if (view.kind === 'article' || view.kind === 'retired') permalinks.push(permalinkTarget(view));
  }
  return { pages, keys, sitemap, permalinks, copies };
}
