/** Reads solutions through Freshdesk's API. */
import { errorText } from '#base/error-text.ts';
import { Api } from '#import/remote/api.ts';
import { basicAuth } from '#import/sources/hosted/basic-auth.ts';
import { readList } from '#import/sources/hosted/paging.ts';
import type { SourceOptions } from '#import/sources/source.ts';
import { ExportReader, type FreshdeskExport } from './export.ts';
import { helpdesk, list, type FreshdeskFolder } from './schema.ts';

const perPage = 100;
const deepest = 10;

/** Everything in every language that the key in `FRESHDESK_API_KEY` may read, drafts too. */
export async function readApi(
  url: URL,
  { env, locale, onProgress }: SourceOptions,
): Promise<FreshdeskExport> {
  const key = env['FRESHDESK_API_KEY'];
  if (!key)
    throw new Error('Set FRESHDESK_API_KEY to an API key: Freshdesk shows yours under Profile settings.');
  const origin = new URL(url.origin);
  const solutions = new Solutions(new Api({ origin, headers: basicAuth(key, 'X') }), onProgress);
  const languages = await solutions.languages(locale);
  for (const [index, language] of languages.entries()) await solutions.read(language, index === 0);
  return solutions.reader.finish({ languages, origin: origin.origin });
}

class Solutions {
  readonly reader = new ExportReader();
  readonly #api: Api;
  readonly #onProgress: SourceOptions['onProgress'];
  /** Some lists hold folders of folders, too. */
  readonly #seen = new Set<string>();

  constructor(api: Api, onProgress: SourceOptions['onProgress']) {
    this.#api = api;
    this.#onProgress = onProgress;
  }

  /** The languages of the portal, its own first. Keys of some agents may not ask. */
  async languages(locale: string): Promise<string[]> {
    try {
      const { primary_language, supported_languages, portal_languages } = await this.#api.get(
        '/api/v2/settings/helpdesk',
        helpdesk,
      );
      return [...new Set([primary_language, ...(portal_languages ?? []), ...(supported_languages ?? [])])];
    } catch (error) {
      const what = `${errorText(error)}. Only texts of the first language are here`;
      this.reader.notes.push({
        file: '/api/v2/settings/helpdesk',
        line: undefined,
        kind: 'restricted',
        what,
      });
      return [locale];
    }
  }

  /** All of one language. The first has no ending in addresses. */
  async read(language: string, isPrimary: boolean): Promise<void> {
    const { reader } = this;
    const ending = isPrimary ? '' : `/${language}`;
    const base = '/api/v2/solutions';
    await this.#list(`${base}/categories${ending}`, (items, shown) =>
      reader.takeCategories(items, language, shown),
    );
    const categories = reader.categories.filter((one) => one.language === language);
    for (const { item } of categories) {
      await this.#folders(`${base}/categories/${item.id}/folders${ending}`, {
        language,
        ending,
        base,
        category: item.id,
      });
    }
  }

  async #folders(
    path: string,
    where: { language: string; ending: string; base: string; category: string },
    depth = 0,
  ): Promise<void> {
    const { language, ending, base, category } = where;
    const folders: FreshdeskFolder[] = [];
    await this.#list(path, (items, shown) => {
      folders.push(...this.reader.takeFolders(items, language, shown, category));
    });
    for (const { id, sub_folders_count } of folders) {
      if (this.#seen.has(`${language} ${id}`)) continue;
      this.#seen.add(`${language} ${id}`);
      await this.#list(`${base}/folders/${id}/articles${ending}`, (items, shown) => {
        this.reader.takeArticles(items, language, shown);
        this.#onProgress(this.reader.articles.length, undefined);
      });
      if ((sub_folders_count ?? 0) > 0 && depth < deepest)
        await this.#folders(`${base}/folders/${id}/subfolders${ending}`, where, depth + 1);
    }
  }

  /** A list by the header `Link`. */
  #list(path: string, take: (items: unknown, shown: string) => void): Promise<void> {
    return readList({
      name: path,
      notes: this.reader.notes,
      pageAt: (number) => `${path}?per_page=${perPage}&page=${number}`,
      ask: async (address) => {
        const { data, next } = await this.#api.getPage(address, list);
        return { items: data, next };
      },
      take,
    });
  }
}
