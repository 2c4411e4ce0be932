/** Events as they may come to a collector, at random: what a report is made of. */
import { randomUUID } from 'node:crypto';
import { eventFlags, eventKinds, type StoredEvent } from '#collector/store.ts';
import { createRandom } from '../bench/random.ts';
import { dayMs, storedComment, storedSearch, voteEvent } from './samples.ts';

const words = ['refund', 'parcel', 'invoice', 'secretword', 'address', 'gift card', 'lost'];

/** Events of many readers in the days before an instant: votes and their changes, comments also retracted, and searches. */
export function randomEvents(readers: number, now: number, days: number, seed: number): StoredEvent[] {
  const random = createRandom(seed);
  const pick = <Item>(list: readonly [Item, ...Item[]]): Item =>
    list[Math.floor(random() * list.length)] ?? list[0];
  const eventsOfOne = (): StoredEvent[] => {
    // Many come around midnight of some zone.
    const start = Math.floor(now - random() * days * dayMs);
    const minute = () => Math.floor(random() * 3) * 60_000;
    const at = (receivedAt: number) => ({
      receivedAt: Math.min(receivedAt, now),
      // A phone that was offline tells of days before.
      day: Math.floor(Math.min(receivedAt, now) / dayMs) - (random() < 0.1 ? 3 : 0),
    });
    const [locale, article] = [pick(['en', 'tr']), pick(['return-item', 'track-parcel'])];
    if (random() < 0.3) {
      const about = { locale, article, voteKey: randomUUID() };
      const value = () => pick([1, -1, 0]);
      return [
        voteEvent({ ...about, ...at(start), value: value() }),
        voteEvent({ ...about, ...at(start + Math.floor(random() * 9) * dayMs), value: value(), seq: 2 }),
        storedComment(`It says ${pick(['nothing', 'secretword'])}.`, { ...about, ...at(start) }, 3),
        ...(random() < 0.3 ? [storedComment('', { ...about, ...at(start + 2 * dayMs) }, 4)] : []),
      ];
    }
    const episode = randomUUID();
    const reader = { co: pick(['TR', 'DE', undefined]), dev: pick(['phone', 'computer', undefined]) };
    const flags = pick([0, eventFlags.firstInNetwork]);
    const q = `${pick(['refund', 'parcel', 'secretword'])} ${pick(['', 'late', 'twice'])}`.trim();
    const next = pick(words as [string, ...string[]]);
    const also = (kind: StoredEvent['kind'], data: object, change: Partial<StoredEvent>): StoredEvent => ({
      ...storedSearch({ ...data, ...reader }, { locale, flags, ...change }),
      kind,
    });
    return [
      also(eventKinds.search, { q, i: 1, n: pick([0, 4]) }, { ...at(start), episode }),
      ...(random() < 0.5
        ? [also(eventKinds.search, { q: next, i: 2, n: 4 }, { ...at(start + minute()), episode })]
        : []),
      ...(random() < 0.6
        ? [also(eventKinds.result_click, { q, pos: 1 }, { ...at(start + minute()), episode, article })]
        : []),
      ...(random() < 0.2
        ? [
            also(
              eventKinds.result_click,
              { q, x: pick([0, 1]) },
              { ...at(start + minute()), episode, article },
            ),
          ]
        : []),
      ...(random() < 0.3
        ? [
            also(
              eventKinds.contact,
              { via: pick(['footer', 'agents']), ch: 'chat' },
              { ...at(start + minute()), episode: pick([episode, null]), article: pick([article, null]) },
            ),
          ]
        : []),
    ];
  };
  return Array.from({ length: readers }, eventsOfOne).flat();
}
