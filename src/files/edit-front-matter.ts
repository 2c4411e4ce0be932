/** Changes one key of a file's front matter and leaves every other byte alone. */

/** A text as its editor saved it, in three parts that make it up. */
export interface WrittenText {
  /** The first "---", or nothing. */
  readonly open: string;
  readonly yaml: string;
  /** The second "---" and everything behind it. Without front matter: the whole text. */
  readonly rest: string;
}

/** Takes a text apart, with the line breaks and the byte-order mark that it has. */
export function splitWritten(text: string): WrittenText {
  const found = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m.exec(text);
  if (found?.index !== 0) return { open: '', yaml: '', rest: text };
  const [, open = '', yaml = ''] = found;
  return { open, yaml, rest: text.slice(open.length + yaml.length) };
}

/**
 * The file's text with `key: value` in its front matter: replaces the key if it's there, with all lines of its value, and
 * adds it at the end otherwise. A text without front matter is returned unchanged. `value` must need no quotes.
 */
export function setFrontMatterKey(text: string, key: string, value: string): string {
  return editYaml(text, (yaml, lineBreak) => {
    const line = `${key}: ${value}${lineBreak}`;
    const lines = linesOf(key);
    return lines.test(yaml) ? yaml.replace(lines, () => line) : yaml + line;
  });
}

/** The file's text without a key of its front matter. */
export function removeFrontMatterKey(text: string, key: string): string {
  return editYaml(text, (yaml) => yaml.replace(linesOf(key), ''));
}

/** The lines of a key at the top: its own, and those below that are indented or items of its list. */
const linesOf = (key: string) =>
  new RegExp(`^${key}:.*(?:\\r?\\n|$)(?:(?:[ \\t]+\\S.*|- .*|-)(?:\\r?\\n|$))*`, 'm');

function editYaml(text: string, edit: (yaml: string, lineBreak: string) => string): string {
  const { open, yaml, rest } = splitWritten(text);
  return open === '' ? text : open + edit(yaml, open.endsWith('\r\n') ? '\r\n' : '\n') + rest;
}
