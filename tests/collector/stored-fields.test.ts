/** The page on privacy names every field that a database has, and no other. */
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { readMigrations } from '#collector/migrations.ts';

const page = readFileSync('docs/privacy.md', 'utf8');

/** The fields that tables of the page name below the sentence that begins with a table's name. */
function documented(table: string): string[] {
  const [, part = ''] = page.split(`\n\`${table}\``);
  const rows = (part.split(/\n(?:`|#)/)[0] ?? '').match(/^\| `.*?\|/gm) ?? [];
  return rows.flatMap((row) => [...row.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)).toSorted();
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
  expect(documented('revision')).toEqual([...new Set(counted.flatMap(fieldsOf))].toSorted());
});
