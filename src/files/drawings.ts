/** Drawings (SVG) of a help centre: what is wrong with them, and what is published of them. */
import { readFileSync, statSync } from 'node:fs';
import { cleanSvg, NoDrawing } from '#html/clean-svg.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { shownPath } from './places.ts';

export const isDrawing = (name: string): boolean => /\.svg$/i.test(name);

/** Raise it when the same drawing produces other bytes. */
export const drawingVersion = 2;

/** The drawing as it may be published. Throws `NoDrawing`. */
export const cleanDrawing = (bytes: Buffer): string => cleanSvg(textOf(bytes)).svg;

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NoDrawing('It is not UTF-8', 0);
  }
}

/** Problems of drawings by path, kept while the process lives: an edit in development reads one file. */
const known = new Map<string, { readonly stamp: string; readonly problems: readonly Problem[] }>();

/** Problems: `image-unreadable` for a file that isn't a drawing, `image-cleaned` for parts that aren't published. */
export function checkDrawing(path: string): readonly Problem[] {
  const { mtimeMs, size } = statSync(path);
  const stamp = `${mtimeMs}:${size}`;
  const last = known.get(path);
  if (last?.stamp === stamp) return last.problems;
  const problems = problemsOf(path);
  known.set(path, { stamp, problems });
  return problems;
}

function problemsOf(path: string): Problem[] {
  const file = shownPath(path);
  try {
    return cleanSvg(textOf(readFileSync(path))).removed.map(({ what, line }) =>
      problem(
        'image-cleaned',
        { file, at: { line, column: 1 } },
        `The drawing contains ${what}, which is left out. A drawing can't run or load anything.`,
        'Remove it, or export the drawing as plain SVG.',
      ),
    );
  } catch (error) {
    if (!(error instanceof NoDrawing)) throw error;
    const at = error.line === 0 ? undefined : { line: error.line, column: 1 };
    const message = `The drawing can't be read: ${error.message}.`;
    return [problem('image-unreadable', { file, at }, message, 'Export it again as plain SVG.')];
  }
}
