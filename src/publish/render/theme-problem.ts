/** What breaks in a component of the site, as a problem: its author can mend it, and a stack trace of Fener is no help. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { isWithin } from '#base/file-paths.ts';
import { shownPath, type Places } from '#files/places.ts';
import { problem, type Problem } from '#problems/problem.ts';

/**
 * The problem behind an error of Astro, if a file of the theme is to blame.
 *
 * Problems: `theme-code`.
 */
export function themeProblem(error: unknown, places: Pick<Places, 'themeDir'>): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const text = stripVTControlCharacters(`${error.message}\n${error.stack ?? ''}`);
  const missing = missingImport(text, places);
  if (missing) return missing;
  const where = placeIn(text, places) ?? componentIn(text, places);
  const fix = 'Correct it. "npx fener dev" shows more of the error, in place of the page.';
  return where && problem('theme-code', where, `The code fails: ${reasonIn(text)}.`, fix);
}

/** An import that leads nowhere. */
function missingImport(text: string, { themeDir }: Pick<Places, 'themeDir'>): Problem | undefined {
  const [, wanted = '', from = ''] = /failed to resolve import "([^"]+)" from "([^"]+)"/.exec(text) ?? [];
  if (wanted === '' || !isWithin(themeDir, resolve(from))) return undefined;
  const fix = /^[./]/.test(wanted)
    ? 'Correct the path.'
    : `Correct the name, or install the package: npm install ${wanted}`;
  return problem('theme-code', { file: shownPath(from) }, `There is no "${wanted}" to import.`, fix);
}

/** Where the parser or the bundler stopped. */
function placeIn(text: string, { themeDir }: Pick<Places, 'themeDir'>) {
  for (const [, name = '', line, column] of text.matchAll(/\btheme\/([^\s:]+):(\d+):(\d+)/g)) {
    const path = join(themeDir, name);
    if (existsSync(path))
      return { file: shownPath(path), at: { line: Number(line), column: Number(column) } };
  }
  return undefined;
}

/** Which override or slot was rendered when it failed: code of a build has no lines of the theme. */
function componentIn(text: string, { themeDir }: Pick<Places, 'themeDir'>) {
  const [, name] = /[. ]([\w-]+) \[as factory\]/.exec(text) ?? [];
  const path = ['components', 'slots']
    .map((folder) => join(themeDir, folder, `${name}.astro`))
    .find((candidate) => existsSync(candidate));
  return path === undefined ? undefined : { file: shownPath(path) };
}

function reasonIn(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  const said = lines.find((line) => /^\w*Error: |Could not resolve/.test(line)) ?? lines[0] ?? '';
  return said.replace(/^(?:\w*Error: |\[\w+\] (?:Error: )?)+/, '').replace(/[.:]$/, '');
}
