/** Articles of the API kept between builds, so that only those are made again whose text, place or code has changed. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { isIntact, sealOf, type Seal } from '#base/seal.ts';
import { ledger, type Ledger } from '#publish/output/ledger.ts';
import type { OutputFile } from '#publish/output/output.ts';

/** What an article becomes: its file, and lines of the file with the units of its locale. */
export interface MadeArticle {
  readonly article: string;
  readonly units: string;
}

/** The store of a build. Texts are in files below `<cacheDir>/api`; `api.json` is their ledger. */
export class ArticleStore {
  readonly #folder: string;
  readonly #ledgerPath: string;
  readonly #old: Ledger | undefined;
  readonly #code: string;
  readonly #madeFrom = new Map<string, string>();
  readonly #files = new Map<string, Seal>();

  /** `code`: key of all that makes articles besides their texts. */
  constructor(cacheDir: string, code: string) {
    this.#folder = join(cacheDir, 'api');
    this.#ledgerPath = join(cacheDir, 'api.json');
    this.#code = code;
    const old = ledger.read(this.#ledgerPath);
    this.#old = old?.madeFrom['code'] === code ? old : undefined;
  }

  /** Whether an article is there, made from the same. */
  keeps(name: string, key: string): boolean {
    const isSame = this.#old?.madeFrom[name] === key;
    return (
      isSame &&
      [articleName(name), unitsName(name)].every((file) => this.#keeps(file)) &&
      this.#note(name, key)
    );
  }

  /** Takes in an article that was made now. */
  put(name: string, key: string, { article, units }: MadeArticle): void {
    this.#write(articleName(name), article);
    this.#write(unitsName(name), units);
    this.#note(name, key);
  }

  /** What an article became. */
  read(name: string): MadeArticle {
    return { article: this.#read(articleName(name)), units: this.#read(unitsName(name)) };
  }

  /** The file of an article. */
  articleFile(name: string, path: string): OutputFile {
    return this.#output(articleName(name), path);
  }

  /** One file with the units of several articles; made again only where one of them was. */
  unitsFile(locale: string, names: readonly string[], path: string): OutputFile {
    const file = `${locale}.jsonl`;
    const key = contentHash(
      JSON.stringify(names.map((name) => [name, this.#files.get(unitsName(name))?.[0]])),
    );
    if (this.#old?.madeFrom[file] !== key || !this.#keeps(file))
      this.#write(file, names.map((name) => this.#read(unitsName(name))).join(''));
    this.#note(file, key);
    return this.#output(file, path);
  }

  /** Forgets what no article is any more, and notes the rest for the next build. */
  finish(): void {
    for (const file of Object.keys(this.#old?.files ?? {}))
      if (!this.#files.has(file)) rmSync(join(this.#folder, file), { force: true });
    ledger.write(this.#ledgerPath, {
      madeFrom: { code: this.#code, ...Object.fromEntries(this.#madeFrom) },
      files: Object.fromEntries(this.#files),
    });
  }

  #note(name: string, key: string): true {
    this.#madeFrom.set(name, key);
    return true;
  }

  #keeps(file: string): boolean {
    const seal = this.#old?.files[file];
    if (!seal || !isIntact(join(this.#folder, file), seal)) return false;
    this.#files.set(file, seal);
    return true;
  }

  #write(file: string, text: string): void {
    const path = join(this.#folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    this.#files.set(file, sealOf(path, text));
  }

  #read(file: string): string {
    return readFileSync(join(this.#folder, file), 'utf8');
  }

  #output(file: string, path: string): OutputFile {
    return { path, copyOf: join(this.#folder, file), key: this.#files.get(file)?.[0] ?? '' };
  }
}

const articleName = (name: string) => `${name}.json`;
const unitsName = (name: string) => `${name}.jsonl`;
