/** Hashes of files that outlive a process: a file that the disk describes as before isn't read again. */
import { readFileSync, statSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { recordKind } from '#base/record.ts';
import { sealBefore, stampOf, type Seal } from '#base/seal.ts';

/** Seals by absolute path. */
const factsRecord = recordKind<Readonly<Record<string, Seal>>>('file facts 1');

/** The disk's clock doesn't tell two edits within a few milliseconds apart. */
export const isSettled = ({ ctimeMs }: Pick<Stats, 'ctimeMs'>): boolean => Date.now() - ctimeMs > 100;

/** What is known of the files that a build is made from. Each is looked at once. */
export class FileFacts {
  readonly #path: string;
  readonly #before: Readonly<Record<string, Seal>>;
  readonly #now = new Map<string, Seal>();
  #isChanged = false;

  constructor(cacheDir: string, before?: Readonly<Record<string, Seal>>) {
    this.#path = join(cacheDir, 'facts.json');
    this.#before = before ?? factsRecord.read(this.#path) ?? {};
  }

  /** The same files, to be looked at once more: what was edited meanwhile shows. */
  again(): FileFacts {
    return new FileFacts(dirname(this.#path), Object.fromEntries(this.#now));
  }

  /** Hash of a file's content; empty where it can't be read. */
  hashOf(path: string): string {
    const known = this.#now.get(path) ?? this.#look(path);
    this.#now.set(path, known);
    return known[0];
  }

  /** Keeps what is known of the files that were asked for. */
  write(): void {
    const isSmaller = this.#now.size < Object.keys(this.#before).length;
    if (this.#isChanged || isSmaller) factsRecord.write(this.#path, Object.fromEntries(this.#now));
  }

  #look(path: string): Seal {
    try {
      // What a link leads to, not the link.
      const stats = statSync(path);
      const before = this.#before[path];
      if (before?.[1] === stampOf(stats)) return before;
      this.#isChanged = true;
      const [hash, stamp] = sealBefore(stats, readFileSync(path));
      return [hash, isSettled(stats) ? stamp : ''];
    } catch {
      return ['', ''];
    }
  }
}
