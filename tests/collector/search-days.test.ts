/** Counts of days that are over, on SQLite and on a real PostgreSQL server. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepEvidence } from '#collector/evidence.ts';
import { defaultRetention } from '#collector/maintenance.ts';
import { openStore } from '#collector/open-store.ts';
import { keepSearchDays } from '#collector/search-days.ts';
import { eventKinds, type Store, type StoredEvent } from '#collector/store.ts';
import { siteDays } from '#model/feedback/site-days.ts';
import { periodAt, readReportInput } from '#report/read.ts';
import { buildReport } from '#report/report.ts';
import { storeKinds, useDatabases } from './databases.ts';
import { killOnce } from './process.ts';
import { randomEvents } from './random-events.ts';
import { dayMs, manifest, storedSearch } from './samples.ts';

// Nothing here should take a minute: this ends a test that hangs.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const databases = useDatabases();
const utc = siteDays();
/** A Monday, at noon: the week before is over. */
const today = 20_507;
const noon = (today + 0.5) * dayMs;
/** A Tuesday. */
const start = today - 6;

/** A search with an opened result each day, five minutes before midnight of UTC, and a contact half an hour later. */
const events = Array.from({ length: 6 }, (_, index) => {
  const [day, episode] = [start + index, randomUUID()];
  const at = (minutes: number) => ({ day, receivedAt: (day + 1) * dayMs + minutes * 60_000 });
  return [
    storedSearch({ q: 'refund', i: 1, n: 2, co: 'TR', dev: 'phone' }, { ...at(-5), episode }),
    {
      ...storedSearch({ q: 'refund', pos: 1 }, { ...at(2), episode, article: 'return-item' }),
      kind: eventKinds.result_click,
    },
    {
      ...storedSearch({ via: 'footer', ch: 'chat', dev: 'phone' }, { ...at(30), episode: null }),
      kind: eventKinds.contact,
    },
  ];
}).flat();

