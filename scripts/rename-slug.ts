/** Gives an article or topic another address. Exit code 0: done, 1: it can't have it, 2: wrong usage. */
import { placesFrom } from '#files/places.ts';
import { carryOutPlan, changeOptions, changeUsage } from './changes.ts';
import { runCommand, UsageError } from './command.ts';

const usage = `Usage: npx fener rename-slug <article|topic> <slug> [--locale xx] [--dry-run] [--force]

Changes the last part of an address. The old address redirects to the new one, and links are updated.

  --locale    only in this locale (default: in each locale that has a text)
${changeUsage}

Name the article or topic by its id, its path, its file or its address.

Environment variables (see README): CONTENT_DIR
`;

await runCommand({
  usage,
  options: { ...changeOptions, locale: { type: 'string' } },
  words: 2,
  async run({ 'dry-run': isDry, force, locale }, [named, slug]) {
    if (named === undefined || slug === undefined)
      throw new UsageError('Name the article or topic, and its new slug.');
    const [{ planSlug }, { takeSnapshot }] = await Promise.all([
      import('#moves/plan-slug.ts'),
      import('#moves/snapshot.ts'),
    ]);
    const places = placesFrom(process.env);
    return await carryOutPlan(places, planSlug(takeSnapshot(places), { named, slug, locale }), {
      isDry,
      force,
    });
  },
});
