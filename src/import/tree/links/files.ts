/** Files that readers open or download: each gets one address below `/files/`. */
import { lastPart } from '#base/slash-path.ts';
import { deviceNames } from '#base/file-paths.ts';
import { makeUnique, slugify } from '#import/tree/slugs.ts';

const folder = 'files';

/** Gives files their addresses: one per file, different ones for different files. */
export class FileNames {
  readonly #paths = new Map<string, string>();
  readonly #taken: Set<string> = new Set(deviceNames);
  readonly #offered = new Map<string, string>();

  /** Input: `known`, paths below `public/` of an earlier import, by address of the file. */
  constructor(known: ReadonlyMap<string, string>) {
    for (const [source, path] of known) {
      this.#paths.set(source, path);
      this.#taken.add(stem(lastPart(path)));
    }
  }

  /** The address on the site of a file of the source: `/files/manual.pdf`. */
  pathFor(source: string): string {
    const path = this.#paths.get(source) ?? this.#add(source);
    this.#offered.set(source, path);
    return `/${path}`;
  }

  #add(source: string): string {
    const file = lastPart(URL.parse(source)?.pathname ?? source);
    const ending = /\.\w+$/.exec(file)?.[0].toLowerCase() ?? '';
    const path = `${folder}/${makeUnique(slugify(stem(file)) || 'file', this.#taken)}${ending}`;
    this.#paths.set(source, path);
    return path;
  }

  /** Every file that a text of this import offers, with its path below `public/`. */
  get given(): ReadonlyMap<string, string> {
    return this.#offered;
  }
}

const stem = (name: string) => name.replace(/\.[^.]*$/, '');
