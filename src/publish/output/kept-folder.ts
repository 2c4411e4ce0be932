/** A folder of files that one build makes and the next one takes over where they would come out the same. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isIntact, sealOf, type Seal } from '#base/seal.ts';
import { ledger, type Ledger } from './ledger.ts';
import type { OutputFile } from './output.ts';

/** The files of a build, in `<cacheDir>/<name>`; `<name>.json` is their ledger. */
export class KeptFolder {
  readonly #folder: string;
  readonly #ledgerPath: string;
  readonly #old: Ledger | undefined;
  readonly #code: string;
  readonly #madeFrom = new Map<string, string>();
  readonly #files = new Map<string, Seal>();
  /** Folders that are there. */
  readonly #made = new Set<string>();

  /** `code`: key of all that makes the files besides what each is made from. */
  constructor(cacheDir: string, name: string, code: string) {
    this.#folder = join(cacheDir, name);
    this.#ledgerPath = `${this.#folder}.json`;
    this.#code = code;
    const old = ledger.read(this.#ledgerPath);
    this.#old = old?.madeFrom['code'] === code ? old : undefined;
  }

  /** Takes over what the last build made of `name`, if that was made from the same and all its files are there. */
  keeps(name: string, key: string, files: readonly string[]): boolean {
    if (this.#old?.madeFrom[name] !== key || !files.every((file) => this.#keepsFile(file))) return false;
    this.note(name, key);
    return true;
  }

  /** Notes what `name` was made from. */
  note(name: string, key: string): void {
    this.#madeFrom.set(name, key);
  }

  write(file: string, content: string | Uint8Array): void {
    const path = join(this.#folder, file);
    const folder = dirname(path);
    if (!this.#made.has(folder)) mkdirSync(folder, { recursive: true });
    this.#made.add(folder);
    writeFileSync(path, content);
    this.#files.set(file, sealOf(path, content));
  }

  read(file: string): string {
    return readFileSync(join(this.#folder, file), 'utf8');
  }

  /** Hash of a file's content. */
  hashOf(file: string): string {
    return this.#files.get(file)?.[0] ?? '';
  }

  /** The file at an address of the site. */
  output(file: string, path: string): OutputFile {
    return { path, copyOf: join(this.#folder, file), key: this.hashOf(file) };
  }

  /** Forgets what this build has neither made nor taken over, and notes the rest for the next one. */
  finish(): void {
    for (const file of Object.keys(this.#old?.files ?? {}))
      if (!this.#files.has(file)) rmSync(join(this.#folder, file), { recursive: true, force: true });
    ledger.write(this.#ledgerPath, {
      madeFrom: { code: this.#code, ...Object.fromEntries(this.#madeFrom) },
      files: Object.fromEntries(this.#files),
    });
  }

  #keepsFile(file: string): boolean {
    const seal = this.#old?.files[file];
    if (!seal || !isIntact(join(this.#folder, file), seal)) return false;
    this.#files.set(file, seal);
    return true;
  }
}
