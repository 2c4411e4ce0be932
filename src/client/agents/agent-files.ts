/** The files that the page asks the site for, each fetched once, when it's needed. */
import { onceEach } from '#client/page/once-each.ts';
import { fetchOwn } from '#client/page/own-data.ts';
import { servedPath } from '#client/page/served-path.ts';
import type { OldAddress } from '#model/agents/browser/addresses.ts';
import type { AgentArticle, AgentLists } from '#model/agents/browser/agent-files.ts';
import type { AgentsPaths } from './agents-data.ts';

/** All reject when a file can't be had. */
export interface AgentFiles {
  /** `undefined` where there is no article with the id. */
  readonly article: (id: string) => Promise<AgentArticle | undefined>;
  readonly lists: (locale: string) => Promise<AgentLists>;
  readonly ids: () => Promise<ReadonlySet<string>>;
  readonly oldAddresses: () => Promise<readonly OldAddress[]>;
  /** The id of the article whose page is at a path, and its text. */
  readonly page: (path: string) => Promise<ArticlePage | undefined>;
}

/** The parts of an article's page that agents see and send. */
export interface ArticlePage {
  readonly id: string;
  readonly lang: string;
  readonly dir: string;
  /** The text alone, outside of any document that is shown. */
  readonly text: Element;
}

/** The files of a site. */
export function agentFiles(paths: AgentsPaths): AgentFiles {
  const addresses = onceEach(fetchOwn<readonly OldAddress[]>);
  const ids = onceEach(async (path: string) => new Set(await fetchOwn<readonly string[]>(path)));
  const lists = onceEach(fetchOwn<AgentLists>);
  const article = onceEach(fetchOwn<AgentArticle>);
  const idsOf = () => ids(paths.ids);
  return {
    ids: idsOf,
    article: async (id) => ((await idsOf()).has(id) ? article(paths.article.replace('{id}', id)) : undefined),
    lists: (locale) => lists(paths.lists.replace('{locale}', locale)),
    oldAddresses: () => addresses(paths.oldAddresses),
    page: onceEach(fetchPage),
  };
}

/** The page of an article, where a path leads to one. */
async function fetchPage(path: string): Promise<ArticlePage | undefined> {
  const response = await fetch(servedPath(path));
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  if (!response.headers.get('content-type')?.includes('html')) return undefined;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const element = page.querySelector<HTMLElement>('[data-article][data-id]');
  const text = element?.querySelector('.prose');
  const id = element?.dataset['id'];
  if (!text || id === undefined) return undefined;
  return { id, lang: text.getAttribute('lang') ?? '', dir: text.getAttribute('dir') ?? '', text };
}
