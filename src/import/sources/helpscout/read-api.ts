/** Reads a Docs site through Help Scout's Docs API. */
import { errorText } from '#base/error-text.ts';
import { Api } from '#import/remote/api.ts';
import { inParallel } from '#remote/in-parallel.ts';
import { basicAuth } from '#import/sources/hosted/basic-auth.ts';
import { readList } from '#import/sources/hosted/paging.ts';
import { readItems, type Read } from '#import/sources/items.ts';
import type { SourceOptions } from '#import/sources/source.ts';
import { ExportReader, type HelpScoutExport } from './export.ts';
import { articlePage, articleRef, listPage, page, type HelpScoutSite } from './schema.ts';

const publicApi = 'https://docsapi.helpscout.net/v1';

/** Everything of one site that the key in `HELPSCOUT_DOCS_API_KEY` may read, unpublished articles too. */
export async function readApi(url: URL, { env, onProgress }: SourceOptions): Promise<HelpScoutExport> {
  const key = env['HELPSCOUT_DOCS_API_KEY'];
  if (!key)
    throw new Error(
      'Set HELPSCOUT_DOCS_API_KEY to a Docs API key: Help Scout shows yours under Your Profile → Authentication.',
    );
  const isApi = /^\/v1\/?$/.test(url.pathname);
  const origin = new URL(isApi ? url.origin : publicApi);
  const docs = new DocsApi(new Api({ origin, headers: basicAuth(key, 'X') }));
  await docs.read('/v1/sites', 'sites');
  const site = chooseSite(docs.reader.sites, isApi ? undefined : url.hostname);
  docs.reader.sites.splice(0, Infinity, site);
  await docs.read(`/v1/collections?siteId=${encodeURIComponent(site.item.id)}`, 'collections');
  for (const { item } of docs.reader.collections) {
    await docs.read(`/v1/collections/${encodeURIComponent(item.id)}/categories`, 'categories');
  }
  await docs.readArticles(onProgress);
  await docs.read(`/v1/redirects/site/${encodeURIComponent(site.item.id)}`, 'redirects');
  return docs.reader;
}

/** The site that an address names; the only one where it names none. */
function chooseSite(sites: readonly Read<HelpScoutSite>[], host: string | undefined): Read<HelpScoutSite> {
  const hostOf = ({ item }: Read<HelpScoutSite>) => item.cname || `${item.subDomain}.helpscoutdocs.com`;
  const named = sites.find(
    (one) => host !== undefined && [hostOf(one), `${one.item.subDomain}.helpscoutdocs.com`].includes(host),
  );
  const [only, ...others] = sites;
  if (named) return named;
  if (only && others.length === 0) return only;
  if (!only) throw new Error('This key reads no Docs site. Ask for the permission to edit Docs.');
  throw new Error(
    `This account has several Docs sites: ${sites.map(hostOf).join(', ')}. Name one, such as https://${hostOf(only)} with --from helpscout. If each has a language, import one after the other with --locale.`,
  );
}

class DocsApi {
  readonly reader = new ExportReader();
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  /** A list into the reader. */
  read(path: string, kind: string): Promise<void> {
    return this.#list(path, kind, (items, shown) => this.reader.take(kind, items, shown));
  }

  /** The articles of every collection, each with its text, and their places in categories. */
  async readArticles(onProgress: SourceOptions['onProgress']): Promise<void> {
    const { reader } = this;
    const names = new Map<string, string>();
    const takeRefs = (items: unknown, shown: string) => {
      const refs = readItems(items, articleRef, { shown, notes: reader.notes });
      for (const { item } of refs) names.set(item.id, item.name ?? item.id);
      return refs.map(({ item }) => item.id);
    };
    for (const { item } of reader.collections) {
      const path = `/v1/collections/${encodeURIComponent(item.id)}/articles?status=all&pageSize=100`;
      await this.#list(path, 'articles', takeRefs);
    }
    for (const { item } of reader.categories.filter((one) => one.item.defaultSort === 'custom')) {
      let place = 0;
      const path = `/v1/categories/${encodeURIComponent(item.id)}/articles?status=all&sort=order&pageSize=100`;
      await this.#list(path, 'articles', (items, shown) => {
        for (const id of takeRefs(items, shown)) reader.places.set(`${item.id}/${id}`, ++place);
      });
    }
    let done = 0;
    const texts = await inParallel([...names], 4, async ([id, name]) => {
      const text = await this.#readText(id, name);
      onProgress(++done, names.size);
      return text;
    });
    reader.take(
      'articles',
      texts.filter((text) => text !== undefined),
      '/v1/articles',
    );
  }

  async #readText(id: string, name: string): Promise<unknown> {
    try {
      return (await this.#api.get(`/v1/articles/${encodeURIComponent(id)}`, articlePage)).article;
    } catch (error) {
      this.reader.notes.push({ file: name, line: undefined, kind: 'file-skipped', what: errorText(error) });
      return undefined;
    }
  }

  #list(path: string, kind: string, take: (items: unknown, shown: string) => void): Promise<void> {
    const pageAt = (number: number) => `${path}${path.includes('?') ? '&' : '?'}page=${number}`;
    return readList({
      name: path.replace(/\?.*$/, ''),
      notes: this.reader.notes,
      pageAt,
      ask: async (address, number) => {
        const answer = await this.#api.get(address, page);
        const { items, pages } = listPage.parse(answer[kind]);
        return { items, pages, next: number < (pages ?? 1) ? pageAt(number + 1) : undefined };
      },
      take,
    });
  }
}
