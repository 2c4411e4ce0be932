/** Words that are to be forgotten, and who may read those that are kept. */
import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { backUp, forgetInCopies, maintain } from '#collector/maintenance.ts';
import { readMigrations, toMigration } from '#collector/migrations.ts';
import { openStore } from '#collector/open-store.ts';
import { openSqliteStore } from '#collector/sqlite/sqlite-store.ts';
import { eventKinds, type Store } from '#collector/store.ts';
import { tablesOf } from '#report/tables.ts';
import { writeReport } from '#report/write.ts';
import { input, report } from '../unit/report/sample-report.ts';
import { storeKinds, useDatabases } from './databases.ts';
import { dayMs, noon, noonDay, storedComment, storedSearch, temporaryFolder, voteEvent } from './samples.ts';

// Nothing here should take a minute: this ends a test that hangs.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const databases = useDatabases();
const folder = temporaryFolder();
afterAll(folder.remove);

let made = 0;
/** Path of a database in a folder of its own. */
function newFile(): string {
  made += 1;
  return join(folder.path, String(made), 'data', 'feedback.db');
}

describe.each(storeKinds)('a %s store', (kind) => {
  const open = async (skip: (reason: string) => void): Promise<Store | undefined> => {
    const url = await databases.create(kind);
    if (url !== undefined) return await openStore(url);
    skip('no PostgreSQL server');
    return undefined;
  };

  test('dates to today what a clock that was ahead has dated later', async ({ skip }) => {
    const store = await open(skip);
    if (!store) return;
    const later = { day: noonDay + 900, receivedAt: noon + 900 * dayMs };
    await store.append([voteEvent(later), storedComment('hello', later), voteEvent()]);
    const empty = { funnel: [], contacts: [], articles: [], digest: '[[],[]]', queries: '[]' };
    await store.keepSearchDay({ ...empty, day: noonDay + 900 });
    expect(await store.redate(noon)).toBe(2);
    expect(await store.readDigestDays()).toEqual([]);
    expect(await store.redate(noon)).toBe(0);
    expect((await store.readVotes(0, noonDay)).map(({ day, n }) => [day, n])).toEqual([[noonDay, 2]]);
    expect((await store.readComments(0)).map(({ day }) => day)).toEqual([noonDay]);
    expect(await store.readDays()).toEqual({ first: noonDay, last: noonDay });
    await store.close();
  });

  test('forgets words in comments and in searches', async ({ skip }) => {
    const store = await open(skip);
    if (!store) return;
    await store.append([
      storedComment('Ada Lovelace was here'),
      storedSearch({ q: 'order of Ada Lovelace', i: 1, n: 0 }),
      storedSearch({ q: 'order', i: 1, n: 0 }),
    ]);
    expect(await store.forget({ text: 'Ada Lovelace' })).toBe(2);
    expect(await store.readComments(0)).toEqual([]);
    expect(
      (await store.readSearches(noonDay * dayMs, (noonDay + 1) * dayMs)).map(({ query }) => query),
    ).toEqual(['order']);
    await store.close();
  });
});

/** Names of the files below a folder whose bytes hold a text. */
function filesWith(text: string, path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(text))
    .map(({ name }) => name)
    .toSorted();
}

const secret = 'Lovelace of Saint James Square';
/** Comments in number: pages are split and filled again, as in a file that has been used. */
const comments = () =>
  Array.from({ length: 300 }, (_, index) =>
    storedComment(index % 3 === 0 ? `${secret} ${index}` : `The step ${index} fails. `.repeat(index % 7)),
  );

test('forgotten words are in no file any more: database, log, backups, the copy from before a migration', async () => {
  const file = newFile();
  const databaseUrl = `sqlite:${file}`;
  // As versions before left it: deleted words stayed in free pages.
  const old = new DatabaseSync((mkdirSync(dirname(file), { recursive: true }), file));
  old.exec('PRAGMA secure_delete = OFF; BEGIN; CREATE TABLE left (body TEXT)');
  for (let i = 0; i < 500; i += 1) old.prepare('INSERT INTO left VALUES (?)').run(`${secret} ${i}`);
  old.exec('DROP TABLE left; COMMIT');
  old.close();
  const store = await openSqliteStore({ file });
  await store.append(comments());
  await store.append([storedSearch({ q: `where is ${secret}`, i: 1, n: 0 })]);
  for (const day of [0, 1]) await backUp(store, join(dirname(file), 'backups'), noon + day * dayMs);
  await store.close();
  const next = toMigration(readMigrations('sqlite').length + 1, 'CREATE TABLE extra (a INTEGER) STRICT;');
  const migrated = await openSqliteStore({ file, migrations: [...readMigrations('sqlite'), next] });
  await migrated.append(comments());
  expect(filesWith(secret, dirname(file))).toHaveLength(5);
  expect(await migrated.forget({ text: secret })).toBe(201);
  expect(await forgetInCopies(databaseUrl, { text: secret })).toEqual({ files: 3, rows: 303 });
  expect(filesWith(secret, dirname(file))).toEqual([]);
  expect(await migrated.readComments(0)).not.toEqual([]);
  await migrated.close();
});

test('words that retention deletes, or their reader takes back, are in the file no more after the next round', async () => {
  const file = newFile();
  const store = await openSqliteStore({ file });
  const voteKey = randomUUID();
  const old = { day: noonDay - 181, receivedAt: noon - 181 * dayMs };
  await store.append(comments().map((event) => ({ ...event, ...old })));
  await store.append([storedComment(`mine: ${secret}`, { voteKey })]);
  await store.append([{ ...storedComment('', { voteKey }, 3), kind: eventKinds.comment }]);
  expect(filesWith(secret, dirname(file))).not.toEqual([]);
  await maintain(store, noon);
  expect(filesWith(secret, dirname(file))).toEqual([]);
  await store.close();
});

const rights = (path: string) => (statSync(path).mode & 0o777).toString(8);

test('database, log, index, backups and the report are for their owner only, also where they lay open before', async () => {
  const file = newFile();
  mkdirSync(dirname(file), { recursive: true, mode: 0o755 });
  const backups = join(dirname(file), 'backups');
  const earlier = await openSqliteStore({ file });
  await earlier.append([voteEvent()]);
  await backUp(earlier, backups, noon - dayMs);
  for (const entry of readdirSync(dirname(file), { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) chmodSync(join(entry.parentPath, entry.name), 0o644);
  }
  const store = await openSqliteStore({ file });
  await store.append([storedComment('hello')]);
  await backUp(store, backups, noon);
  const files = readdirSync(dirname(file), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(files.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['feedback.db', 'feedback.db-wal', 'feedback.db-shm']),
  );
  expect(new Set(files.map((entry) => rights(join(entry.parentPath, entry.name))))).toEqual(new Set(['600']));
  expect(rights(backups)).toBe('700');
  // A folder that was there is its owner's business: it may be /var/lib.
  expect(rights(dirname(file))).toBe('755');
  await store.close();
  await earlier.close();

  const own = newFile();
  await (await openSqliteStore({ file: own })).close();
  expect(rights(dirname(own))).toBe('700');

  const out = join(folder.path, 'report');
  for (const path of writeReport(report, tablesOf(report, input), out, ''))
    expect([basename(path), rights(path)]).toEqual([basename(path), '600']);
  expect(rights(out)).toBe('700');
  expect(existsSync(join(out, 'index.html.new'))).toBe(false);
});
