/**
 * SQL that both databases understand, with `?` for values. Days are integers made by the application, so no
 * function of dates is needed.
 */
import { dayMs } from '#base/day.ts';
import { funnelSteps, type SearchDay } from '#model/feedback/search-day.ts';
import {
  eventKinds,
  type CopiedRow,
  type CopiedTable,
  type DigestKind,
  type DigestName,
  type Forgettable,
  type Retention,
} from './store.ts';
import { tables, type ColumnType } from './tables.ts';

/** Rows read for reports. `flags = 0`: known article and revision, not set aside. */
export const reportQueries = {
  comments: `SELECT c.article, c.locale, c.epoch, c.rev, c.day, c.body, c.flags,
      coalesce(v.value, 0) AS value, coalesce(v.reasons, 0) AS reasons
    FROM comment c LEFT JOIN vote v ON v.article = c.article AND v.locale = c.locale
      AND v.epoch = c.epoch AND v.vote_key = c.vote_key
    WHERE c.body <> '' AND c.day >= ? ORDER BY c.day DESC, c.article, c.locale, c.body, c.vote_key`,
  funnel: `SELECT day, locale, country, device, asked, shown, opened, reworded, contacted, answered FROM search_day
    WHERE day BETWEEN ? AND ? ORDER BY day, locale, country, device`,
  contacts: `SELECT day, locale, country, device, via, channel, n FROM contact_day
    WHERE day BETWEEN ? AND ? ORDER BY day, locale, country, device, via, channel`,
  digestDays: `SELECT 'searches' AS of, day, days FROM search_digest
    UNION ALL SELECT 'queries' AS of, day, days FROM query_digest ORDER BY day, days, of`,
  settledDay: 'SELECT max(day) AS day FROM rollup',
  tallies: 'SELECT day, name, n FROM tally WHERE day >= ? ORDER BY day, name',
  flagged: `SELECT flags, count(*) AS n FROM vote WHERE flags <> 0 GROUP BY flags ORDER BY flags`,
  revisions: `SELECT article, locale, rev, epoch, day FROM (
      SELECT article, locale, rev, epoch, day,
        row_number() OVER (PARTITION BY article, locale ORDER BY day DESC, epoch DESC, rev) AS place FROM revision
    ) AS newest WHERE place <= 20 ORDER BY article, locale, day, rev`,
  // Each alone is found by the index; both in one would be a search through all events.
  days: `SELECT (SELECT min(received_at) FROM event) AS first, (SELECT max(received_at) FROM event) AS last`,
} as const;

/** Votes of days, counted by all that tells them apart: one text, as below. */
export const readVotes = (
  list: string,
  row: string,
): string => `SELECT CAST(${list}(${row}) AS text) AS text FROM (
    SELECT article, locale, epoch, day, value, reasons, count(*) AS n FROM vote
    WHERE flags = 0 AND value <> 0 AND day BETWEEN ? AND ?
    GROUP BY day, article, locale, epoch, value, reasons ORDER BY day, article, locale, epoch, value, reasons
  ) AS counts`;

/**
 * Searches of a time as one text, a JSON array in which each is an array as in `stored-rows.ts`: made and sent several
 * times as fast as rows. `row` makes an element, `list` the text of all. A text may have 512 MB, some four million.
 */
export const readSearches = (
  list: string,
  row: string,
): string => `SELECT CAST(${list}(${row}) AS text) AS text FROM event
  WHERE received_at >= ? AND received_at < ? AND kind IN (${eventKinds.search}, ${eventKinds.result_click}, ${eventKinds.contact})
    AND (episode IS NOT NULL OR kind = ${eventKinds.contact})`;

/** Tables of what `keepSearchDay` writes. */
const countTables = ['search_day', 'contact_day', 'article_day'] as const;
export const digestTables = {
  searches: 'search_digest',
  queries: 'query_digest',
} as const satisfies Record<DigestKind, CopiedTable>;
type SearchTable = (typeof countTables)[number] | (typeof digestTables)[DigestKind];
export const searchTables: readonly SearchTable[] = [...countTables, ...Object.values(digestTables)];

