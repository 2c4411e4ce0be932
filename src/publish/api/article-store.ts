/** Articles of the API kept between builds, so that only those are made again whose text, place or code has changed. */
import { contentHash } from '#base/content-hash.ts';
import { KeptFolder } from '#publish/output/kept-folder.ts';
import type { OutputFile } from '#publish/output/output.ts';

/** What an article becomes: its file, and lines of the file with the units of its locale. */
export interface MadeArticle {
  readonly article: string;
  readonly units: string;
}

/** The articles of a build. */
export class ArticleStore {
  readonly #kept: KeptFolder;

  /** `code`: key of all that makes articles besides their texts. */
  constructor(cacheDir: string, code: string) {
    this.#kept = new KeptFolder(cacheDir, 'api', code);
  }

  /** Whether an article is there, made from the same. */
  keeps = (name: string, key: string): boolean =>
    this.#kept.keeps(name, key, [articleName(name), unitsName(name)]);

  /** Takes in an article that was made now. */
  put(name: string, key: string, { article, units }: MadeArticle): void {
    this.#kept.write(articleName(name), article);
    this.#kept.write(unitsName(name), units);
    this.#kept.note(name, key);
  }

  /** What an article became. */
  read(name: string): MadeArticle {
    return { article: this.#kept.read(articleName(name)), units: this.#kept.read(unitsName(name)) };
  }

  /** The file of an article. */
  articleFile = (name: string, path: string): OutputFile => this.#kept.output(articleName(name), path);

  /** One file with the units of several articles; made again only where one of them was. */
  unitsFile(locale: string, names: readonly string[], path: string): OutputFile {
    const file = unitsName(locale);
    const key = contentHash(JSON.stringify(names.map((name) => [name, this.#kept.hashOf(unitsName(name))])));
    if (!this.#kept.keeps(file, key, [file])) {
      this.#kept.write(file, names.map((name) => this.#kept.read(unitsName(name))).join(''));
      this.#kept.note(file, key);
    }
    return this.#kept.output(file, path);
  }

  /** Forgets what no article is any more, and notes the rest for the next build. */
  finish = (): void => this.#kept.finish();
}

const articleName = (name: string) => `${name}.json`;
const unitsName = (name: string) => `${name}.jsonl`;
