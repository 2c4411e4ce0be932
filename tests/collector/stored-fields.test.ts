/** The page on privacy names every field that a database has, and no other. */
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { newId } from '#client/feedback/delivery.ts';
import { toStoredEvent } from '#collector/ingest.ts';
import { readMigrations } from '#collector/migrations.ts';
import { createRevisions } from '#collector/revisions.ts';
import { feedbackEvent } from '#model/feedback/events.ts';

const page = readFileSync('docs/privacy.md', 'utf8');

/** The fields that tables of the page name below the sentence that begins with a table's name. */
function documented(table: string): string[] {
  const [, part = ''] = page.split(`\n\`${table}\``);
  const rows = (part.split(/\n(?:`|#)/)[0] ?? '').match(/^\| `.*?\|/gm) ?? [];
  return rows.flatMap((row) => [...row.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)).toSorted();
}

/** Columns by table, as the migrations of PostgreSQL make them. */
function inPostgres(): Record<string, string[]> {
  const sql = readMigrations('postgres')
    .map((one) => one.sql)
    .join('\n');
  const made = [...sql.matchAll(/^CREATE TABLE (\w+) \(\n([^;]*)\);/gm)];
  const added = [...sql.matchAll(/^ALTER TABLE (\w+) ADD COLUMN (\w+)/gm)];
  // Whatever else changes columns has to be read here, too.
  expect(sql.match(/^ALTER TABLE (?!\w+ ADD COLUMN \w+)|DROP COLUMN|RENAME|^DROP TABLE/gm)).toBeNull();
  return Object.fromEntries(
    made.map(([, table = '', body = '']) => [
      table,
      [
        ...[...body.matchAll(/^ {2}([a-z]\w*) /gm)].map(([, name = '']) => name),
        ...added.flatMap(([, to, name = '']) => (to === table ? [name] : [])),
      ],
    ]),
  );
}

test('docs/privacy.md lists every stored field, and none that is not stored', () => {
  const db = new DatabaseSync(':memory:');
  for (const { sql } of readMigrations('sqlite')) db.exec(sql);
  const fieldsOf = (table: string) =>
    db
      .prepare('SELECT name FROM pragma_table_info(?)')
      .all(table)
      .map(({ name }) => String(name));
  const withWords = ['event', 'vote', 'comment', 'search_digest', 'query_digest'];
  const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all();
  const counted = ['revision', 'rollup', 'tally', 'search_day', 'contact_day', 'article_day'];
  expect(tables.map(({ name }) => String(name)).toSorted()).toEqual([...withWords, ...counted].toSorted());
  for (const table of withWords) {
    expect(documented(table)).toEqual(fieldsOf(table).toSorted());
  }
  expect(inPostgres()).toEqual(
    Object.fromEntries([...withWords, ...counted].map((table) => [table, fieldsOf(table)])),
  );
  expect(documented('revision')).toEqual([...new Set(counted.flatMap(fieldsOf))].toSorted());
});

/** What the page calls each key within `data` of an event. */
const inData: Readonly<Record<string, string>> = {
  q: 'its words without personal data',
  i: 'their place among the page’s searches',
  n: 'the number of results',
  pos: 'the words and its place',
  x: 'the words, and yes or no',
  via: 'where on the site',
  ch: 'which channel',
  co: 'the country that the reader has chosen',
  dev: 'phone, tablet or computer',
};

test('docs/privacy.md names all that stands within the data of an event', () => {
  const about = { id: newId(0), t: 0, l: 'en', co: 'TR', ep: newId(0), q: 'refund' };
  const events = [
    { k: 'search', ...about, i: 1, n: 3 },
    { k: 'result_click', ...about, pos: 1, a: 'refund' },
    { k: 'result_click', ...about, pos: 1, a: 'refund', x: 1 },
    { k: 'contact', ...about, via: 'zero', a: 'refund', ch: 'phone' },
  ];
  const arrival = {
    now: 0,
    skew: 0,
    optedOut: false,
    device: 'phone',
    sender: { visitor: '', network: '', asks: String },
  } as const;
  const revisions = createRevisions({ recordRevisions: async () => [] });
  const keys = events.flatMap((event) => {
    const kept = toStoredEvent(feedbackEvent.parse(event), arrival, revisions);
    return typeof kept === 'string' ? [] : Object.keys(JSON.parse(kept.data) as object);
  });
  expect([...new Set(keys)].toSorted()).toEqual(Object.keys(inData).toSorted());
  const row = /^\| `data` \|.*$/m.exec(page)?.[0].replaceAll("'", '’');
  for (const words of Object.values(inData)) expect(row).toContain(words);
  // Events have no other fields: each is sent whole here.
  const optional = feedbackEvent.options.flatMap(({ shape }) => Object.keys(shape));
  const known = new Set([...events.flatMap(Object.keys), 'r', 'vk', 's', 'why', 'c', 'h']);
  expect(optional.filter((key) => !known.has(key))).toEqual([]);
});
