/** Which files of a help centre have changed since they were read. */
import { lstatSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { writtenFolders, type Places } from '#files/places.ts';
import { walk } from '#files/walk.ts';

/** What was found when somebody looked. */
export interface Look {
  /** Files that came or were edited, by absolute path. */
  readonly saved: readonly string[];
  /** Files that went. */
  readonly gone: readonly string[];
  /** How the disk describes files: all, or those that were saved. */
  readonly stamps: ReadonlyMap<string, string | undefined>;
}

/** A number of files that nobody wants looked at before each request. */
export const manyFiles = 3000;

/** With as many, this many times as long as a look takes passes until the next. A watcher tells of files meanwhile. */
const pauses = 20;

/** Milliseconds after which a file that was written is whole: an editor empties it first. */
export const writing = 20;

/** How often to wait for that. */
const patience = 10;

/** Milliseconds since a file was written. */
const ageOf = (path: string) => {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? Date.now() - stats.mtimeMs : Infinity;
};

/** Looks at files, or at those alone that a watcher has named. */
export class FileChanges {
  readonly #places: Places;
  readonly #now: () => number;
  readonly #many: number;
  readonly #ageOf: (path: string) => number;
  readonly #stamps = new Map<string, string | undefined>();
  #heard = new Set<string>();
  #nextLook = -Infinity;

  /** `now`: a clock in milliseconds. `many`: how many files are not looked at each time. `age` of a file, in milliseconds. */
  constructor(places: Places, { now = () => performance.now(), many = manyFiles, age = ageOf } = {}) {
    this.#places = places;
    this.#ageOf = age;
    this.#now = now;
    this.#many = many;
  }

  /** A file that came, was edited or went. Hidden ones belong to editors. */
  hear(path: string): void {
    if (!basename(path).startsWith('.')) this.#heard.add(path);
  }

  /** What has changed since `accept`. `looksAtAll`: no matter what a watcher has told. */
  look(looksAtAll = false): Look {
    const heard = [...this.#heard];
    this.#heard = new Set();
    const found = looksAtAll || this.#now() >= this.#nextLook ? undefined : this.#lookAt(heard);
    return found ?? this.#lookAtAll();
  }

  /** What has changed, once nobody is in the middle of writing it, or has been for too long. */
  async lookWhenWritten(looksAtAll = false): Promise<Look> {
    for (let looks = 1; ; looks++) {
      const look = this.look(looksAtAll);
      if (looks > patience || !look.saved.some((path) => this.#isBeingWritten(path))) return look;
      for (const path of look.saved) this.hear(path);
      await pause(writing);
    }
  }

  /** What was found has been read. */
  accept({ gone, stamps }: Look): void {
    for (const path of gone) this.#stamps.delete(path);
    for (const [path, stamp] of stamps) this.#stamps.set(path, stamp);
  }

  /** What was found could not be read: the next look finds it again. */
  reject(): void {
    this.#nextLook = -Infinity;
  }

  /** Whether a file may hold half of what somebody writes. One from the future was written by another clock. */
  #isBeingWritten(path: string): boolean {
    const age = this.#ageOf(path);
    return age >= 0 && age < writing;
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
    return { saved, gone: [...this.#stamps.keys()].filter((path) => !stamps.has(path)), stamps };
  }

  /** `undefined` if one of them is a folder or was, or a new link, which may lead anywhere. */
  #lookAt(paths: readonly string[]): Look | undefined {
    const now = paths.map((path) => ({ path, stamp: stampOf(path) }));
    const isStrange = (path: string, isThere: boolean) =>
      !this.#stamps.has(path) && (!isThere || lstatSync(path).isSymbolicLink());
    if (now.some(({ path, stamp }) => isStrange(path, stamp !== undefined))) return undefined;
    const changed = now.filter(({ path, stamp }) => this.#stamps.get(path) !== stamp);
    const gone = changed.flatMap(({ path, stamp }) => (stamp === undefined ? [path] : []));
    const stamps = changed.flatMap(({ path, stamp }) =>
      stamp === undefined ? [] : [[path, stamp] as const],
    );
    return { saved: stamps.map(([path]) => path), gone, stamps: new Map(stamps) };
  }
}

/** How the disk describes a file. Nothing for what is none. */
function stampOf(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? `${stats.mtimeMs}:${stats.size}:${stats.ino}` : undefined;
}
