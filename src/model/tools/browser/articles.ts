/** Tools that find and read articles. */
import type { OldAddress } from '#model/agents/browser/addresses.ts';
import { findOld, findRetired, permalinkId, readPasted } from '#model/agents/browser/addresses.ts';
import { answerUnit } from '#model/search/browser/answer-unit.ts';
import { textsOf } from '#model/search/browser/page-text.ts';
import { asJson, localeOf, pathAt, type ToolContext, type ToolRun } from './context.ts';
import type { ArticleList } from './help-data.ts';
import { ToolError } from './input.ts';
import { mostCharacters } from './listing.ts';

/** The most characters of the part of an article that answers. */
const mostQuoted = 1200;

/** Titles, addresses and the part of each article that answers. */
export const searchHelp: ToolRun = async (input, context) => {
  const locale = localeOf(input, context);
  const { engine, tokenize, textOf } = await context.data.search(locale);
  const answer = await engine.search(input.text('query') ?? '', { limit: input.number('limit') ?? 5 });
  const results = await Promise.all(
    answer.results.map(async ({ id, url, title, description, topicPath, fragment }) => {
      const text = await textOf(fragment);
      const unit = text && answerUnit(text, title, tokenize, answer.parts);
      return {
        article: id,
        title,
        url:
          context.index.site.url +
          url +
          (unit?.anchor === undefined ? '' : `#${encodeURIComponent(unit.anchor)}`),
        topics: topicPath,
        description,
        ...(unit && {
          answer: [...unit.headings, ...unit.blocks.flatMap(textsOf)].join('\n').slice(0, mostQuoted),
        }),
        ...(text && text.updated !== '' && { updated: text.updated }),
      };
    }),
  );
  return asJson({
    locale,
    total: answer.total,
    ...(answer.corrected !== undefined && { searchedFor: answer.corrected }),
    // Whoever asks may well get "nothing answers that" as the best answer.
    isSure: answer.isSure,
    results,
  });
};

/** An article as Markdown, or the part of it that begins at `offset`. */
export const readArticle: ToolRun = async (input, context) => {
  const asked = input.text('article') ?? '';
  const path = await pathOfArticle(asked, localeOf(input, context), context);
  const text = path === undefined ? undefined : await markdownAt(context, path);
  if (text === undefined) throw new ToolError(`There is no article "${asked}". Use search_help to find one.`);
  const offset = input.number('offset') ?? 0;
  if (offset > 0 && offset >= text.length)
    throw new ToolError(`The article has ${text.length} characters, so it has none from ${offset} on.`);
  const end = endOfPart(text, offset);
  const rest = text.length - end;
  return (
    text.slice(offset, end) + (rest > 0 ? `\n\n[${rest} more characters: read on with "offset": ${end}]` : '')
  );
};

/** The copy of a page. Paths come from outside, so only those of pages are asked for. */
export async function markdownAt({ data }: ToolContext, path: string): Promise<string | undefined> {
  if (!/^\/(?:[^/?#\\]+\/)+$/.test(path) || /(?:^|\/)(?:\.|%2e|_)/i.test(path)) return undefined;
  return data.text(`${path}index.md`);
}

/** As much as may be given at a time, up to the end of a line. */
function endOfPart(text: string, offset: number): number {
  const most = offset + mostCharacters;
  if (text.length <= most) return text.length;
  const line = text.lastIndexOf('\n', most);
  return line > offset ? line + 1 : most;
}

/** Where an article is: asked for by its id, an address of now, or one that it had. */
async function pathOfArticle(
  asked: string,
  locale: string,
  context: ToolContext,
): Promise<string | undefined> {
  const list = await articlesIn(context, locale);
  const byId = (id: string | undefined) => {
    const article = list.articles.find((one) => one.id === id);
    return article && pathAt(context, article.url);
  };
  const own = byId(asked);
  if (own !== undefined) return own;
  const base = new URL(context.index.site.url).pathname.replace(/\/$/, '');
  const pasted = readPasted(asked, base);
  if (!pasted) return byId(findRetired(asked, await oldAddresses(context))?.id);
  const permalinked = byId(permalinkId(pasted));
  if (permalinked !== undefined) return permalinked;
  const path = pathAt(context, asked) ?? (asked.startsWith('/') ? asked : undefined);
  const page = path
    ?.replace(/[?#].*$/, '')
    .replace(/(?:index\.(?:md|html)|\.md)?$/, '')
    .replace(/\/?$/, '/');
  if (page !== undefined && (await markdownAt(context, page)) !== undefined) return page;
  const old = await oldAddresses(context);
  return byId(findOld(pasted, old) ?? findRetired(asked, old, base)?.id);
}

const oldAddresses = async ({ data }: ToolContext): Promise<readonly OldAddress[]> =>
  (await data.json('oldAddresses', '/agents/addresses.json')) ?? [];

/** The articles of a locale, fallbacks among them. */
export const articlesIn = ({ data }: ToolContext, locale: string): Promise<ArticleList> =>
  data.needed('articles', `/api/v1/${locale}/articles.json`);
