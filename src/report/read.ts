/** Reads from a store what the report needs: what the collector has written of days that are over, and events of the rest. */
import { dayMs } from '#base/day.ts';
import { createSearchCounter } from '#model/feedback/searches.ts';
import type { FeedbackManifest } from '#model/feedback/manifest.ts';
import {
  readDigest,
  type ContactRow,
  type DigestReader,
  type FunnelRow,
  type SearchDay,
} from '#model/feedback/search-day.ts';
import { siteDays, type SiteDays } from '#model/feedback/site-days.ts';
import { createAskedCounter } from '#model/learning/asked.ts';
import { findEvidence, type Evidence } from '#model/learning/evidence.ts';
import { defaultRetention, openDays } from '#collector/maintenance.ts';
import { countableDays, countSearchDay, spansOf } from '#collector/search-days.ts';
import type { DigestSpan, Store } from '#collector/store.ts';
import type { ReportInput } from './input.ts';
import { isIn, readPeriod, type DayRange, type Period } from './period.ts';

/** How many days of votes count. What readers said before that was about another text and another service. */
const reportDays = 365;
/** How many days of searches say what to learn, never more than are kept. */
const searchDays = 90;

/** What the database says of a period; `now` in milliseconds. */
export async function readReportInput(
  store: Store,
  manifest: FeedbackManifest,
  now: number,
  period: Period,
): Promise<ReportInput> {
  const from = Math.min(period.to - reportDays, period.before.from);
  const upTo = <Row extends { readonly day: number }>(rows: readonly Row[]) =>
    rows.filter(({ day }) => day <= period.to);
  const [votes, comments, revisions, rollups, tallies, setAside, searched] = await Promise.all([
    store.readVotes(from, period.to),
    store.readComments(from).then(upTo),
    store.readRevisions().then(upTo),
    store.readRollups(from, Math.floor(now / dayMs) - openDays).then(upTo),
    store.readTallies(from).then(upTo),
    store.readSetAside(),
    readSearches(store, now, period),
  ]);
  return { period, manifest, votes, comments, revisions, rollups, tallies, setAside, ...searched };
}

/** The usual period of a report, up to the day of an instant. */
export function periodAt(now: number, timeZone?: string): Period {
  const period = readPeriod({}, siteDays(timeZone).dayOf(now), timeZone);
  if (typeof period === 'string') throw new Error(`This cannot happen: ${period}`);
  return period;
}

/** Counts searches, and what they say that the site could learn. */
async function readSearches(
  store: Store,
  now: number,
  period: Period,
): Promise<Pick<ReportInput, 'funnel' | 'contacts' | 'searches' | 'evidence'>> {
  const days = await openSearchDays(store, now, siteDays(period.timeZone));
  const [counter, asked] = [createSearchCounter(), createAskedCounter()];
  const first = Math.min(period.from, period.to - searchDays + 1);
  const ranges = [
    { from: first, to: period.from - 1 },
    { from: period.from, to: period.to },
  ];
  for (const range of ranges) {
    await days.readWords(range, (day) => ({
      story: (story, n) => {
        if (day > period.to - searchDays) asked.addStory(story, n, day);
        if (isIn(period, day)) counter.addStory(story, n);
      },
      verdict: (verdict, n) => {
        if (day > period.to - searchDays) asked.addVerdict(verdict, n);
      },
    }));
  }
  const both = { from: period.before.from, to: period.to };
  return {
    ...(await days.readCounts(both)),
    searches: counter.finish(),
    evidence: findEvidence(asked.finish(), period.to),
  };
}

/** What searches say that the site could learn, up to and with the day of an instant. */
export async function readEvidence(
  store: Store,
  now: number,
  timeZone?: string,
): Promise<readonly Evidence[]> {
  const ofSite = siteDays(timeZone);
  const [days, today] = [await openSearchDays(store, now, ofSite), ofSite.dayOf(now)];
  const asked = createAskedCounter();
  await days.readWords({ from: today - searchDays + 1, to: today }, (day) => ({
    story: (story, n) => asked.addStory(story, n, day),
    verdict: asked.addVerdict,
  }));
  return findEvidence(asked.finish(), today);
}

interface SearchDays {
  /** Hands out what was searched for, by the day or by the first day of a week. */
  readonly readWords: (range: DayRange, readerOf: (day: number) => DigestReader) => Promise<void>;
  readonly readCounts: (
    range: DayRange,
  ) => Promise<{ readonly funnel: readonly FunnelRow[]; readonly contacts: readonly ContactRow[] }>;
}

/** Days of searches, as they're written or, where they aren't yet, as their events say: each is counted once. */
async function openSearchDays(store: Store, now: number, days: SiteDays): Promise<SearchDays> {
  const written = await store.readDigestDays();
  const countable = await countableDays(store, now, days, defaultRetention.eventDays);
  const isWritten = new Set(written.filter((span) => span.days === 1).map(({ day }) => day));
  const counted = new Map<number, Promise<SearchDay>>();
  const isCounted = (day: number) =>
    !isWritten.has(day) && isIn({ from: countable.first, to: countable.last }, day);
  const count = (day: number) => {
    const known = counted.get(day) ?? countSearchDay(store, day, days);
    counted.set(day, known);
    return known;
  };
  const digestOf = async (span: DigestSpan, isKept: boolean) => {
    if (isKept) return await store.readDigest(span);
    return isCounted(span.day) ? (await count(span.day)).digest : undefined;
  };
  return {
    readWords: async (range, readerOf) => {
      const spans = spansOf(range.from, range.to, written);
      let next = spans[0] && digestOf(spans[0].span, spans[0].isWritten);
      for (const [index, { span }] of spans.entries()) {
        const digest = await next;
        const after = spans[index + 1];
        next = after && digestOf(after.span, after.isWritten);
        if (digest !== undefined) readDigest(digest, readerOf(span.day));
      }
    },
    readCounts: async ({ from, to }) => {
      const live: SearchDay[] = [];
      for (let day = from; day <= to; day += 1) if (isCounted(day)) live.push(await count(day));
      const isKept = ({ day }: { readonly day: number }) => !isCounted(day);
      const [funnel, contacts] = [await store.readFunnel(from, to), await store.readContacts(from, to)];
      return {
        funnel: [...funnel.filter(isKept), ...live.flatMap((day) => day.funnel)],
        contacts: [...contacts.filter(isKept), ...live.flatMap((day) => day.contacts)],
      };
    },
  };
}
