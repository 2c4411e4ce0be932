/** Finds tables that are not shown as tables, and rows that lose their last cells. */
import { countOf } from '#base/count-of.ts';
import type { ProblemCode } from '#problems/rules.ts';
import type { NodeOf } from './nodes.ts';

/** Something wrong in a table; `line` counts from its first line, from 0. */
export interface TableFinding {
  readonly code: ProblemCode;
  readonly line: number;
  readonly message: string;
  readonly fix: string;
}

const delimiter = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;
/** What a word processor makes of a delimiter row, or another dialect writes. */
const otherDelimiter = /^\|?[ \t]*[:=+—–―-]+[ \t]*(?:[|+][ \t]*[:=—–―-]+[ \t]*)*[|+]?$/;
const row = /^\|.*\|$/;

/** A paragraph whose lines are those of a table. */
export function checkTableText(raw: string): TableFinding[] {
  if (!raw.includes('|') || !raw.includes('\n')) return [];
  const lines = raw.split('\n').map((line) => line.replace(/^[> \t]*/, '').trimEnd());
  const second = lines.findIndex((line, index) => index > 0 && delimiter.test(line) && line.includes('|'));
  const header = lines[second - 1];
  if (header?.includes('|')) {
    const [columns, dashes] = [cellsOf(header), cellsOf(lines[second] ?? '')];
    return [
      {
        code: 'table-malformed',
        line: second - 1,
        message: `This isn't shown as a table: its first row has ${countOf(columns, 'cell')}, the row of dashes below it ${dashes}.`,
        fix: `Write the row of dashes as ${dashesFor(columns)}.`,
      },
    ];
  }
  const dashes = lines.findIndex(
    (line, index) => delimiter.test(line) && line.includes('|') && (lines[index + 1] ?? '').includes('|'),
  );
  if (dashes >= 0) {
    return [
      {
        code: 'table-malformed',
        line: dashes,
        message: "This isn't shown as a table: there is no heading in the line above the dashes.",
        fix: 'Write the heading directly above the dashes, without an empty line.',
      },
    ];
  }
  const first = lines.findIndex((line, index) => row.test(line) && row.test(lines[index + 1] ?? ''));
  if (first < 0) return [];
  const columns = cellsOf(lines[first] ?? '');
  if (columns < 2 && !otherDelimiter.test(lines[first + 1] ?? '')) return [];
  return [
    {
      code: 'table-malformed',
      line: first,
      message: "This isn't shown as a table: there is no row of dashes below its first row.",
      fix: `Write ${dashesFor(columns)} there${otherDelimiter.test(lines[first + 1] ?? '') ? `, instead of ${lines[first + 1]}` : ''}.`,
    },
  ];
}

/** Rows of a table that have more or fewer cells than its heading. */
export function checkTable(node: NodeOf<'table'>): TableFinding[] {
  const [heading, ...rows] = node.children;
  const columns = heading?.children.length ?? 0;
  const top = node.position?.start.line ?? 1;
  return rows.flatMap(({ children, position }) => {
    if (children.length === columns) return [];
    const isLonger = children.length > columns;
    return [
      {
        code: 'table-row' as const,
        line: (position?.start.line ?? top) - top,
        message: `The row has ${countOf(children.length, 'cell')}, the heading of the table ${columns}${isLonger ? '. The last ones would not be shown' : ''}.`,
        fix: isLonger
          ? 'Give both the same number. A "|" that is text is written "\\|", in code too.'
          : 'Give both the same number. An empty cell is written "| |".',
      },
    ];
  });
}

const cellsOf = (line: string) =>
  line
    .replace(/\\\|/g, '')
    .replace(/^\||\|$/g, '')
    .split('|').length;

const dashesFor = (columns: number) => `|${' --- |'.repeat(columns)}`;
