/** What a collector has acknowledged under load, and whether exactly that is kept. */
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'vitest';
import { openStore, sqliteFile } from '#collector/open-store.ts';
import { sendLoad, votePayloads, type Payload } from '../bench/load.ts';
import { storedIds } from './samples.ts';

/** Load that runs until it is stopped, or until nobody answers. */
interface Load {
  /** Waits until so many more requests are acknowledged. */
  acknowledged(more: number): Promise<void>;
  /** Sends nothing more, and waits for open answers. */
  stop(): Promise<void>;
}

export interface Ledger {
  readonly acknowledged: Payload[];
  /** Sent, and not acknowledged: kept or not. */
  readonly open: Payload[];
  readonly statuses: ReadonlySet<number>;
  /** Starts to send votes to a port. */
  load(port: number): Load;
}

/** Longer than any test: a test that hangs ends by its own limit. */
const longMs = 600_000;

/** A ledger of requests with two votes each. */
export function createLedger(): Ledger {
  const [acknowledged, open, statuses] = [[] as Payload[], [] as Payload[], new Set<number>()];
  const load = (port: number): Load => {
    let isOver = false;
    const sent = sendLoad({
      port,
      connections: 20,
      durationMs: longMs,
      until: () => isOver,
      next: votePayloads(2),
      onAnswer: (status, payload) => {
        statuses.add(status);
        (status === 204 ? acknowledged : open).push(payload);
      },
    });
    return {
      acknowledged: async (more) => {
        const wanted = acknowledged.length + more;
        await expect
          .poll(() => acknowledged.length, { timeout: 60_000, interval: 2 })
          .toBeGreaterThanOrEqual(wanted);
      },
      stop: async () => {
        isOver = true;
        open.push(...(await sent).unanswered);
      },
    };
  };
  return { acknowledged, open, statuses, load };
}

export const idsOf = (payloads: readonly Payload[]): string[] => payloads.flatMap(({ ids }) => ids);

/** Sends payloads again until each has been answered with 204. */
async function replay(port: number, payloads: readonly Payload[]): Promise<void> {
  const left = [...payloads];
  while (left.length > 0) {
    await sendLoad({
      port,
      connections: 1,
      durationMs: longMs,
      next: () => left[0] ?? votePayloads(1)(),
      onAnswer: (status) => {
        if (status === 204) left.shift();
      },
      until: () => left.length === 0,
    });
  }
}

/** Every acknowledged event is there; after sending the others again, exactly all are. */
export async function expectExactlyOnce(ledger: Ledger, port: number, databaseUrl: string): Promise<void> {
  const store = await openStore(databaseUrl);
  const before = new Set(await storedIds(store));
  expect(idsOf(ledger.acknowledged).filter((id) => !before.has(id))).toEqual([]);
  await replay(port, [...ledger.open, ...ledger.acknowledged.slice(0, 100)]);
  const sent = new Set(idsOf([...ledger.acknowledged, ...ledger.open]));
  const after = await storedIds(store);
  expect(after.filter((id) => !sent.has(id))).toHaveLength(after.length - sent.size);
  expect(after.filter((id) => sent.has(id))).toHaveLength(sent.size);
  // All of them come from one network, so most are set aside; none is missing.
  const counts = [...(await store.readVotes(0, 1e6)), ...(await store.readSetAside())];
  expect(counts.reduce((sum, { n }) => sum + n, 0)).toBe(after.length);
  await store.close();
}

/** Under faults a vote is acknowledged or refused for now; nothing else. */
export function expectNoOtherAnswer({ statuses }: Ledger): void {
  expect([...statuses].filter((status) => ![204, 503].includes(status))).toEqual([]);
}

/** SQLite finds nothing wrong with its file. */
export function expectSound(databaseUrl: string): void {
  const file = sqliteFile(databaseUrl);
  if (file === undefined) return;
  const db = new DatabaseSync(file, { readOnly: true });
  expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  db.close();
}
