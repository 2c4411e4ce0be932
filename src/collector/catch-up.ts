/** Writes what the collector hasn't written yet of days that are over, so that one report counts it and the next ones don't. */
import { basename } from 'node:path';
import { errorText } from '#base/error-text.ts';
import type { SiteDays } from '#model/feedback/site-days.ts';
import { keepEvidence, missesEvidence } from './evidence.ts';
import { backupName, defaultRetention } from './maintenance.ts';
import { readMigrations } from './migrations.ts';
import { openStore, sqliteFile } from './open-store.ts';
import { keepSearchDays, missingSearchDays } from './search-days.ts';
import type { Store } from './store.ts';

/**
 * Writes missing days, and evidence of the days up to and with `day`, which is over. `reader` is the same store, open for
 * reading; where nothing is missing nothing is written. Tells in whole lines what takes longer than usual. Backups stay as
 * they are, and so do databases of another version and those that can't be written: they're counted from their events.
 */
export async function catchUp(
  reader: Store,
  { databaseUrl, now, days, day }: { databaseUrl: string; now: number; days: SiteDays; day: number },
  tell: (line: string) => void,
): Promise<void> {
  const missing = await missingSearchDays(reader, now, days, defaultRetention);
  if (missing.length === 0 && !(await missesEvidence(reader, now, days, day))) return;
  if (!(await mayWrite(reader, databaseUrl))) return;
  tell(
    missing.length === 0
      ? 'Comparing the questions of 90 days: this takes longer once a day, where the collector has not done it yet.'
      : `Counting the searches of ${missing.length} days that the collector has not written yet: this takes longer once.`,
  );
  try {
    const store = await openStore(databaseUrl);
    try {
      await keepSearchDays(store, now, days, defaultRetention);
      await keepEvidence(store, now, days, day);
    } finally {
      await store.close();
    }
  } catch (error) {
    tell(`They can't be written, so that the next report counts them again: ${errorText(error)}`);
  }
}

async function mayWrite(store: Store, databaseUrl: string): Promise<boolean> {
  const file = sqliteFile(databaseUrl);
  if (file === undefined) return true;
  const { schema } = await store.health();
  return !backupName.test(basename(file)) && schema === readMigrations('sqlite').length;
}
