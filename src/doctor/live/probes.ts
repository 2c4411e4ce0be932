/** Single questions to a live site: what is missing, what has moved, what other programs read. */
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';
import type { Answer, Ask } from './answer.ts';

/** An old address and where it leads. */
export interface Moved {
  readonly from: URL;
  readonly to: URL;
}

const article = z.object({
  url: z.url(),
  permalink: z.url(),
  markdown: z.url().nullable(),
  contentLocale: z.string(),
});

const apiIndex = z.object({ mcp: z.url() });

const articleList = z.object({ locale: z.string(), articles: z.array(article) });

/** An article of a locale, as the site's own list has it. */
export type ListedArticle = z.infer<typeof article> & { readonly locale: string };

export interface Probes {
  readonly articles: readonly ListedArticle[];
  /** Lists of articles, search files, Markdown copies and other files that programs and scripts read. */
  readonly files: readonly Answer[];
  /** By locale, an address that no page has; `''` for one outside of all locales. */
  readonly missing: ReadonlyMap<string, Answer>;
  /** An article's address without its last slash. */
  readonly slashless: readonly Answer[];
  readonly permalinks: readonly Answer[];
  readonly moved: readonly { readonly to: URL; readonly answer: Answer }[];
  /** The same site without encryption. Absent if it has none anyway. */
  readonly insecure?: Answer;
  /** Where assistants ask, asked as none would. Absent if the site answers none. */
  readonly assistants?: Answer;
  /** What says how the collector is. Absent if the site collects no ratings. */
  readonly collector?: { readonly ready: Answer; readonly health: Answer };
}

export interface ProbeOptions {
  readonly base: URL;
  readonly live: (address: string) => URL | undefined;
  readonly locales: readonly string[];
  readonly moved: readonly Moved[];
  /** Whether to ask without encryption, too. */
  readonly asksHttp: boolean;
}

/** Asks all of them. */
export async function probe(
  ask: Ask,
  { base, live, locales, moved, asksHttp }: ProbeOptions,
): Promise<Probes> {
  const at = (path: string) => new URL(path, base);
  const lists = await Promise.all(locales.map((locale) => ask(at(`api/v1/${locale}/articles.json`))));
  const articles = lists.flatMap(articlesIn);
  const oneOfEach = locales.flatMap((locale) => articles.find((one) => one.locale === locale) ?? []);
  const urls = (addresses: readonly string[]) => addresses.flatMap((address) => live(address) ?? []);
  // A locale has an index of its own texts, if it has any.
  const indexed = locales.filter((locale) =>
    articles.some((one) => one.locale === locale && one.contentLocale === locale),
  );
  const indexes = await Promise.all(indexed.map((locale) => ask(at(`search-index/${locale}/manifest.json`))));
  const others = [
    ...indexes.flatMap(vocabularyOf),
    ...urls(oneOfEach.flatMap(({ markdown }) => markdown ?? [])),
    ...['llms.txt', 'language.js'].map(at),
  ];
  const missing = await Promise.all(
    ['', ...locales].map(async (locale): Promise<[string, Answer]> => [
      locale,
      await ask(at(`${locale === '' ? '' : `${locale}/`}no-such-page/`)),
    ]),
  );
  const [first] = oneOfEach;
  const ratings = await ask(at('api/v1/feedback-manifest.json'));
  const index = apiIndex.safeParse(parseJson((await ask(at('api/v1/index.json'))).body));
  return {
    articles,
    files: [...lists, ...indexes, ...(await Promise.all(others.map(ask)))],
    missing: new Map(missing),
    slashless: await Promise.all(urls(first ? [first.url.replace(/\/$/, '')] : []).map(ask)),
    permalinks: await Promise.all(urls(oneOfEach.slice(0, 3).map(({ permalink }) => permalink)).map(ask)),
    moved: await Promise.all(moved.map(async ({ from, to }) => ({ to, answer: await ask(from) }))),
    ...(asksHttp && base.protocol === 'https:' ? { insecure: await ask(insecureOf(base)) } : {}),
    ...(index.data?.mcp ? { assistants: await ask(at('_feedback/mcp')) } : {}),
    ...(ratings.status === 200
      ? {
          collector: { ready: await ask(at('_feedback/readyz')), health: await ask(at('_feedback/healthz')) },
        }
      : {}),
  };
}

function articlesIn({ body }: Answer): ListedArticle[] {
  const { data } = articleList.safeParse(parseJson(body));
  return data ? data.articles.map((one) => ({ ...one, locale: data.locale })) : [];
}

/** The largest file of a search index, which its manifest names. */
function vocabularyOf({ url, body }: Answer): URL[] {
  const { data } = z.object({ version: z.string().regex(/^[\w-]+$/) }).safeParse(parseJson(body));
  return data ? [new URL(`${data.version}/vocabulary.bin`, url)] : [];
}

function insecureOf(base: URL): URL {
  const url = new URL(base);
  url.protocol = 'http:';
  url.port = '';
  return url;
}