/** Deletes what is written of a day of searches, and of the spans that it's in: the first part of `keepSearchDay`. */
export const deleteSearchDay: readonly string[] = [
  ...countTables.map((table) => `DELETE FROM ${table} WHERE day = ?`),
  ...Object.values(digestTables).map(
    (table) => `DELETE FROM ${table} WHERE ? BETWEEN day AND day + days - 1`,
  ),
];

/** Reads a digest; its values are the first day and how many. */
export const readDigest = ({ of }: DigestName): string =>
  `SELECT data FROM ${digestTables[of]} WHERE day = ? AND days = ?`;

/**
 * What was done with articles on a range of days: what versions before November 2026 have counted of them, and what was
 * received later of days after those. First and last day are its values, twice.
 */
export const readArticles = (
  except: readonly number[],
): string => `SELECT article, locale, metric, CAST(sum(n) AS bigint) AS n FROM (
    SELECT article, locale, metric, n FROM rollup WHERE day BETWEEN ? AND ?
    UNION ALL SELECT article, locale, metric, n FROM article_day
      WHERE happened BETWEEN ? AND ? AND happened > (SELECT coalesce(max(day), -1) FROM rollup)
        ${except.length === 0 ? '' : `AND day NOT IN (${except.map(Math.floor).join(', ')})`}
  ) AS counts GROUP BY article, locale, metric ORDER BY article, locale, metric`;

/** The same, and `reportQueries.settledDay`, of a copy of a SQLite database that an earlier version made: what `0003.sql` keeps. */
const settled = `FROM rollup WHERE metric <> 'search' AND day < (SELECT coalesce(
  min((SELECT min(received_at) FROM event) / ${dayMs} + 5, (SELECT max(received_at) FROM event) / ${dayMs} - 20), 1000000))`;
export const readEarlier = {
  articles: `SELECT article, locale, metric, sum(n) AS n ${settled} AND day BETWEEN ? AND ?
    GROUP BY article, locale, metric ORDER BY article, locale, metric`,
  settledDay: `SELECT max(day) AS day ${settled}`,
} as const;

/** What `keepSearchDay` writes: rows of each table. */
export const searchDayRows = ({
  day,
  funnel,
  contacts,
  articles,
  digest,
  queries,
}: SearchDay): Readonly<Record<SearchTable, readonly CopiedRow[]>> => ({
  search_day: funnel.map((row) => [
    row.day,
    row.locale,
    row.country,
    row.device,
    ...funnelSteps.map((step) => row[step]),
  ]),
  contact_day: contacts.map((row) => [
    row.day,
    row.locale,
    row.country,
    row.device,
    row.via,
    row.channel,
    row.n,
  ]),
  article_day: articles.map((row) => [row.day, row.happened, row.article, row.locale, row.metric, row.n]),
  search_digest: [[day, 1, digest]],
  query_digest: [[day, 1, queries]],
});

/** What `prune` deletes: table, key and column of each kind, and which retention says how old it may get. */
const pruned = {
  events: { table: 'event', key: 'id', column: 'received_at' },
  comments: { table: 'comment', key: tables.comment.key.join(', '), column: 'day' },
  votes: { table: 'vote', key: tables.vote.key.join(', '), column: 'day' },
  rollups: { table: 'rollup', key: tables.rollup.key.join(', '), column: 'day' },
  digests: { table: 'search_digest', key: tables.search_digest.key.join(', '), column: 'day' },
  queryDigests: { table: 'query_digest', key: tables.query_digest.key.join(', '), column: 'day' },
  searchDays: { table: 'search_day', key: tables.search_day.key.join(', '), column: 'day' },
  contactDays: { table: 'contact_day', key: tables.contact_day.key.join(', '), column: 'day' },
  articleDays: { table: 'article_day', key: tables.article_day.key.join(', '), column: 'day' },
  tallies: { table: 'tally', key: tables.tally.key.join(', '), column: 'day' },
} as const;
export type Pruned = keyof typeof pruned;

/** How many rows one transaction deletes, so that votes never wait long. */
export const pruneStep = 2000;

/** Deletes some of the rows whose column is below a value. */
export const deleteSome = (kind: Pruned): string => {
  const { table, key, column } = pruned[kind];
  return `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${column} < ? LIMIT ${pruneStep})`;
};

