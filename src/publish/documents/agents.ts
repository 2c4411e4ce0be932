/** What the page for support agents fetches besides the static API: unlisted articles and old addresses. */
import type { OldAddress } from '#model/agents/browser/addresses.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { queryText } from '#model/redirects/old-address.ts';
import { answerOf, titleOf } from '#model/retired/retired.ts';
import { treeOf } from '#model/tree.ts';
import { absoluteUrl, oldAddressesPath, permalinkPath, unlistedPath } from '#model/urls.ts';
import type { OutputFile } from '#publish/output/output.ts';

/** `/agents/unlisted.json` (by locale, as the static API lists articles) and `/agents/addresses.json`. */
export function agentsFiles({ site, tree, articles, redirects, retired }: HelpCentre): OutputFile[] {
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
  const numbers = [...articles.values()].flatMap(({ id, translations }) =>
    [...translations.values()].flatMap(({ data: { legacy = [] } }) =>
      legacy.map((written): OldAddress => [written, id]),
    ),
  );
  const idsByPath = new Map(
    site.locales.flatMap(({ id: locale }) =>
      [...treeOf(tree, locale).articles.values()].map(({ path, article: { id } }) => [path, id] as const),
    ),
  );
  // Those of topics, too, which stand for the articles below them.
  const moved = redirects.flatMap(({ from, query, to, isPattern }): OldAddress[] => {
    const id = isPattern ? undefined : idsByPath.get(to);
    return id === undefined ? [] : [[query.length === 0 ? from : `${from}?${queryText(query)}`, id]];
  });
  const gone = [...retired.values()].flatMap((entry): OldAddress[] => {
    const id = answerOf(entry, retired, articles).article?.id ?? '';
    const { title } = titleOf(entry, site.source);
    return [permalinkPath(entry.id), ...entry.addresses, ...entry.legacy].map((one) => [one, id, title]);
  });
  const old = [...moved, ...numbers, ...gone];
  const json = (path: string, data: unknown): OutputFile => ({
    path: path.slice(1),
    content: `${JSON.stringify(data)}\n`,
  });
  return [json(unlistedPath, Object.fromEntries(unlisted)), json(oldAddressesPath, old)];
}
