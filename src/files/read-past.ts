/** What a help centre was before: its public addresses, and the articles that are gone. */
import type { Ledger } from '#model/published/ledger.ts';
import type { Retired } from '#model/retired/retired.ts';
import type { Problem } from '#problems/problem.ts';
import type { Places } from './places.ts';
import { readPublished } from './published.ts';
import { readRetired } from './read-retired.ts';

/** Reads `published.json` and `retired.yaml`. */
export function readPast(places: Pick<Places, 'contentDir' | 'unsaved'>): {
  readonly known: { readonly published: Ledger | undefined; readonly retired: Retired };
  readonly problems: readonly Problem[];
} {
  const { ledger, problems } = readPublished(places);
  const { retired, problems: others } = readRetired(places);
  return { known: { published: ledger, retired }, problems: [...problems, ...others] };
}
