/** Writes an import's files, and never over what somebody edited. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '#base/write-atomically.ts';
import { shownPath } from '#files/places.ts';
import { formatManifest, hashOf, manifestName, type Manifest } from './manifest.ts';
import type { Note } from '#import/tree/notes.ts';
import type { OutputFile } from './output-files.ts';

export interface WriteInput {
  readonly contentDir: string;
  readonly sourceDir: string;
  readonly locale: string;
  readonly files: readonly OutputFile[];
  readonly manifest: Manifest;
}

export interface Written {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Edited by hand since the last import, or not made by an import at all. */
  readonly kept: number;
  readonly notes: readonly Note[];
}

/**
 * Writes each file unless it is there already, and the manifest last: an interrupted import continues where it was.
 *
 * Notes: `edited-by-hand`, `source-gone`.
 */
export function writeOutput({ contentDir, sourceDir, locale, files, manifest }: WriteInput): Written {
  const counts = { added: 0, updated: 0, unchanged: 0, kept: 0 };
  const notes: Note[] = [];
  const entries = new Map(Object.entries(manifest.files));
  const note = (kind: Note['kind'], path: string, what: string) =>
    void notes.push({ file: shownPath(join(contentDir, path)), line: undefined, kind, what });

  for (const { path, source, text, replaces } of files) {
    const content = text === undefined ? readFileSync(join(sourceDir, source)) : Buffer.from(text);
    const target = join(contentDir, path);
    const now = existsSync(target) ? readFileSync(target) : undefined;
    const ours = { source, hash: hashOf(content) };
    if (now === undefined) {
      writeAtomically(target, content, { isLasting: true });
      counts.added++;
    } else if (now.equals(content)) {
      counts.unchanged++;
    } else if (entries.get(path)?.hash === hashOf(now)) {
      writeAtomically(target, content, { isLasting: true });
      counts.updated++;
    } else {
      counts.kept++;
      note('edited-by-hand', path, 'kept: delete it to have it imported again');
      continue;
    }
    entries.set(path, ours);
    if (replaces !== undefined && replaces !== path) removeOld(replaces);
  }
  const wanted = new Set(files.map(({ path }) => path));
  for (const path of entries.keys()) {
    if (wanted.has(path) || !path.startsWith(`articles/${locale}/`)) continue;
    if (!existsSync(join(contentDir, path))) entries.delete(path);
    else
      note(
        'source-gone',
        path,
        `its source was ${entries.get(path)?.source}: delete it if it is no longer needed`,
      );
  }
  writeIfChanged(
    join(contentDir, manifestName),
    formatManifest({ version: 1, files: Object.fromEntries(entries) }),
  );
  return { ...counts, notes };

  /** Takes away the file that an article had before it moved, unless somebody edited it. */
  function removeOld(path: string): void {
    const old = join(contentDir, path);
    if (!existsSync(old)) return;
    if (entries.get(path)?.hash !== hashOf(readFileSync(old))) {
      note(
        'edited-by-hand',
        path,
        'kept, though its article moved: merge it into the new file and delete it',
      );
      return;
    }
    rmSync(old);
    entries.delete(path);
  }
}

/** Writes text where it differs from what is there. */
export function writeIfChanged(path: string, text: string): void {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text)
    writeAtomically(path, text, { isLasting: true });
}
