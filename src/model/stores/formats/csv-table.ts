/** Tables as spreadsheets save them (https://www.rfc-editor.org/rfc/rfc4180), with the place of every cell. */
import type { Position } from '#problems/problem.ts';

export interface Cell {
  readonly text: string;
  readonly at: Position;
}

export interface Table {
  readonly header: readonly Cell[];
  /** Rows that have at least one cell with text. */
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * Reads CSV with `,`, `;` or tab between cells (whichever the first line has most of), with or without a byte
 * order mark, LF or CRLF, quoted cells with line breaks. Cells are trimmed.
 */
export function parseCsv(source: string): Table {
  const text = source.replace(/^\uFEFF/, '');
  const rows = splitRows(text, delimiterOf(text));
  const [header = [], ...rest] = rows.filter((row) => row.some((cell) => cell.text !== ''));
  return { header, rows: rest };
}

function delimiterOf(text: string): string {
  const [firstLine = ''] = text.split(/\r?\n/, 1);
  const count = (mark: string) => firstLine.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function splitRows(text: string, delimiter: string): Cell[][] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let [line, lineStart] = [1, 0];
  let i = 0;
  while (i < text.length) {
    const at = { line, column: i - lineStart + 1 };
    let value: string;
    if (text[i] === '"') {
      let end = i + 1;
      while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) {
        if (text[end] === '\n') [line, lineStart] = [line + 1, end + 1];
        end += text[end] === '"' ? 2 : 1;
      }
      value = text.slice(i + 1, end).replaceAll('""', '"');
      i = end + 1;
    } else {
      let end = i;
      while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end++;
      value = text.slice(i, end);
      i = end;
    }
    row.push({ text: value.trim(), at });
    while (i < text.length && text[i] !== delimiter && text[i] !== '\n') i++;
    if (text[i] === delimiter && i + 1 < text.length && text[i + 1] !== '\n') {
      i++;
      continue;
    }
    if (text[i] === delimiter) row.push({ text: '', at: { line, column: ++i - lineStart + 1 } });
    i++;
    [line, lineStart] = [line + 1, i];
    rows.push(row);
    row = [];
  }
  return rows;
}
