/** The static API of a small help centre with everything switched on. */
import { contentHash } from '#base/content-hash.ts';
import { listPages } from '#model/pages/page-list.ts';
import { apiPages } from '#publish/api/api-page.ts';
import { ArticleFiles } from '#publish/api/article-files.ts';
import { ArticleStore } from '#publish/api/article-store.ts';
import { feedFiles } from '#publish/api/feeds.ts';
import { listFiles } from '#publish/api/lists.ts';
import { bytesOf, type OutputFile } from '#publish/output/output.ts';
import { readTextIn, sampleViewOf } from '../../model/pages/sample-views.ts';
import { sampleCentre, sampleSite, sampleTranslators, text } from '../../model/sample-centre.ts';

const body = 'Free, see [B](b.md).\n\n## By post {#by-post}\n\n:::steps\n1. One <b>&</b> two.\n2. Two.\n:::';
/** Articles of all kinds, in two languages. */
const files = {
  'en/t/index.md': text('Topic <x>'),
  'en/t/deep/index.md': text('Deep'),
  'en/t/a.md': text('A & B', 'art-a', ['updated: 2026-03-04', 'keywords: [free]', 'phoneCode: 12'], body),
  'en/t/deep/c.md': text('C', 'art-c', ['updated: 2026-05-06', 'phoneCode: "07"']),
  'en/t/b.md': text('B', 'art-b', ['unlisted: true', 'updated: 2026-05-07']),
  'tr/t/index.md': text('Konu', '', ['slug: konu']),
  'tr/t/a.md': text('Bir', 'art-a', ['updated: 2026-05-06']),
};

/** The files of its API by path. `more`: further lines of `site.yaml`. Articles are kept in `cacheDir`, for `code`. */
export async function apiOf(
  more: string,
  { cacheDir, code = '1' }: { readonly cacheDir: string; readonly code?: string },
): Promise<ReadonlyMap<string, string>> {
  const { centre } = sampleCentre(files, {
    site: sampleSite('[en, tr]', `machines: { api: true, zendesk: true }\n${more}`),
  });
  const translator = sampleTranslators(centre.site);
  const viewOf = sampleViewOf(centre);
  const articles = new ArticleFiles(centre, {
    readText: readTextIn(files),
    store: new ArticleStore(cacheDir, code),
  });
  for (const page of listPages(centre)) {
    const view = viewOf(page);
    if (view.kind === 'article') await articles.add(view, contentHash(JSON.stringify(view)));
  }
  const all: OutputFile[] = [
    ...listFiles(centre, translator),
    ...apiPages(centre),
    ...articles.files(),
    ...feedFiles(centre),
  ];
  return new Map(all.map((file) => [file.path, bytesOf(file).toString()]));
}
