/** What `mv`, `rename-slug` and `retire` have in common: they print a plan, and carry it out. */
import { shownPath, type Places } from '#files/places.ts';
import type { Plan } from '#moves/plan.ts';
import { formatProblems } from '#problems/format.ts';
import { countOf } from '#base/count-of.ts';
import { join } from 'node:path';
import { nothingChanged } from './dry-run.ts';

/** Options of all three. */
export const changeOptions = {
  'dry-run': { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
} as const;

/** How the usage of a command explains them. */
export const changeUsage = `  --dry-run   prints what would change, and changes nothing
  --force     also changes files that aren't committed, and keeps the result even if it has new errors`;

/** Prints the plan and, unless it's a dry run, carries it out. Returns the exit code. */
export async function carryOutPlan(
  places: Places,
  plan: Plan,
  {
    isDry,
    force,
    isRetired = false,
  }: { readonly isDry: boolean; readonly force: boolean; readonly isRetired?: boolean },
): Promise<number> {
  const [{ describePlan }, { carryOut, leftByRetired }] = await Promise.all([
    import('#moves/plan.ts'),
    import('#moves/carry-out.ts'),
  ]);
  const show = (name: string) => shownPath(join(places.contentDir, name));
  const lines = describePlan(plan, show);
  if (isDry) {
    process.stdout.write(`${lines.join('\n')}\n\n${nothingChanged}\n`);
    return 0;
  }
  const outcome = carryOut(places, plan, {
    force,
    ...(isRetired && { leaves: leftByRetired }),
  });
  if (outcome.kind === 'uncommitted') {
    process.stderr.write(
      `${outcome.names.map((name) => `${show(name)}\n`).join('')}` +
        "Git doesn't have these files as they are now, so it couldn't undo the command. Commit them first, or say --force.\n",
    );
    return 1;
  }
  if (outcome.kind === 'taken-back') {
    process.stdout.write(formatProblems(outcome.problems, 'text'));
    process.stderr.write('The change would make these errors, so everything is as it was.\n');
    return 1;
  }
  process.stdout.write(`${lines.join('\n')}\n\n${summaryOf(plan)}\n`);
  if (outcome.left.length === 0) return 0;
  process.stdout.write(`\nThese still name it:\n\n${formatProblems(outcome.left, 'text')}`);
  return 1;
}

const summaryOf = ({ moves, edits, deletes }: Plan) =>
  [
    ...(moves.size > 0 ? [`${countOf(moves.size, 'file')} moved`] : []),
    ...(deletes.length > 0 ? [`${countOf(deletes.length, 'file')} deleted`] : []),
    `${countOf(edits.size, 'file')} edited.`,
  ].join(', ');
