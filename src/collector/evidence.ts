/**
 * What the searches of ninety days say that a site could learn. Comparing their questions takes longer than the rest of a
 * report, so it's kept once a day is over, as a digest of these days: it goes with any digest that it's made of.
 */
import { parseJson } from '#base/parse-json.ts';
import type { SiteDays } from '#model/feedback/site-days.ts';
import { createAskedCounter } from '#model/learning/asked.ts';
import { evidenceData, findEvidence, type Evidence } from '#model/learning/evidence.ts';
import type { DigestName, Store } from './store.ts';
import { openWrittenSearches, type SearchesStore, type WrittenSearches } from './written-searches.ts';

/** As many days as events are kept. */
const evidenceDays = 90;

const evidenceTo = (day: number): DigestName => ({
  of: 'searches',
  day: day - evidenceDays + 1,
  days: evidenceDays,
});

/** Evidence of the days up to and with one that is over. */
export async function readEvidence(
  store: SearchesStore,
  searches: WrittenSearches,
  day: number,
): Promise<readonly Evidence[]> {
  const span = evidenceTo(day);
  const text = searches.areWritten(span) ? await store.readDigest(span) : undefined;
  const kept = text === undefined ? undefined : parseJson(text);
  return isEvidence(kept) ? kept : await findIn(searches, day);
}

/** Another version may have kept it in another form. The order of its keys stays, so that reports are the same to the byte. */
const isEvidence = (data: unknown): data is readonly Evidence[] => evidenceData.safeParse(data).success;

async function findIn(searches: WrittenSearches, day: number): Promise<readonly Evidence[]> {
  const asked = createAskedCounter();
  await searches.readSearches({ from: day - evidenceDays + 1, to: day }, (first) => ({
    story: (story, n) => asked.addStory(story, n, first),
    verdict: asked.addVerdict,
  }));
  return findEvidence(asked.finish(), day);
}

/**
 * Whether evidence of the days up to and with one isn't kept, and could be: each of them is written, and one at least has
 * a digest.
 */
export async function missesEvidence(
  store: SearchesStore,
  now: number,
  days: SiteDays,
  day = days.dayOf(now) - 1,
): Promise<boolean> {
  const span = evidenceTo(day);
  const written = await store.readDigestDays();
  if (!written.some((one) => one.days === 1 && one.day >= span.day && one.day <= day)) return false;
  if (written.some((one) => one.days === span.days && one.day === span.day)) return false;
  return (await openWrittenSearches(store, now, days)).areWritten(span);
}

/** Keeps evidence of the days up to and with one, the last that is over unless told otherwise, if it's missing. */
export async function keepEvidence(
  store: SearchesStore & Pick<Store, 'keepDigest'>,
  now: number,
  days: SiteDays,
  day = days.dayOf(now) - 1,
): Promise<void> {
  if (!(await missesEvidence(store, now, days, day))) return;
  const evidence = await findIn(await openWrittenSearches(store, now, days), day);
  // Words may have been forgotten meanwhile.
  if (await missesEvidence(store, now, days, day))
    await store.keepDigest(evidenceTo(day), JSON.stringify(evidence));
}
