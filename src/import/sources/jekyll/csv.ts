/** Tables of data: the first row names the columns. */

/** Rows by the names of their columns, as https://www.rfc-editor.org/rfc/rfc4180 has them. */
export function parse(text: string, separator: string): Record<string, string>[] {
  const [names = [], ...rows] = rowsOf(text, separator);
  return rows
    .filter((row) => row.some((cell) => cell !== ''))
    .map((row) => Object.fromEntries(names.map((name, index) => [name.trim(), row[index] ?? ''])));
}

function rowsOf(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\\n]*))(${separator}|\\n|$)`, 'gy');
  for (
    let match = cell.exec(text);
    match !== null && cell.lastIndex <= text.length;
    match = cell.exec(text)
  ) {
    const [, quoted, plain = '', end] = match;
    rows.at(-1)?.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows;
}
