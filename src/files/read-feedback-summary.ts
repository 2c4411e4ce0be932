/** Reads `content/feedback-summary.json`, which `npx fener feedback export` writes. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseSummary, type FeedbackSummary } from '#model/feedback/summary.ts';
import type { Problem } from '#problems/problem.ts';
import { shownPath, type Places } from './places.ts';
import { readTextFile } from './text-file.ts';

/** Where the build looks for the summary. */
export const summaryPath = ({ contentDir }: Pick<Places, 'contentDir'>): string =>
  join(contentDir, 'feedback-summary.json');

/** What readers found helpful, if it is known and fresh. A bad file is a warning: the site is built without it. */
export function readFeedbackSummary(
  places: Places,
  today: string | undefined,
): { readonly summary?: FeedbackSummary | undefined; readonly problems: readonly Problem[] } {
  const path = summaryPath(places);
  if (today === undefined || !existsSync(path)) return { problems: [] };
  const read = readTextFile(path);
  // A file that can't be read as text gets the same warning, not an error.
  return parseSummary({ file: shownPath(path), text: read.problems ? '' : read.text }, today);
}
