/** Carries a plan out, or nothing of it. */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeAtomically } from '#base/write-atomically.ts';
import type { Plan } from './plan.ts';

/** Undoes what was done, as if it had never been. */
export type Undo = () => void;

/** Moves, writes and deletes what a plan says. If one step fails, the steps before are undone, and the error is thrown. */
export function applyPlan(contentDir: string, { moves, edits, deletes }: Plan): Undo {
  const undone: (() => void)[] = [];
  const undo = () => {
    for (const step of undone.splice(0).toReversed()) step();
  };
  const pathOf = (name: string) => join(contentDir, name);
  try {
    for (const [from, to] of moves) move(pathOf(from), pathOf(to), undone);
    for (const [name, { before, after }] of edits) {
      const path = pathOf(moves.get(name) ?? name);
      if (before !== undefined && readFileSync(path, 'utf8') !== before)
        throw new Error(`${path} was changed in the meantime. Try again.`);
      if (before === undefined && existsSync(path)) throw new Error(`${path} is there already.`);
      undone.push(() =>
        before === undefined ? rmSync(path, { force: true }) : writeAtomically(path, before),
      );
      writeAtomically(path, after);
    }
    for (const name of deletes) {
      const bytes = readFileSync(pathOf(name));
      undone.push(() => writeAtomically(pathOf(name), bytes));
      rmSync(pathOf(name));
    }
    for (const name of [...moves.keys(), ...deletes]) removeEmpty(dirname(pathOf(name)), contentDir);
  } catch (error) {
    undo();
    throw error;
  }
  return () => {
    undo();
    for (const name of moves.values()) removeEmpty(dirname(pathOf(name)), contentDir);
  };
}

function move(from: string, to: string, undone: (() => void)[]): void {
  if (existsSync(to)) throw new Error(`${to} is there already.`);
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
