/** Retires an article. Exit code 0: retired, 1: it can't be, or links to it are left, 2: wrong usage. */
import { placesFrom } from '#files/places.ts';
import { carryOutPlan, changeOptions, changeUsage } from './changes.ts';
import { runCommand, UsageError } from './command.ts';

const usage = `Usage: npx fener retire <article> [--replaced-by <article>] [--dry-run] [--force]

Deletes an article in all languages and keeps its addresses working. With a replacement, they redirect there, and
links are rewritten. Without one, they show a page that says the article is gone, and links to it are listed.

  --replaced-by   the article that answers instead
${changeUsage}

Name articles by id, path, file or address.

Environment variables (see README): CONTENT_DIR
`;

await runCommand({
  usage,
  options: { ...changeOptions, 'replaced-by': { type: 'string' } },
  words: 1,
  async run({ 'dry-run': isDry, force, 'replaced-by': replacedBy }, [named]) {
    if (named === undefined) throw new UsageError('Name the article.');
    const [{ planRetire }, { takeSnapshot }] = await Promise.all([
      import('#moves/plan-retire.ts'),
      import('#moves/snapshot.ts'),
    ]);
    const places = placesFrom(process.env);
    const plan = planRetire(takeSnapshot(places), named, replacedBy);
    return await carryOutPlan(places, plan, { isDry, force, isRetired: true });
  },
});
