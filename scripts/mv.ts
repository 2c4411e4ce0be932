/** Moves an article or topic, in all languages. Exit code 0: moved, 1: it can't be moved, 2: wrong usage. */
import { placesFrom } from '#files/places.ts';
import { carryOutPlan, changeOptions, changeUsage } from './changes.ts';
import { runCommand, UsageError } from './command.ts';

const usage = `Usage: npx fener mv <from> <to> [--dry-run] [--force]

Moves an article or topic in all languages: its files, its pictures, links to and from it, and lists that
name it. Old addresses redirect to the new ones, and translations stay current.

  <from>      its path below articles/<locale>/, its file, its id or its address
  <to>        its new path, or an existing topic to move it into

${changeUsage}

Environment variables (see README): CONTENT_DIR
`;

await runCommand({
  usage,
  options: changeOptions,
  words: 2,
  async run({ 'dry-run': isDry, force }, [from, to]) {
    if (from === undefined || to === undefined) throw new UsageError('Name what moves, and where to.');
    const [{ planMove }, { takeSnapshot }] = await Promise.all([
      import('#moves/plan-move.ts'),
      import('#moves/snapshot.ts'),
    ]);
    const places = placesFrom(process.env);
    return await carryOutPlan(places, planMove(takeSnapshot(places), from, to), { isDry, force });
  },
});
