/** Checks everything, and says of it what can be sent to another thread. */
import { dayOf } from '#base/day.ts';
import { loadContent, type LoadedContent } from '#content.ts';
import { KeptFiles } from '#files/kept-files.ts';
import { parseShards } from '#files/parse-ahead.ts';
import type { Places } from '#files/places.ts';
import type { HelpCentre } from '#model/help-centre.ts';

/** What was found. */
export interface Checked extends Pick<LoadedContent, 'problems' | 'uses' | 'unusable'> {
  /** What texts link to, as written, by file. */
  readonly links: ReadonlyMap<string, readonly string[]>;
}

/** Checks what is on disk whenever it's called; at first with what the last command has parsed. */
export function createWholeCheck(places: Places): () => Checked {
  let isFirst = true;
  return () => {
    const isKept = isFirst;
    isFirst = false;
    if (isKept && KeptFiles.isEmpty(places)) parseShards({ places, next: new Int32Array(1) });
    const { centre, problems, uses, unusable } = loadContent(places, {
      drafts: true,
      keepsLastSound: true,
      isKept,
      today: dayOf(new Date()),
    });
    return { problems, uses, unusable, links: centre ? linksIn(centre) : new Map<string, never>() };
  };
}

/** What each text links to, as written, by file. */
export const linksIn = ({ articles, topics }: HelpCentre): Checked['links'] =>
  new Map(
    [...articles.values(), ...topics.values()].flatMap(({ translations }) =>
      [...translations.values()].map(
        ({ source }) => [source.file, source.parts.links.map(({ target }) => target)] as const,
      ),
    ),
  );

/** What was read without being checked, with what the last check has found in files that weren't saved since. */
export const withChecked = (
  read: LoadedContent,
  checked: Checked,
  saved: readonly string[],
): LoadedContent => ({
  ...read,
  problems: [...read.problems, ...checked.problems.filter(({ file }) => !saved.includes(file))],
  unusable: new Set([...read.unusable, ...[...checked.unusable].filter((file) => !saved.includes(file))]),
  uses: checked.uses,
});