describe.each(storeKinds)('a %s store', (kind) => {
  let url: string | undefined;
  let store: Store;

  beforeEach(async ({ skip }) => {
    url = await databases.create(kind);
    if (url === undefined) return skip('no PostgreSQL server');
    store = await openStore(url);
    await store.append(events);
  });
  afterEach(async () => {
    if (url !== undefined) await store.close();
  });

  let lastUrl = '';
  const filled = async (of: typeof kind, own: readonly StoredEvent[]) => {
    lastUrl = (await databases.create(of)) ?? '';
    const opened = await openStore(lastUrl);
    await opened.append(own);
    return opened;
  };
  const keep = (most?: number, days = utc) => keepSearchDays(store, noon, days, defaultRetention, most);
  const written = async () => ({
    funnel: await store.readFunnel(0, 1e6),
    contacts: await store.readContacts(0, 1e6),
    digests: await Promise.all((await store.readDigestDays()).map((span) => store.readDigest(span))),
  });
  const report = async (days = utc) => {
    const period = {
      from: start,
      to: today,
      before: {
        from: start - 7,
        to: start - 1,
      },
      timeZone: days.zone,
    };
    const { funnel, contacts, searches, evidence } = await readReportInput(store, manifest, noon, period);
    return { funnel, contacts, searches, evidence };
  };

  test('counts each day once it is over, piece by piece or all at once, and a second time changes nothing', async () => {
    expect(await keep(4)).toBe(4);
    expect(await keep()).toBe(3);
    const { funnel, contacts } = await written();
    expect(funnel.map(({ day, country, asked, answered }) => [day, country, asked, answered])).toEqual(
      Array.from({ length: 6 }, (_, index) => [start + index, 'TR', 1, 1]),
    );
    // Half an hour after midnight. Today isn't over.
    expect(contacts.map(({ day, via, channel, n }) => [day, via, channel, n])).toEqual(
      Array.from({ length: 5 }, (_, index) => [start + index + 1, 'footer', 'chat', 1]),
    );
    const first = await written();
    expect(await keep()).toBe(0);
    await store.keepSearchDay({
      day: start,
      funnel: [],
      contacts: [],
      articles: [],
      digest: '[[],[]]',
      queries: '[]',
    });
    expect((await store.readFunnel(start, start)).length).toBe(0);
    // Written anew, it takes the place of what was there, and the week that it's in is made again.
    expect(await store.readDigestDays()).toHaveLength(first.digests.length - 1);
  });

  test('a report is the same before, between and after days were written, also in the zone of the site', async () => {
    for (const days of [utc, siteDays('Asia/Tokyo')]) {
      const before = await report(days);
      expect(before.funnel.map(({ asked }) => asked)).toEqual(Array.from({ length: 6 }, () => 1));
      expect(before.searches).toMatchObject([{ episodes: 6, searches: 6, contacted: 0 }]);
      await keep(3, days);
      expect(await report(days)).toEqual(before);
      await keep(undefined, days);
      expect(await report(days)).toEqual(before);
      await store.close();
      url = (await databases.create(kind)) ?? '';
      store = await openStore(url);
      await store.append(events);
    }
  });

  test('words that are to be forgotten leave the digests, which are then made anew', async () => {
    await keep();
    await store.forget({ text: 'refund' });
    expect(await store.readDigestDays()).not.toContainEqual(expect.objectContaining({ day: start, days: 1 }));
    await keep();
    const { digests } = await written();
    expect(digests.join('')).not.toContain('refund');
    expect((await report()).searches).toEqual([]);
  });

  test('a report of random events is the same to the byte, whatever is written and whatever was to be forgotten', async () => {
    const reports: string[] = [];
    for (const [index, zone] of ['UTC', 'Pacific/Auckland', 'America/St_Johns'].entries()) {
      const days = siteDays(zone);
      const random = randomEvents(300, noon, 100, index + 1);
      const plain = await filled(kind, random);
      const kept = await filled(kind, random);
      const report = async (from: Store, now: number) =>
        JSON.stringify(buildReport(await readReportInput(from, manifest, now, periodAt(now, zone))));
      const expectSame = async (now: number) =>
        expect(await report(kept, now)).toBe(await report(plain, now));
      await keepSearchDays(kept, noon, days, defaultRetention, 40);
      await expectSame(noon);
      await keepSearchDays(kept, noon, days, defaultRetention);
      await keepEvidence(kept, noon, days);
      expect(await kept.readDigestDays()).toContainEqual({
        of: 'searches',
        day: days.dayOf(noon) - 90,
        days: 90,
      });
      reports.push(await report(kept, noon));
      await expectSame(noon);
      await plain.forget({ text: 'secretword' });
      await kept.forget({ text: 'secretword' });
      await expectSame(noon);
      await keepSearchDays(kept, noon, days, defaultRetention);
      await expectSame(noon);
      await keepEvidence(kept, noon, days);
      await expectSame(noon);
      // A day later, today's events are over.
      await keepSearchDays(kept, noon + dayMs, days, defaultRetention);
      await keepEvidence(kept, noon + dayMs, days);
      await expectSame(noon + dayMs);
      await plain.close();
      await kept.close();
    }
    expect(reports.join()).toMatch(/"(?:phrases|synonyms|gaps)":\[\{/);
  });

  test('killed while it writes days, maintenance leaves each of them written as a whole or not at all', async () => {
    const now = Date.now();
    const [last, n] = [utc.dayOf(now) - 1, 60];
    const at = (day: number) => ({ day, receivedAt: (day + 0.5) * dayMs });
    const searches = Array.from({ length: 14 * n }, (_, index) =>
      storedSearch({ q: `refund ${index}`, i: 1, n: 1, co: `T${index % n}` }, at(last - (index % 14))),
    );
    const filledStore = await filled(kind, searches);
    const own = lastUrl;
    for (const most of [0, 4, 9]) {
      const isTime = async () => (await filledStore.readDigestDays()).length > most;
      await killOnce(isTime, own, ['maintain']);
      const digests = (await filledStore.readDigestDays()).filter(({ days }) => days === 1);
      const counted = Map.groupBy(await filledStore.readFunnel(0, 1e6), ({ day }) => day);
      for (const [day, rows] of counted) {
        expect(digests).toContainEqual({ of: 'searches', day, days: 1 });
        expect(rows.reduce((sum, { asked }) => sum + asked, 0)).toBe(n);
      }
    }
    await keepSearchDays(filledStore, now, utc, defaultRetention);
    expect(new Set((await filledStore.readFunnel(0, 1e6)).map(({ day }) => day)).size).toBe(14);
    await filledStore.close();
  });

  test('counts outlive the events, digests do not', async () => {
    await keep();
    await store.prune(noon + 100 * dayMs, defaultRetention);
    expect(await store.readDigestDays()).toEqual([]);
    expect(await store.readFunnel(0, 1e6)).toHaveLength(6);
    await store.prune(noon + 800 * dayMs, defaultRetention);
    expect(await written()).toEqual({ funnel: [], contacts: [], digests: [] });
  });
});
