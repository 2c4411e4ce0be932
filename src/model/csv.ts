/** Tables for spreadsheets: https://www.rfc-editor.org/rfc/rfc4180, and no cell that a spreadsheet would calculate. */

/** Characters with which a spreadsheet starts a formula; quotes around a cell do not keep it from doing so. */
const formulaStart = /^[\s\0]*[=+\-@＝＋－＠\t\r\n|%]/u;

/** One cell, always quoted. Text that looks like a formula gets an apostrophe in front; numbers stay numbers. */
export function toCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  return `"${(formulaStart.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
}

/** A whole file. With a byte order mark, which Excel needs for UTF-8. */
export const toCsv = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${[head, ...rows].map((row) => row.map(toCell).join(',')).join('\r\n')}\r\n`;
