/** Carries a plan out if git can undo it, and takes it back if the check finds new errors. */
import { loadContent } from '#content.ts';
import type { Places } from '#files/places.ts';
import { isError, type Problem } from '#problems/problem.ts';
import { applyPlan } from './apply.ts';
import type { Plan } from './plan.ts';
import { uncommitted } from './uncommitted.ts';

/** What became of a plan. */
export type Outcome =
  | { readonly kind: 'done' }
  /** Files with changes that git doesn't have, by name. */
  | { readonly kind: 'uncommitted'; readonly names: readonly string[] }
  /** Errors that weren't there before. Everything is as it was. */
  | { readonly kind: 'taken-back'; readonly problems: readonly Problem[] };

/** Carries a plan out. `force`: whatever git and the check say. */
export function carryOut(places: Places, plan: Plan, { force }: { readonly force: boolean }): Outcome {
  const touched = [...new Set([...plan.moves.keys(), ...plan.edits.keys(), ...plan.deletes])];
  const names = force ? [] : uncommitted(places.contentDir, touched);
  if (names.length > 0) return { kind: 'uncommitted', names };
  const before = force ? [] : errorsOf(places);
  const undo = applyPlan(places.contentDir, plan);
  const problems = force ? [] : newOnes(before, errorsOf(places));
  if (problems.length === 0) return { kind: 'done' };
  undo();
  return { kind: 'taken-back', problems };
}

const errorsOf = (places: Places) => loadContent(places, { drafts: false }).problems.filter(isError);

/** Errors of codes that there are more of now. Files may have moved, so that places and texts can't be compared. */
function newOnes(before: readonly Problem[], after: readonly Problem[]): Problem[] {
  const count = (problems: readonly Problem[]) => Map.groupBy(problems, ({ code }) => code);
  const old = count(before);
  return [...count(after)].flatMap(([code, problems]) => {
    const known = old.get(code) ?? [];
    const messages = new Set(known.map(({ file, message }) => `${file}\n${message}`));
    const fresh = problems.filter(({ file, message }) => !messages.has(`${file}\n${message}`));
    return problems.length > known.length ? fresh : [];
  });
}
