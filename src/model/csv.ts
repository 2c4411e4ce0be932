/** Tables for spreadsheets: https://www.rfc-editor.org/rfc/rfc4180, and no cell that a spreadsheet would calculate. */

/** Characters with which a spreadsheet starts a formula; quotes around a cell do not keep it from doing so. */
const formulaStart = /^[\s\0]*[=+\-@＝＋－＠\t\r\n|%]/u;

/**
 * The same within a text: where a comma is the decimal sign, spreadsheets open files by semicolons and pay no heed to our
 * quotes, so that a cell of theirs begins behind each semicolon, tab and line break. A list of "- items" is none.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const innerStart = /(?<=[;\t\r\n])[ \0]*(?=[=+@＝＋－＠|%]|-(?! ))/gu;

/** One cell, always quoted. What looks like a formula gets an apostrophe in front; numbers stay numbers. */
export function toCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const inert = (formulaStart.test(value) ? `'${value}` : value).replace(innerStart, "$&'");
  return `"${inert.replaceAll('"', '""')}"`;
}

/** A whole file. With a byte order mark, which Excel needs for UTF-8. */
export const toCsv = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${[head, ...rows].map((row) => row.map(toCell).join(',')).join('\r\n')}\r\n`;
