import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { writeSqlite } from '#report/sqlite.ts';
import { tablesOf } from '#report/tables.ts';
import { input, report } from './sample-report.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

test('the tables of report.sqlite have whole numbers, shares and texts as such, also where they are empty', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'report.sqlite');
  writeSqlite(file, tablesOf(report, input));
  const db = new DatabaseSync(file);
  const row = db.prepare(
    'SELECT typeof(locale) AS locale, typeof(yes) AS yes, typeof(high) AS high, typeof(stale) AS stale FROM articles',
  );
  expect(row.get()).toEqual({ locale: 'text', yes: 'integer', high: 'real', stale: 'integer' });
  const columns = db.prepare(
    `SELECT name, type FROM pragma_table_info('contacts_by_day') WHERE name IN ('day', 'n')`,
  );
  expect(columns.all()).toEqual([
    { name: 'day', type: 'TEXT' },
    { name: 'n', type: 'INTEGER' },
  ]);
  db.close();
});
