/** Carries a plan out if git can undo it, and takes it back if the check finds new errors. */
import { loadContent } from '#content.ts';
import type { Places } from '#files/places.ts';
import { isError, type Problem } from '#problems/problem.ts';
import type { ProblemCode } from '#problems/rules.ts';
import { applyPlan } from './apply.ts';
import type { Plan } from './plan.ts';
import { uncommitted } from './uncommitted.ts';

/** What became of a plan. */
export type Outcome =
  /** `left`: errors that are the next thing to do. */
  | { readonly kind: 'done'; readonly left: readonly Problem[] }
  /** Files with changes that git doesn't have, by name. */
  | { readonly kind: 'uncommitted'; readonly names: readonly string[] }
  /** Errors that weren't there before. Everything is as it was. */
  | { readonly kind: 'taken-back'; readonly problems: readonly Problem[] };

/** Errors that a retired article leaves behind: what named it. Of one deleted before, the path may be unknown. */
export const leftByRetired: ReadonlySet<ProblemCode> = new Set([
  'link-to-retired',
  'unknown-link',
  'unknown-article',
  'search-unknown-article',
  'question-unknown-article',
] as const);

/** How a plan is carried out. */
export interface CarryOutOptions {
  /** Whatever git and the check say. */
  readonly force: boolean;
  /** Codes of errors that may be new. */
  readonly leaves?: ReadonlySet<ProblemCode>;
}

/** Carries a plan out. */
export function carryOut(
  places: Places,
  plan: Plan,
  { force, leaves = new Set() }: CarryOutOptions,
): Outcome {
  const touched = [...new Set([...plan.moves.keys(), ...plan.edits.keys(), ...plan.deletes])];
  const names = force ? [] : uncommitted(places.contentDir, touched);
  if (names.length > 0) return { kind: 'uncommitted', names };
  const before = force ? [] : errorsOf(places);
  const undo = applyPlan(places.contentDir, plan);
  const fresh = force ? [] : newOnes(before, errorsOf(places));
  const problems = fresh.filter(({ code }) => !leaves.has(code));
  if (problems.length === 0) return { kind: 'done', left: fresh };
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
