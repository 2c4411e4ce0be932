/** Reads and writes `content/published.json`, the ledger of public addresses. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '#base/write-atomically.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { parseLedger, writeLedger, type Ledger } from '#model/published/ledger.ts';
import type { Problem } from '#problems/problem.ts';
import { shownPath, type Places } from './places.ts';
import { readTextFile } from './text-file.ts';

/** Where the ledger lies. */
export const publishedPath = ({ contentDir }: Pick<Places, 'contentDir'>): string =>
  join(contentDir, 'published.json');

/** A line for each article, in five languages: fifty thousand addresses. */
const mostBytes = 40_000_000;

/** The ledger, if there is one. */
export function readPublished(places: Pick<Places, 'contentDir'>): {
  readonly ledger?: Ledger;
  readonly problems: readonly Problem[];
} {
  const path = publishedPath(places);
  if (!existsSync(path)) return { problems: [] };
  const read = readTextFile(path, { mostBytes });
  return read.problems ? read : parseLedger(shownPath(path), read.text);
}

/**
 * Adds the addresses of a help centre to the ledger. Returns whether the file changed. Throws,
 * and writes nothing, where the ledger that is there can't be read.
 */
export function addToPublished(
  places: Pick<Places, 'contentDir'>,
  centre: HelpCentre,
): { readonly path: string; readonly isChanged: boolean } {
  const path = publishedPath(places);
  const { ledger, problems } = readPublished(places);
  const [first] = problems;
  if (first) throw new Error(`${first.file}: ${first.message}`);
  const text = writeLedger(ledger?.entries ?? [], centre);
  const isChanged = !existsSync(path) || readFileSync(path, 'utf8') !== text;
  if (isChanged) writeAtomically(path, text, { isLasting: true });
  return { path, isChanged };
}
