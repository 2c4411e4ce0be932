/** Changes one key of a file's front matter and leaves every other byte alone. */

/**
 * The file's text with `key: value` in its front matter: replaces the key if it's there, with all lines of its value, and
 * adds it at the end otherwise. A text without front matter is returned unchanged. `value` must need no quotes.
 */
export function setFrontMatterKey(text: string, key: string, value: string): string {
  return editYaml(text, (yaml, lineBreak) => {
    const line = `${key}: ${value}${lineBreak}`;
    const found = linesOf(yaml, key);
    return found ? yaml.replace(found, () => line) : yaml + line;
  });
}

/** The file's text without a key of its front matter. */
export function removeFrontMatterKey(text: string, key: string): string {
  return editYaml(text, (yaml) => {
    const found = linesOf(yaml, key);
    return found ? yaml.replace(found, '') : yaml;
  });
}

/** The lines of a key at the top: its own, and those below that are indented or items of its list. */
function linesOf(yaml: string, key: string): string | undefined {
  return new RegExp(`^${key}:.*(?:\\r?\\n|$)(?:(?:[ \\t]+\\S.*|- .*|-)(?:\\r?\\n|$))*`, 'm').exec(yaml)?.[0];
}

function editYaml(text: string, edit: (yaml: string, lineBreak: string) => string): string {
  const found = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)(^---[ \t]*(?:\r?\n|$))/m.exec(text);
  if (!found) return text;
  const [whole, open = '', yaml = '', close = ''] = found;
  const lineBreak = open.endsWith('\r\n') ? '\r\n' : '\n';
  return open + edit(yaml, lineBreak) + close + text.slice(whole.length);
}
