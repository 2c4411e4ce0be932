/** Which files of a help centre have changed since they were read. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { writtenFolders, type Places } from '#files/places.ts';
import { walk } from '#files/walk.ts';

/** What was found when somebody looked. */
export interface Look {
  /** Files that came or were edited, by absolute path. */
  readonly saved: readonly string[];
  /** Whether files came or went. */
  readonly isOther: boolean;
  readonly stamps: ReadonlyMap<string, string>;
}

/** A number of files that nobody wants looked at before each request. */
export const manyFiles = 3000;

/** With as many, this many times as long as a look takes passes until the next. A watcher tells of files meanwhile. */
const pauses = 20;

/** Looks at files, or at those alone that a watcher has named. */
export class FileChanges {
  readonly #places: Places;
  readonly #now: () => number;
  readonly #many: number;
  #stamps: ReadonlyMap<string, string> = new Map();
  #heard = new Set<string>();
  #nextLook = -Infinity;

  /** `now`: a clock in milliseconds. `many`: how many files are not looked at each time. */
  constructor(places: Places, { now = () => performance.now(), many = manyFiles } = {}) {
    this.#places = places;
    this.#now = now;
    this.#many = many;
  }

  /** A file that came, was edited or went. */
  hear(path: string): void {
    this.#heard.add(path);
  }

  /** What has changed since `accept`. `looksAtAll`: no matter what a watcher has told. */
  look(looksAtAll = false): Look {
    const heard = [...this.#heard];
    this.#heard = new Set();
    const areKnown = heard.every((path) => this.#stamps.has(path));
    return looksAtAll || !areKnown || this.#now() >= this.#nextLook ? this.#lookAtAll() : this.#lookAt(heard);
  }

  /** What was found has been read. */
  accept({ stamps }: Look): void {
    this.#stamps = stamps;
  }

  /** What was found could not be read: the next look finds it again. */
  reject(): void {
    this.#nextLook = -Infinity;
  }

  #lookAtAll(): Look {
    const started = this.#now();
    const stamps = new Map(
      writtenFolders(this.#places)
        .flatMap((folder) => walk(folder).files.map((name) => join(folder, name)))
        .map((path) => [path, stampOf(path)]),
    );
    const took = this.#now() - started;
    this.#nextLook = stamps.size < this.#many ? -Infinity : started + took * (pauses + 1);
    const saved = [...stamps.keys()].filter((path) => this.#stamps.get(path) !== stamps.get(path));
    const isNew = saved.some((path) => !this.#stamps.has(path));
    return { saved, isOther: isNew || stamps.size !== this.#stamps.size, stamps };
  }

  #lookAt(paths: readonly string[]): Look {
    const now = paths.map((path) => [path, stampOf(path)] as const);
    const changed = now.filter(([path, stamp]) => this.#stamps.get(path) !== stamp);
    if (changed.some(([, stamp]) => stamp === '')) return this.#lookAtAll();
    const stamps = changed.length === 0 ? this.#stamps : new Map([...this.#stamps, ...changed]);
    return { saved: changed.map(([path]) => path), isOther: false, stamps };
  }
}

/** Empty for a file that isn't there. */
function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.mtimeMs}:${stats.size}:${stats.ino}` : '';
}
