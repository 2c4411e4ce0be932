/** Writes the only right answer where a problem has one. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { plainText } from '#base/plain-text.ts';
import { loadContent } from '#content.ts';
import { splitWritten } from '#files/edit-front-matter.ts';
import type { Places } from '#files/places.ts';
import { editLinks } from '#moves/link-edits.ts';
import { replaceAt, type YamlReplacement } from '#moves/yaml-edits.ts';
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
 * Mends what can be mended of the problems in texts and YAML, in memory, and checks the whole content with it. An answer that
 * makes another problem is left out. `today` as in `loadContent`.
 */
export function planMends(places: Places, problems: readonly Problem[], today: string): MendedFile[] {
  const load = (files: readonly MendedFile[]) => {
    const unsaved = new Map(files.map(({ path, after }) => [path, plainText(after)]));
    return loadContent({ ...places, unsaved }, { drafts: false, today }).problems;
  };
  const known = new Set(load([]).map(keyOf));
  const freshWith = (files: readonly MendedFile[]) => load(files).filter((found) => !known.has(keyOf(found)));
  const wanted = problems.filter(isMendable);
  const tried = mendAll(wanted);
  if (tried.length === 0) return [];
  const spoiled = freshWith(tried);
  const wrong = new Set(wanted.filter((found) => spoiled.some((one) => isSpoilt(found, one))).map(answerOf));
  const planned = mendAll(wanted.filter((found) => !wrong.has(answerOf(found))));
  const left = load(planned);
  const fresh = left.filter((found) => !known.has(keyOf(found)));
  const done = planned.flatMap(({ mended }) => mended);
  // A file that couldn't be used tells of its other problems once it can.
  const isMuteBefore = done.some(({ mend }) => mend?.isYaml);
  if (isMuteBefore ? fresh.some((one) => done.some((found) => isSpoilt(found, one))) : fresh.length > 0)
    return [];
  const leftKeys = new Set(left.map(keyOf));
  return planned.flatMap((file) => {
    const mended = file.mended.filter((found) => !leftKeys.has(keyOf(found)));
    return mended.length === 0 ? [] : [{ ...file, mended }];
  });
}

/** Whether an answer makes a problem: in its line, or elsewhere with what was written. */
const isSpoilt = (found: Problem, fresh: Problem) =>
  lineOf(found) === lineOf(fresh) ||
  (found.mend?.isYaml === true && fresh.message.includes(`"${found.mend.by}"`));

const lineOf = ({ file, at }: Problem) => `${file}:${at?.line ?? 0}`;
const answerOf = (found: Problem) =>
  found.mend?.isYaml ? `${lineOf(found)}:${found.at?.column}` : `${found.file}:${found.mend?.written ?? ''}`;

function mendAll(problems: readonly Problem[]): MendedFile[] {
  const byFile = Map.groupBy(problems, ({ file }) => resolve(file));
  return [...byFile].flatMap(([path, found]) => mendFile(path, found) ?? []);
}

const isMendable = ({ file, mend }: Problem) =>
  mend !== undefined && (isText(file) || (mend.isYaml === true && /\.ya?ml$/.test(file)));
const isText = (file: string) => /\.mdx?$/.test(file);

/** Mends don't move lines, and a mended line has another column for what follows. */
const keyOf = ({ file, at, code, message }: Problem) => [file, at?.line, code, message].join('\n');

function mendFile(path: string, problems: readonly Problem[]): MendedFile | undefined {
  const before = readFileSync(path, 'utf8');
  const after = isText(path) ? mendText(path, before, problems) : mendYaml(before, problems);
  return after === before ? undefined : { path, before, after, mended: problems };
}

/** The front matter and the links of a text. */
function mendText(path: string, before: string, problems: readonly Problem[]): string {
  const addresses = new Map(
    problems.flatMap(({ mend }): [string, string][] =>
      mend && !mend.isYaml ? [[mend.written, mend.by]] : [],
    ),
  );
  const { open, yaml, rest } = splitWritten(before);
  const edited = editLinks(rest, path.endsWith('.mdx') ? 'mdx' : 'md', (target) => addresses.get(target));
  return open + mendYaml(yaml, problems, 1) + edited.text;
}

/** `linesAbove`: those of the file above the YAML. */
function mendYaml(text: string, problems: readonly Problem[], linesAbove = 0): string {
  const yaml = text.replace(/^\uFEFF/, '');
  const replacements = problems.flatMap(({ at, mend }): YamlReplacement[] =>
    at && mend?.isYaml
      ? [{ line: at.line - linesAbove, column: at.column, value: mend.written, by: mend.by }]
      : [],
  );
  return text.slice(0, text.length - yaml.length) + replaceAt(yaml, replacements);
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
