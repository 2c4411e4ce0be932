/** What the page for support agents fetches besides the static API: unlisted articles and old addresses. */
import type { OldAddress } from '#model/agents/browser/addresses.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { treeOf } from '#model/tree.ts';
import { absoluteUrl, oldAddressesPath, unlistedPath } from '#model/urls.ts';
import type { OutputFile } from '#publish/output/output.ts';

/** `/agents/unlisted.json` (by locale, as the static API lists articles) and `/agents/addresses.json`. */
export function agentsFiles({ site, tree, articles }: HelpCentre): OutputFile[] {
  const unlisted = site.locales.map(({ id: locale }) => [
    locale,
    [...treeOf(tree, locale).articles.values()]
      .filter(({ article }) => article.data.unlisted)
      .map(({ article: { id }, path, translation: { data, locale: contentLocale } }) => ({
        id,
        title: data.title,
        description: data.description,
        url: absoluteUrl(site, path),
        keywords: data.keywords ?? [],
        contentLocale,
        isUnlisted: true,
      })),
  ]);
  const old = [...articles.values()].flatMap(({ id, translations }) =>
    [...translations.values()].flatMap(({ data: { movedFrom = [], legacy = [] } }) =>
      [...movedFrom, ...legacy].map((written): OldAddress => [written, id]),
    ),
  );
  const json = (path: string, data: unknown): OutputFile => ({
    path: path.slice(1),
    content: `${JSON.stringify(data)}\n`,
  });
  return [json(unlistedPath, Object.fromEntries(unlisted)), json(oldAddressesPath, old)];
}
