/** The embedded store: a SQLite file, written by a thread of its own so that no disk ever stops the server. */
import { toSearchRows, toVoteCounts } from '#collector/stored-rows.ts';
import type { Store } from '#collector/store.ts';
import { withDashes } from './blobs.ts';
import type { DatabaseOptions } from './connection.ts';
import { startThread } from './thread.ts';

/** Opens a SQLite file as a store. Rejects with the reason where the file cannot be opened or is too new. */
export async function openSqliteStore(options: DatabaseOptions): Promise<Store> {
  const thread = await startThread(options);
  const store: Store = {
    append: thread.call('append'),
    recordRevisions: thread.call('recordRevisions'),
    addTallies: thread.call('addTallies'),
    spend: thread.call('spend'),
    readVotes: async (from, to) => toVoteCounts(await thread.call('readVotes')(from, to)),
    readComments: thread.call('readComments'),
    readSearches: async (from, to) => toSearchRows(await thread.call('readSearches')(from, to), withDashes),
    readFunnel: thread.call('readFunnel'),
    readContacts: thread.call('readContacts'),
    readDigestDays: thread.call('readDigestDays'),
    readDigest: thread.call('readDigest'),
    keepSearchDay: thread.call('keepSearchDay'),
    keepDigest: thread.call('keepDigest'),
    readArticles: thread.call('readArticles'),
    readSettledDay: thread.call('readSettledDay'),
    readTallies: thread.call('readTallies'),
    readSetAside: thread.call('readSetAside'),
    readRevisions: thread.call('readRevisions'),
    readDays: thread.call('readDays'),
    prune: thread.call('prune'),
    forget: thread.call('forget'),
    redate: thread.call('redate'),
    backup: thread.call('backup'),
    readPage: thread.call('readPage'),
    writePage: thread.call('writePage'),
    health: thread.call('health'),
    close: async () => {
      if (thread.isStopped) return;
      await thread.call('close')();
      await thread.end();
    },
  };
  // Rejects where the file cannot be opened.
  await store.health();
  return store;
}
