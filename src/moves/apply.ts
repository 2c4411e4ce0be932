/** Carries a plan out, or nothing of it. */
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { errorText } from '#base/error-text.ts';
import { rewriteAtomically, writeAtomically } from '#base/write-atomically.ts';
import type { Plan } from './plan.ts';

/** Undoes what was done, as if it had never been. Throws for what it can't, after all the rest. */
export type Undo = () => void;

/** Moves, writes and deletes what a plan says. If one step fails, the steps before are undone, and the error is thrown. */
export function applyPlan(contentDir: string, { moves, edits, deletes }: Plan): Undo {
  const undone: (() => void)[] = [];
  const pathOf = (name: string) => join(contentDir, name);
  const undo = () => {
    const failed = undone.splice(0).toReversed().flatMap(attempt);
    for (const name of moves.values()) removeEmpty(dirname(pathOf(name)), contentDir);
    if (failed.length > 0)
      throw new Error(`Not all could be put back as it was. Restore the rest with git. ${failed.join(' ')}`);
  };
  try {
    for (const [from, to] of moves) move(pathOf(from), pathOf(to), undone);
    for (const [name, { before, after }] of edits)
      edit(pathOf(moves.get(name) ?? name), { before, after }, undone);
    for (const name of deletes) {
      const bytes = readFileSync(pathOf(name));
      undone.push(() => writeAtomically(pathOf(name), bytes));
      rmSync(pathOf(name));
    }
    for (const name of [...moves.keys(), ...deletes]) removeEmpty(dirname(pathOf(name)), contentDir);
  } catch (error) {
    const left = attempt(undo);
    if (left.length > 0) throw new Error([errorText(error), ...left].join(' '), { cause: error });
    throw error;
  }
  return undo;
}

/** What a step says that fails. */
function attempt(step: () => void): string[] {
  try {
    step();
    return [];
  } catch (error) {
    return [errorText(error)];
  }
}

function edit(
  path: string,
  { before, after }: { readonly before: string | undefined; readonly after: string },
  undone: (() => void)[],
): void {
  if (before === undefined) {
    if (existsSync(path)) throw new Error(`${path} is there already.`);
    undone.push(() => rmSync(path, { force: true }));
    writeAtomically(path, after);
    return;
  }
  const now = readFileSync(path, 'utf8');
  // By way of another name.
  if (now === after) return;
  if (now !== before) throw new Error(`${path} was changed in the meantime. Try again.`);
  undone.push(() => rewriteAtomically(path, before));
  rewriteAtomically(path, after);
}

function move(from: string, to: string, undone: (() => void)[]): void {
  // Where case doesn't count, a name in another case is that of the file itself.
  if (existsSync(to) && statSync(to).ino !== statSync(from).ino) throw new Error(`${to} is there already.`);
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
  undone.push(() => {
    mkdirSync(dirname(from), { recursive: true });
    renameSync(to, from);
  });
}

/** Removes a folder that holds nothing any more, and the empty ones above it. */
function removeEmpty(folder: string, within: string): void {
  for (let path = folder; path !== within && path.startsWith(within); path = dirname(path)) {
    if (!existsSync(path)) continue;
    if (readdirSync(path).length > 0) return;
    rmdirSync(path);
  }
}
