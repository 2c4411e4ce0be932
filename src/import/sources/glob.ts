/** Patterns of paths as `.gitignore` writes them. */

/** Whether a path is left out by the patterns, one on each line; a later one with "!" takes it in again. */
export function isIgnored(patterns: readonly string[], path: string): boolean {
  let ignored = false;
  for (const written of patterns) {
    const pattern = written.trim();
    if (pattern === '' || pattern.startsWith('#')) continue;
    const isBack = pattern.startsWith('!');
    if (toPattern(isBack ? pattern.slice(1) : pattern).test(path)) ignored = !isBack;
  }
  return ignored;
}

function toPattern(pattern: string): RegExp {
  const isAnchored = /.\/./.test(pattern) || pattern.startsWith('/');
  const body = pattern
    .replace(/^\/|\/$/g, '')
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => wildcards[part] ?? part.replace(/[.+^${}()|[\]\\]/g, '\\$&'))
    .join('');
  return new RegExp(`${isAnchored ? '^' : '(?:^|/)'}${body}(?:$|/)`);
}

const wildcards: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
};
