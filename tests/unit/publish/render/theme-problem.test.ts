import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { themeProblem } from '#publish/render/theme-problem.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const site = temporaryFolder();
const themeDir = join(site, 'theme');
const footer = join(themeDir, 'components', 'Footer.astro');
mkdirSync(join(themeDir, 'components'), { recursive: true });
mkdirSync(join(themeDir, 'slots'));
writeFileSync(footer, '');
writeFileSync(join(themeDir, 'slots', 'home-end.astro'), '');
/** The problem behind an error of these words. */
function told(message: string, frames = ''): string | undefined {
  const error = new Error(message);
  error.stack = `Error: ${message}\n${frames}`;
  const found = themeProblem(error, { themeDir });
  return found && `${found.file.slice(found.file.indexOf('theme/'))}:${found.at?.line}: ${found.message}`;
}

test('code that cannot be read is told with its line', () => {
  const message = `Build failed with 1 error:\n\n[plugin astro:build] ${footer}:2:10\nCompilerError: Unexpected token`;
  expect(told(message)).toBe('theme/components/Footer.astro:2: The code fails: Unexpected token.');
});

test('an import that leads nowhere is told with its line, whatever the colours of the terminal', () => {
  const message = `Build failed with 1 error:\n\n\u001B[31m[UNRESOLVED_IMPORT] Error:\u001B[0m Could not resolve './nope.astro' in theme/components/Footer.astro\n  \u001B[38;5;246m╭─[\u001B[0m theme/components/Footer.astro:3:15 ]`;
  expect(told(message)).toBe(
    "theme/components/Footer.astro:3: The code fails: Could not resolve './nope.astro' in theme/components/Footer.astro.",
  );
});

test('a package that is not installed is told with the file that imports it', () => {
  const message = (from: string) =>
    `[vite]: Rolldown failed to resolve import "charts" from "${from}".\nThis is most likely unintended.`;
  expect(told(message(footer))).toBe(
    'theme/components/Footer.astro:undefined: There is no "charts" to import.',
  );
  expect(told(message('/elsewhere/Footer.astro'))).toBeUndefined();
});

test('code that fails while it renders is told with its file', () => {
  const frames =
    '    at AstroComponentInstance.Footer [as factory] (file:///site/.cache/chunks/Page_X.mjs:26:10)';
  expect(told('page is not defined', frames)).toBe(
    'theme/components/Footer.astro:undefined: The code fails: page is not defined.',
  );
});

test('an error of Fener is none of the theme', () => {
  const frames =
    '    at AstroComponentInstance.Header [as factory] (file:///site/.cache/chunks/Page_X.mjs:26:10)';
  expect(told('page is not defined', frames)).toBeUndefined();
  expect(told('At theme/components/Gone.astro:1:1')).toBeUndefined();
});
