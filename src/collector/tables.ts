/** Columns and keys of the tables that are copied from store to store, the same in both databases. */
import type { CopiedTable } from './store.ts';

export type ColumnType = 'text' | 'integer' | 'bigint' | 'uuid';

interface Table {
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly key: readonly string[];
  /** What happens to a row whose key is there. */
  readonly conflict: string;
}

const winner = (table: string, columns: readonly string[]) =>
  `DO UPDATE SET ${columns.map((c) => `${c} = excluded.${c}`).join(', ')} WHERE excluded.seq > ${table}.seq`;

const digest: Table = {
  columns: { day: 'integer', days: 'integer', data: 'text' },
  key: ['day', 'days'],
  conflict: 'DO NOTHING',
};

export const tables: Readonly<Record<CopiedTable, Table>> = {
  revision: {
    columns: { article: 'text', locale: 'text', rev: 'text', epoch: 'integer', day: 'integer' },
    key: ['article', 'locale', 'rev'],
    conflict: 'DO NOTHING',
  },
  event: {
    columns: {
      id: 'uuid',
      kind: 'integer',
      day: 'integer',
      received_at: 'bigint',
      article: 'text',
      locale: 'text',
      rev: 'text',
      epoch: 'integer',
      vote_key: 'uuid',
      episode: 'uuid',
      flags: 'integer',
      data: 'text',
    },
    key: ['id'],
    conflict: 'DO NOTHING',
  },
  vote: {
    columns: {
      article: 'text',
      locale: 'text',
      epoch: 'integer',
      vote_key: 'uuid',
      rev: 'text',
      seq: 'integer',
      value: 'integer',
      reasons: 'integer',
      day: 'integer',
      flags: 'integer',
    },
    key: ['article', 'locale', 'epoch', 'vote_key'],
    conflict: winner('vote', ['rev', 'seq', 'value', 'reasons', 'day', 'flags']),
  },
  comment: {
    columns: {
      article: 'text',
      locale: 'text',
      epoch: 'integer',
      vote_key: 'uuid',
      rev: 'text',
      seq: 'integer',
      day: 'integer',
      body: 'text',
      flags: 'integer',
    },
    key: ['article', 'locale', 'epoch', 'vote_key'],
    conflict: winner('comment', ['rev', 'seq', 'day', 'body', 'flags']),
  },
  rollup: {
    columns: {
      day: 'integer',
      article: 'text',
      locale: 'text',
      epoch: 'integer',
      metric: 'text',
      n: 'integer',
    },
    key: ['day', 'article', 'locale', 'epoch', 'metric'],
    conflict: 'DO UPDATE SET n = excluded.n',
  },
  search_day: {
    columns: {
      day: 'integer',
      locale: 'text',
      country: 'text',
      device: 'text',
      asked: 'bigint',
      shown: 'bigint',
      opened: 'bigint',
      reworded: 'bigint',
      contacted: 'bigint',
      answered: 'bigint',
    },
    key: ['day', 'locale', 'country', 'device'],
    conflict: 'DO NOTHING',
  },
  contact_day: {
    columns: {
      day: 'integer',
      locale: 'text',
      country: 'text',
      device: 'text',
      via: 'text',
      channel: 'text',
      n: 'bigint',
    },
    key: ['day', 'locale', 'country', 'device', 'via', 'channel'],
    conflict: 'DO NOTHING',
  },
  article_day: {
    columns: {
      day: 'integer',
      happened: 'integer',
      article: 'text',
      locale: 'text',
      metric: 'text',
      n: 'bigint',
    },
    key: ['day', 'happened', 'article', 'locale', 'metric'],
    conflict: 'DO NOTHING',
  },
  search_digest: digest,
  query_digest: digest,
  tally: {
    columns: { day: 'integer', name: 'text', n: 'integer' },
    key: ['day', 'name'],
    conflict: 'DO UPDATE SET n = excluded.n',
  },
};

/** Puts rows into a table. `source` yields them: `VALUES (…)` or `SELECT …`, in the order of the columns. */
export function insertSql(table: CopiedTable, source: string): string {
  const { columns, key, conflict } = tables[table];
  return `INSERT INTO ${table} (${Object.keys(columns).join(', ')}) ${source} ON CONFLICT (${key.join(', ')}) ${conflict}`;
}