/** Takes off the marks of visitors that Fener stored until November 2026, of some events received before a time. */
export const forgetVisitors = `UPDATE event SET visitor = NULL WHERE id IN
  (SELECT id FROM event WHERE visitor IS NOT NULL AND received_at < ? LIMIT ${pruneStep})`;

/** Tables in which a text may stand, and the column. */
const textColumns = [
  ['comment', 'body'],
  ['event', 'data'],
  ['search_digest', 'data'],
  ['query_digest', 'data'],
] as const;

/**
 * What deletes the rows that are to be forgotten, of the tables that there are: each statement has one value, the text or
 * the vote key.
 */
export function forgetting(
  what: Forgettable,
  position: 'instr' | 'strpos',
  existing?: ReadonlySet<string>,
): readonly string[] {
  if (!('text' in what))
    return ['event', 'vote', 'comment'].map((table) => `DELETE FROM ${table} WHERE vote_key = ?`);
  return textColumns
    .filter(([table]) => existing?.has(table) !== false)
    .map(([table, column]) => `DELETE FROM ${table} WHERE ${position}(${column}, ?) > 0`);
}

/** The oldest value of a column. */
export const readOldest = (kind: Pruned): string =>
  `SELECT min(${pruned[kind].column}) AS oldest FROM ${pruned[kind].table}`;

/** The limits of `prune`: below them, values of the columns are too old. */
export function pruneLimits(now: number, keep: Retention): Readonly<Record<Pruned, number>> {
  const today = Math.floor(now / dayMs);
  return {
    events: now - keep.eventDays * dayMs,
    comments: today - keep.commentDays,
    votes: today - keep.voteDays,
    rollups: today - keep.voteDays,
    digests: today - keep.eventDays,
    queryDigests: today - keep.eventDays,
    searchDays: today - keep.voteDays,
    contactDays: today - keep.voteDays,
    articleDays: today - keep.voteDays,
    tallies: today - keep.voteDays,
  };
}

/** One day in the unit of a column. */
export const dayOf = (kind: Pruned): number => (pruned[kind].column === 'received_at' ? dayMs : 1);

/**
 * Dates what is dated after the given times to today: pairs of SQL and its values. Counts of such days go; maintenance
 * makes them anew.
 */
export function redatings(now: number): readonly (readonly [sql: string, ...values: number[]])[] {
  const today = Math.floor(now / dayMs);
  return [
    ['UPDATE event SET received_at = ?, day = ? WHERE received_at >= ?', now, today, (today + 2) * dayMs],
    ...(['vote', 'comment', 'revision'] as const).map(
      (table) => [`UPDATE ${table} SET day = ? WHERE day > ?`, today, today + 1] as const,
    ),
    ...(['rollup', ...searchTables] as const).map(
      (table) => [`DELETE FROM ${table} WHERE day > ?`, today + 1] as const,
    ),
  ];
}

/** First and last day of events, from the row of `reportQueries.days`. */
export const daysOf = (
  row: { readonly first: number | null; readonly last: number | null } | undefined,
): { readonly first: number; readonly last: number } | undefined =>
  !row || row.first === null || row.last === null
    ? undefined
    : { first: Math.floor(row.first / dayMs), last: Math.floor(row.last / dayMs) };

/** Reads a page of a table in the order of its key; after a row, the values of `keyOf` stand for it. */
export function readPage(table: CopiedTable, after: CopiedRow | undefined, limit: number): string {
  const { columns, key } = tables[table];
  const keys = key.join(', ');
  const start = after ? ` WHERE (${keys}) > (${key.map(() => '?').join(', ')})` : '';
  return `SELECT ${Object.keys(columns).join(', ')} FROM ${table}${start} ORDER BY ${keys} LIMIT ${limit}`;
}

/** The key of a copied row: each value with the type of its column. */
export function keyOf(
  table: CopiedTable,
  row: CopiedRow,
): { readonly value: CopiedRow[number]; readonly type: ColumnType }[] {
  const columns = Object.entries(tables[table].columns);
  return tables[table].key.map((name) => {
    const index = columns.findIndex(([column]) => column === name);
    return { value: row[index] ?? null, type: columns[index]?.[1] ?? 'text' };
  });
}
