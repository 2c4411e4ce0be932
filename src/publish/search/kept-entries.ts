/** Entries that outlive a process, in several files: a change of one writes a small part of them. */
import { join } from 'node:path';
import { recordKind, type RecordKind } from '#base/record.ts';

const partCount = 64;

/** Entries by keys that are hashes, below one folder. What nobody asks for is forgotten. */
export class KeptEntries<T> {
  readonly #folder: string;
  readonly #kind: RecordKind<Readonly<Record<string, T>>>;
  readonly #before: readonly Readonly<Record<string, T>>[];
  readonly #now = Array.from({ length: partCount }, () => new Map<string, T>());
  readonly #changed = new Set<number>();

  /** `stamp`: changes with the shape of an entry, and whenever the same key stands for another one. */
  constructor(folder: string, stamp: string) {
    this.#folder = folder;
    this.#kind = recordKind(stamp);
    this.#before = this.#now.map((_, part) => this.#kind.read(this.#pathOf(part)) ?? {});
  }

  /** Whether the last process has left an entry. */
  has = (key: string): boolean => this.#before[partOf(key)]?.[key] !== undefined;

  /** The entry that the last process has left. */
  find(key: string): T | undefined {
    const part = partOf(key);
    const known = this.#before[part]?.[key];
    if (known !== undefined) this.#now[part]?.set(key, known);
    return known;
  }

  /** Takes in an entry that was made now. */
  add(key: string, entry: T): void {
    this.#now[partOf(key)]?.set(key, entry);
    this.#changed.add(partOf(key));
  }

  /** Writes what has changed, for the next process. */
  write(): void {
    for (const [part, entries] of this.#now.entries()) {
      const isSmaller = entries.size < Object.keys(this.#before[part] ?? {}).length;
      if (isSmaller || this.#changed.has(part))
        this.#kind.write(this.#pathOf(part), Object.fromEntries(entries));
    }
  }

  readonly #pathOf = (part: number) => join(this.#folder, `${part}.json`);
}

const partOf = (key: string) => parseInt(key.slice(0, 4), 16) % partCount;
