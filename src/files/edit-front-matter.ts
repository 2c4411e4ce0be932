/** Changes one key of a file's front matter and leaves every other byte alone. */

/**
 * The file's text with `key: value` in its front matter: replaces the key if it's there, adds it at the end otherwise.
 * A text without front matter is returned unchanged. `value` must need no quotes.
 */
export function setFrontMatterKey(text: string, key: string, value: string): string {
  const found = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)(^---[ \t]*(?:\r?\n|$))/m.exec(text);
  if (!found) return text;
  const [whole, open = '', yaml = '', close = ''] = found;
  const lineBreak = open.endsWith('\r\n') ? '\r\n' : '\n';
  const line = new RegExp(`^${key}:.*$`, 'm');
  const changed = line.test(yaml)
    ? yaml.replace(line, `${key}: ${value}`)
    : `${yaml}${key}: ${value}${lineBreak}`;
  return open + changed + close + text.slice(whole.length);
}
