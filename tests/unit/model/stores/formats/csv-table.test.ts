import { expect, test } from 'vitest';
import { parseCsv } from '#model/stores/formats/csv-table.ts';

const texts = (source: string) => {
  const { header, rows } = parseCsv(source);
  return [header, ...rows].map((row) => row.map(({ text }) => text));
};

test('reads what spreadsheets write: byte order mark, semicolons, CRLF, quotes, empty lines', () => {
  expect(texts('\uFEFFa;b;c\r\n1,5; "x" ;\r\n;;\r\n"he said ""no""";2;3')).toEqual([
    ['a', 'b', 'c'],
    ['1,5', '"x"', ''],
    ['he said "no"', '2', '3'],
  ]);
  expect(texts('a\tb\n1\t2\n')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});

test('a cell may hold line breaks and separators, and every cell knows its place', () => {
  const { rows } = parseCsv('code,street\nA,"line 1\nline, 2"\nB,last');
  expect(rows.map((row) => row.map(({ text }) => text))).toEqual([
    ['A', 'line 1\nline, 2'],
    ['B', 'last'],
  ]);
  expect(rows[0]?.[1]?.at).toEqual({ line: 2, column: 3 });
  expect(rows[1]?.[0]?.at).toEqual({ line: 4, column: 1 });
});

test('an empty last cell is a cell', () => {
  expect(texts('a,b\n1,\n,2\n')).toEqual([
    ['a', 'b'],
    ['1', ''],
    ['', '2'],
  ]);
});

test('a quote that is never closed ends with the file', () => {
  expect(texts('a,b\n"x,1\n')).toEqual([['a', 'b'], ['x,1']]);
});
