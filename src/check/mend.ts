/** Writes the only right answer where a problem has one. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadContent } from '#content.ts';
import { splitWritten } from '#files/edit-front-matter.ts';
import type { Places } from '#files/places.ts';
import { editLinks } from '#moves/link-edits.ts';
import type { Problem } from '#problems/problem.ts';

/** A file with mends, not written yet. */
export interface MendedFile {
  /** Absolute. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** What is mended. */
  readonly mended: readonly Problem[];
}

/**
 * Mends what can be mended of the problems in texts of articles and topics, in memory, and checks the whole content with it.
 * An answer that makes another problem is left out. `today` as in `loadContent`.
 */
export function planMends(places: Places, problems: readonly Problem[], today: string): MendedFile[] {
  const load = (files: readonly MendedFile[]) => {
    const unsaved = new Map(files.map(({ path, after }) => [path, asRead(after)]));
    return loadContent(places, { drafts: false, today, unsaved }).problems;
  };
  const known = new Set(load([]).map(keyOf));
  const freshWith = (files: readonly MendedFile[]) => load(files).filter((found) => !known.has(keyOf(found)));
  const wanted = problems.filter(isMendable);
  const tried = mendAll(wanted);
  if (tried.length === 0) return [];
  const spoiled = new Set(freshWith(tried).map(lineOf));
  const wrong = new Set(wanted.filter((found) => spoiled.has(lineOf(found))).map(answerOf));
  const planned = mendAll(wanted.filter((found) => !wrong.has(answerOf(found))));
  const left = new Set(load(planned).map(keyOf));
  if ([...left].some((key) => !known.has(key))) return [];
  return planned.flatMap((file) => {
    const mended = file.mended.filter((found) => !left.has(keyOf(found)));
    return mended.length === 0 ? [] : [{ ...file, mended }];
  });
}

const lineOf = ({ file, at }: Problem) => `${file}:${at?.line ?? 0}`;
const answerOf = ({ file, mend }: Problem) => `${file}:${mend?.written ?? ''}`;

/** A text as `readTextFile` gives it. */
const asRead = (text: string) => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

function mendAll(problems: readonly Problem[]): MendedFile[] {
  const byFile = Map.groupBy(problems, ({ file }) => resolve(file));
  return [...byFile].flatMap(([path, found]) => mendFile(path, found) ?? []);
}

const isMendable = ({ file, mend }: Problem) => mend !== undefined && /\.mdx?$/.test(file);

/** Mends don't move lines, and a mended line has another column for what follows. */
const keyOf = ({ file, at, code, message }: Problem) => [file, at?.line, code, message].join('\n');

function mendFile(path: string, problems: readonly Problem[]): MendedFile | undefined {
  const before = readFileSync(path, 'utf8');
  const mends = new Map(
    problems.flatMap(({ mend }): [string, string][] => (mend ? [[mend.written, mend.by]] : [])),
  );
  const { open, yaml, rest } = splitWritten(before);
  const edited = editLinks(rest, path.endsWith('.mdx') ? 'mdx' : 'md', (target) => mends.get(target));
  return edited.changed === 0
    ? undefined
    : { path, before, after: open + yaml + edited.text, mended: problems };
}

/** What changes in a file, as a patch without context that `git apply --unidiff-zero` takes. `name` as printed. */
export function patchOf({ before, after }: MendedFile, name: string): string {
  const now = after.split('\n');
  const hunks = before.split('\n').flatMap((line, n) => {
    const other = now[n] ?? '';
    return line === other ? [] : [`@@ -${n + 1} +${n + 1} @@\n-${line}\n+${other}\n`];
  });
  return `--- a/${name}\n+++ b/${name}\n${hunks.join('')}`;
}
