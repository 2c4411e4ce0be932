/** Writes an import's files, and never over what somebody edited. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { isWithin } from '#base/file-paths.ts';
import { writeAtomically } from '#base/write-atomically.ts';
import { shownPath } from '#files/places.ts';
import type { Note } from '#import/tree/notes.ts';
import type { SourceTree } from '#import/tree/tree.ts';
import type { ContentFile } from './content-files.ts';
import { formatManifest, manifestName, type Manifest } from './manifest.ts';

export interface WriteInput {
  readonly contentDir: string;
  readonly locales: readonly string[];
  readonly files: readonly ContentFile[];
  readonly assets: SourceTree['assets'];
  readonly manifest: Manifest;
  /** Only says what would be written. */
  readonly isDry?: boolean | undefined;
}

export interface WrittenCounts {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Edited by hand since the last import, or not made by an import at all. */
  readonly kept: number;
}

export interface Written {
  readonly counts: WrittenCounts;
  readonly notes: readonly Note[];
}

/**
 * Writes each file unless it is there already, and the manifest last: an interrupted import continues where it was.
 *
 * Notes: `edited-by-hand`, `source-gone`.
 */
export const writeFiles = (input: WriteInput): Promise<Written> => new FileWriter(input).write();

class FileWriter {
  readonly #input: WriteInput;
  /** What the manifest will say, by path. */
  readonly #entries: Map<string, Manifest['files'][string]>;
  readonly #counts = { added: 0, updated: 0, unchanged: 0, kept: 0 };
  readonly #notes: Note[] = [];

  constructor(input: WriteInput) {
    this.#input = input;
    this.#entries = new Map(Object.entries(input.manifest.files));
  }

  async write(): Promise<Written> {
    const { files, contentDir, isDry } = this.#input;
    for (const file of files) {
      const content = await this.#contentOf(file);
      const outcome = this.#writeFile(file.path, content);
      this.#counts[outcome]++;
      if (outcome === 'kept') continue;
      this.#entries.set(file.path, { source: file.source, hash: contentHash(content) });
      if (file.replaces !== undefined && file.replaces !== file.path) this.#removeOld(file.replaces);
    }
    this.#noteGone();
    const manifest = formatManifest({ version: 1, files: Object.fromEntries(this.#entries) });
    if (!isDry) writeIfChanged(join(contentDir, manifestName), manifest);
    return { counts: this.#counts, notes: this.#notes };
  }

  async #contentOf({ source, text }: ContentFile): Promise<Uint8Array> {
    if (text !== undefined) return Buffer.from(text);
    const asset = this.#input.assets.get(source);
    if (!asset) throw new Error(`this cannot happen: "${source}" is shown, but not in the source`);
    return asset.read();
  }

  #writeFile(path: string, content: Uint8Array): keyof WrittenCounts {
    const target = join(this.#input.contentDir, path);
    if (!isWithin(this.#input.contentDir, target))
      throw new Error(`this cannot happen: "${path}" lies outside of the content folder`);
    const now = existsSync(target) ? readFileSync(target) : undefined;
    if (now?.equals(content)) return 'unchanged';
    if (now && this.#entries.get(path)?.hash !== contentHash(now)) {
      this.#note('edited-by-hand', path, 'kept: delete it to have it imported again');
      return 'kept';
    }
    // Not lasting: waiting for the disk takes as long as the whole conversion, and an import can be run again.
    if (!this.#input.isDry) writeAtomically(target, content);
    return now ? 'updated' : 'added';
  }

  /** Takes away the file that an article had before it moved, unless somebody edited it. */
  #removeOld(path: string): void {
    const old = join(this.#input.contentDir, path);
    if (!existsSync(old)) return;
    if (this.#entries.get(path)?.hash === contentHash(readFileSync(old))) {
      if (!this.#input.isDry) rmSync(old);
      this.#entries.delete(path);
      return;
    }
    const what = 'kept, though its article moved: merge it into the new file and delete it';
    this.#note('edited-by-hand', path, what);
  }

  #noteGone(): void {
    const { files, locales, contentDir } = this.#input;
    const wanted = new Set(files.map(({ path }) => path));
    for (const [path, { source }] of this.#entries) {
      const isOurs = locales.some((locale) => path.startsWith(`articles/${locale}/`));
      if (wanted.has(path) || !isOurs) continue;
      if (!existsSync(join(contentDir, path))) this.#entries.delete(path);
      else this.#note('source-gone', path, `its source was ${source}: delete it if you no longer need it`);
    }
  }

  #note(kind: Note['kind'], path: string, what: string): void {
    const file = shownPath(join(this.#input.contentDir, path));
    this.#notes.push({ file, line: undefined, kind, what });
  }
}

/** Writes text where it differs from what is there. */
function writeIfChanged(path: string, text: string): void {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text)
    writeAtomically(path, text, { isLasting: true });
}
