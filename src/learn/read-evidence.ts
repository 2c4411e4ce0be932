/** Reads evidence from the collector's database, a backup of it, or a report. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';
import { openStore } from '#collector/open-store.ts';
import { evidenceData, type Evidence } from '#model/learning/evidence.ts';
import { readEvidence } from '#report/read.ts';

/**
 * Evidence up to and with the day of `now` (milliseconds). `from` is a `DATABASE_URL`, or the `report.json` of a report.
 *
 * Throws an `Error` for a file that has none.
 */
export async function evidenceFrom(from: string, now: number): Promise<readonly Evidence[]> {
  if (!from.endsWith('.json')) {
    const store = await openStore(from, { readOnly: true });
    try {
      return await readEvidence(store, now);
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
