/** The content folder that an import writes to: nothing outside of it is read or written. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isWithin } from '#base/file-paths.ts';
import { writeAtomically } from '#base/write-atomically.ts';
import { shownPath } from '#files/places.ts';
import { readTextFile } from '#files/text-file.ts';

/** Files of the folder by their paths in it. A dry run writes and deletes nothing. */
export class OutputFolder {
  readonly #path: string;
  readonly #isDry: boolean;

  constructor(path: string, isDry: boolean) {
    this.#path = path;
    this.#isDry = isDry;
  }

  has(path: string): boolean {
    return existsSync(this.#target(path));
  }

  read(path: string): Uint8Array | undefined {
    return this.has(path) ? readFileSync(this.#target(path)) : undefined;
  }

  readText(path: string): string | undefined {
    return this.has(path) ? readTextFile(this.#target(path)).text : undefined;
  }

  /** Only what is `isLasting` waits for the disk: all else can be imported again. */
  put(path: string, content: string | Uint8Array, isLasting = false): void {
    const target = this.#target(path);
    const isSame = existsSync(target) && readFileSync(target).equals(Buffer.from(content));
    if (!isSame && !this.#isDry) writeAtomically(target, content, { isLasting });
  }

  remove(path: string): void {
    if (!this.#isDry) rmSync(this.#target(path), { force: true });
  }

  /** How the report names a file. */
  shown(path: string): string {
    return shownPath(join(this.#path, path));
  }

  #target(path: string): string {
    const target = join(this.#path, path);
    if (isWithin(this.#path, target)) return target;
    throw new Error(`this cannot happen: "${path}" lies outside of the content folder`);
  }
}
