/** The tables of the report in a real spreadsheet program, where Gnumeric's `ssconvert` is installed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatCsv } from '#report/csv.ts';
import { tablesOf } from '#report/tables.ts';
import { hostileReport, input } from './sample-report.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const folder = temporaryFolder();
const isInstalled = spawnSync('ssconvert', ['--version']).status === 0;

/** Cells of a CSV file that the program calculates: in its XML, those without the type of a value. */
function formulasIn(csv: string): string[] {
  const [from, to] = [join(folder, 'table.csv'), join(folder, 'table.xml')];
  writeFileSync(from, csv);
  execFileSync('ssconvert', ['--export-type=Gnumeric_XmlIO:sax:0', from, to], { stdio: 'ignore' });
  const cells = readFileSync(to, 'utf8').matchAll(/<gnm:Cell ([^>]*)>([^<]*)</g);
  return [...cells].flatMap(([, attributes = '', text = '']) =>
    attributes.includes('ValueType') ? [] : [text],
  );
}

const hostile = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '＝1+1',
  '=cmd|x!A1',
];

test('a spreadsheet calculates nothing that a reader wrote', ({ skip }) => {
  if (!isInstalled) skip('ssconvert is not installed (apt-get install gnumeric)');
  expect(formulasIn('"words"\r\n"=1+1"\r\n')).toEqual(['=1+1']);
  for (const text of hostile) {
    for (const [name, table] of Object.entries(tablesOf(hostileReport(text), input))) {
      expect([name, text, formulasIn(formatCsv(table))]).toEqual([name, text, []]);
    }
  }
});
