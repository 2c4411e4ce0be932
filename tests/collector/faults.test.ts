/** A collector whose database is busy or full, and whose clients are slow: it answers everybody else, and recovers. */
import { connect, type Socket } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import { defaultRetention } from '#collector/maintenance.ts';
import { openSqliteStore } from '#collector/sqlite/sqlite-store.ts';
import { StoreUnavailable } from '#collector/store.ts';
import { createWriter } from '#collector/writer.ts';
import { useDatabases } from './databases.ts';
import { createTestCollector, noLimits, rate } from './handler.ts';
import { createLedger } from './ledger.ts';
import { startCollectorProcess } from './process.ts';
import { dayMs, noon, storedIds, voteEvent } from './samples.ts';

// Nothing here should take a minute: this ends a test that hangs.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const { folder, newFile } = useDatabases();

test('a lock that stays is answered with 503 when patience ends, and the next vote is kept', async () => {
  const file = newFile();
  const store = await openSqliteStore({ file });
  const writer = createWriter(store, { patienceMs: 300 });
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  await expect(writer.write([voteEvent()])).rejects.toBeInstanceOf(StoreUnavailable);
  other.exec('COMMIT');
  other.close();
  expect(await writer.write([voteEvent()])).toEqual(['stored']);
  await store.close();
});

test('more waiting than fits is refused at once', async () => {
  const { promise: gate, resolve: release } = Promise.withResolvers<void>();
  const writer = createWriter(
    {
      append: async (batch) => {
        await gate;
        return batch.map(() => 'stored');
      },
    },
    { capacity: 3 },
  );
  const first = writer.write([voteEvent(), voteEvent()]);
  await expect(writer.write([voteEvent(), voteEvent()])).rejects.toThrow('Too many events are waiting');
  expect(writer.queued).toBe(2);
  release();
  expect(await first).toEqual(['stored', 'stored']);
  await writer.close();
  await expect(writer.write([voteEvent()])).rejects.toThrow();
});

test('a full disk is answered with 503; what was kept stays, and votes are kept again once there is room', async () => {
  const store = await openSqliteStore({ file: newFile(), maxPages: 80 });
  const fb = await createTestCollector(store, { limits: noLimits, clock: () => noon - 100 * dayMs });
  const votes = () => Array.from({ length: 20 }, () => rate({ t: 0 }));
  let kept = 0;
  let batch = votes();
  let response = await fb.send(batch);
  while (response.status === 204) {
    kept += batch.length;
    batch = votes();
    response = await fb.send(batch);
  }
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '15']);
  expect(kept).toBeGreaterThan(100);
  expect(await storedIds(store)).toHaveLength(kept);
  // The same again, as a browser would: other votes may still find room in half-full pages.
  expect((await fb.send(batch)).status).toBe(503);
  await store.prune(noon, defaultRetention);
  expect((await fb.send([rate()])).status).toBe(204);
  expect(fb.failures).toEqual([]);
  await store.close();
});

/** Sends a beginning, then a byte twice a second; gives the answer once the server has closed the connection. */
function drip(port: number, beginning: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(beginning));
    const drops = setInterval(() => socket.write('x'), 500);
    socket.setEncoding('latin1').on('data', (text: string) => {
      answer += text;
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearInterval(drops);
      resolve(answer);
    });
  });
}

test('slow clients are cut off, and honest ones answered meanwhile, beside 1,900 idle ones', async () => {
  const process = await startCollectorProcess({ databaseUrl: `sqlite:${newFile()}`, folder });
  const idle = await Promise.all(
    Array.from({ length: 1900 }, () => {
      const { promise, resolve, reject } = Promise.withResolvers<Socket>();
      const socket = connect(process.port, '127.0.0.1', () => resolve(socket));
      socket.on('error', reject);
      return promise;
    }),
  );
  const head = 'POST /_feedback/v1/e HTTP/1.1\r\nHost: x\r\n';
  const body = 'Origin: http://load.test\r\nContent-Type: text/plain\r\nContent-Length: 9000\r\n\r\n{';
  const order: string[] = [];
  const slow = Promise.all([
    drip(process.port, `${head}X-Slow: `).then((answer) => order.push(`headers: ${answer.slice(0, 12)}`)),
    drip(process.port, `${head}${body}`).then((answer) => order.push(`body: ${answer.slice(0, 12)}`)),
  ]);
  const ledger = createLedger();
  const load = ledger.load(process.port);
  await load.acknowledged(500);
  // Nobody slow is done yet: the honest did not wait for them.
  expect(order).toEqual([]);
  await slow;
  await load.acknowledged(100);
  await load.stop();
  expect([...ledger.statuses]).toEqual([204]);
  expect(order).toEqual(['headers: HTTP/1.1 408', 'body: HTTP/1.1 408']);
  for (const socket of idle) socket.destroy();
  expect(await process.end('SIGTERM')).toBe(0);
});
