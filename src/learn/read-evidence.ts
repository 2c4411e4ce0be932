/** Reads evidence from the collector's database, a backup of it, or a report. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';
import { readEvidence } from '#collector/evidence.ts';
import { openStore } from '#collector/open-store.ts';
import { openWrittenSearches } from '#collector/written-searches.ts';
import { siteDays } from '#model/feedback/site-days.ts';
import { evidenceData, type Evidence } from '#model/learning/evidence.ts';

/**
 * Evidence of the days before `now` (milliseconds), which are over. `from` is a `DATABASE_URL`, or the `report.json` of a report.
 *
 * Throws an `Error` for a file that has none.
 */
export async function evidenceFrom(from: string, now: number): Promise<readonly Evidence[]> {
  if (!from.endsWith('.json')) {
    const store = await openStore(from, { readOnly: true });
    try {
      const days = siteDays();
      const searches = await openWrittenSearches(store, now, days);
      return await readEvidence(store, searches, days.dayOf(now) - 1);
    } finally {
      await store.close();
    }
  }
  const report = z.looseObject({ evidence: evidenceData }).safeParse(parseJson(await readFile(from, 'utf8')));
  if (report.success) return report.data.evidence;
  throw new Error(
    `${from} is not a report of this version. Run "npx fener report" and name its report.json.`,
  );
}
