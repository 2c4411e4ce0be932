/** Reads both sides of a pull request and compares them. */
import { existsSync } from 'node:fs';
import { shownPath, type Places } from '#files/places.ts';
import { readReuse } from '#files/read-reuse.ts';
import { repliesDir } from '#files/read-replies.ts';
import { loadContent, type LoadedContent } from '#content.ts';
import { sortProblems, type Problem } from '#problems/problem.ts';
import { applySettings } from '#problems/settings.ts';
import { copyBase, type BaseCopy } from './base-copy.ts';
import { compareCentres } from './compare.ts';
import { compareReuse } from './compare-reuse.ts';
import { compareSearch } from './compare-search.ts';
import { noChanges, type Review } from './review.ts';

/** Compares the content of now with that of the commit at which the branch left `base`. */
export async function makeReview(
  places: Places,
  { base, today }: { readonly base: string; readonly today: string },
): Promise<Review> {
  const copy = copyBase(places, base);
  try {
    const options = { drafts: false, today };
    const before = existsSync(copy.places.contentDir) ? loadContent(copy.places, options) : undefined;
    const after = loadContent(places, { ...options, isKept: true });
    return await compareSides({ name: base, copy, before, after, places });
  } finally {
    copy.remove();
  }
}

interface Sides {
  readonly name: string;
  readonly copy: BaseCopy;
  /** Absent where the content is new. */
  readonly before: LoadedContent | undefined;
  readonly after: LoadedContent;
  readonly places: Places;
}

async function compareSides({ name, copy, before, after, places }: Sides): Promise<Review> {
  const { commit, changed, named } = copy;
  const unreadable = !after.centre ? 'head' : before && !before.centre ? 'base' : undefined;
  const changes =
    after.centre && unreadable === undefined ? compareCentres(before?.centre, after.centre) : noChanges;
  const reuse =
    before?.centre && after.centre
      ? compareReuse(
          {
            ...readReuse(copy.places, before.centre.site),
            uses: before.uses.map((use) => ({ ...use, file: named(use.file) })),
          },
          { ...readReuse(places, after.centre.site), uses: after.uses },
        )
      : [];
  const { search, index, ...tested } =
    before?.centre && before.search && after.centre && after.search
      ? await compareSearch({
          before: { centre: before.centre, search: before.search },
          after: { centre: after.centre, search: after.search },
          cacheDir: places.cacheDir,
        })
      : { ...noChanges, before: [], after: [] };
  const rules = after.centre?.site.rules ?? new Map();
  const old = [...(before?.problems ?? []), ...tested.before].map((one) => renamed(one, named));
  const now = sortProblems([...after.problems, ...applySettings(tested.after, rules)]);
  const { problems, oldProblems } = splitProblems(old, now, new Set(changed.map((path) => shownPath(path))));
  const replies = `${shownPath(repliesDir(places))}/`;
  return {
    base: { name, commit },
    unreadable,
    ...changes,
    reuse,
    search,
    index,
    brokenReplies: [...new Set(problems.flatMap(({ file }) => (file.startsWith(replies) ? file : [])))],
    problems,
    oldProblems,
  };
}

const renamed = (found: Problem, named: (text: string) => string): Problem => ({
  ...found,
  file: named(found.file),
  message: named(found.message),
  fix: named(found.fix),
});

/** Which problems the base has, too. Lines move, so they don't count; of equal problems the first ones are old. */
export function splitProblems(
  before: readonly Problem[],
  after: readonly Problem[],
  changed: ReadonlySet<string>,
): Pick<Review, 'problems' | 'oldProblems'> {
  const keyOf = ({ code, file, message }: Problem) => [code, file, message].join('\n');
  const left = new Map([...Map.groupBy(before, keyOf)].map(([key, equal]) => [key, equal.length]));
  const isOld = after.map((found) => {
    const count = left.get(keyOf(found)) ?? 0;
    left.set(keyOf(found), count - 1);
    return count > 0;
  });
  return {
    problems: after.filter((_, index) => !isOld[index]),
    oldProblems: after.filter(({ file }, index) => isOld[index] && changed.has(file)),
  };
}
