/** What the page for support agents fetches: articles, saved replies, ids and old addresses. */
import { toLetter } from '#markdown/letter.ts';
import type { OldAddress } from '#model/agents/browser/addresses.ts';
import type { AgentArticle, AgentLists, AgentReply, AgentText } from '#model/agents/browser/agent-files.ts';
import type { Article } from '#model/articles/article.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { queryText } from '#model/redirects/old-address.ts';
import { replyAddresses } from '#model/replies/addresses.ts';
import { fillPlaceholders, inBrackets } from '#model/replies/placeholders.ts';
import { articlesIn } from '#model/replies/reply.ts';
import { answerOf, titleOf } from '#model/retired/retired.ts';
import { treeOf } from '#model/tree.ts';
import { agentFilePaths, permalinkPath } from '#model/urls.ts';
import type { OutputFile } from '#publish/output/output.ts';

/** Saved replies by locale. */
export type RepliesByLocale = ReadonlyMap<string, readonly AgentReply[]>;

/** Saved replies as the page shows and copies them. */
export async function agentReplies(centre: HelpCentre): Promise<RepliesByLocale> {
  const replies = await Promise.all(
    centre.replies.map(async (reply) => {
      const { name, title, keywords, locale } = reply;
      const letter = await toLetter(reply.text, replyAddresses(centre, reply));
      // Nobody fills in what is pasted: the agent sees what to write.
      const html = fillPlaceholders(letter.html, inBrackets);
      const markdown = fillPlaceholders(letter.markdown, inBrackets);
      return { locale, reply: { name, title, keywords, html, markdown } };
    }),
  );
  const byLocale = Map.groupBy(replies, ({ locale }) => locale);
  return new Map([...byLocale].map(([locale, own]) => [locale, own.map(({ reply }) => reply)]));
}

/** `/agents/articles/<id>.json`, `/agents/lists/<locale>.json`, `/agents/ids.json` and `/agents/addresses.json`. */
export function agentsFiles(centre: HelpCentre, replies: RepliesByLocale): OutputFile[] {
  const { site, articles } = centre;
  const usedIn = new Map<Article, Set<string>>();
  for (const reply of centre.replies)
    for (const article of articlesIn(centre, reply))
      usedIn.set(article, (usedIn.get(article) ?? new Set()).add(reply.name));
  return [
    ...[...articles.values()].map((article) =>
      json(
        agentFilePaths.article(article.id),
        agentArticle(centre, article, [...(usedIn.get(article) ?? [])]),
      ),
    ),
    ...site.locales.map(({ id }) => json(agentFilePaths.lists(id), listsOf(centre, id, replies))),
    json(agentFilePaths.ids, [...articles.keys()].toSorted()),
    json(agentFilePaths.oldAddresses, oldAddresses(centre)),
  ];
}

const json = (path: string, data: unknown): OutputFile => ({
  path: path.slice(1),
  content: `${JSON.stringify(data)}\n`,
});

function agentArticle({ tree }: HelpCentre, article: Article, replies: readonly string[]): AgentArticle {
  const texts = article.locales.flatMap((locale): [string, AgentText][] => {
    const place = treeOf(tree, locale).articles.get(article.id);
    if (!place) return [];
    const { data, source, state, updated, locale: contentLocale } = place.translation;
    return [
      [
        locale,
        {
          title: data.title,
          description: data.description,
          path: place.path,
          contentLocale,
          ...(state === 'stale' && { isStale: true }),
          ...(updated !== undefined && { updated }),
          ...(data.reviewed && { reviewed: data.reviewed.on }),
          revision: source.textHash,
        },
      ],
    ];
  });
  return {
    id: article.id,
    ...(article.data.unlisted && { isUnlisted: true }),
    texts: Object.fromEntries(texts),
    replies,
  };
}

function listsOf({ tree }: HelpCentre, locale: string, replies: RepliesByLocale): AgentLists {
  const unlisted = [...treeOf(tree, locale).articles.values()].flatMap(
    ({ article, translation: { data } }) =>
      article.data.unlisted ? [{ id: article.id, title: data.title, keywords: data.keywords ?? [] }] : [],
  );
  return { replies: replies.get(locale) ?? [], unlisted };
}

/** Every address and id that an article had, retired ones included. */
function oldAddresses({ site, tree, articles, redirects, retired }: HelpCentre): OldAddress[] {
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
  return [...moved, ...numbers, ...gone];
}
