/** The files that a new help centre is made from. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own folder, both in the repository and once packed. */
const folder = fileURLToPath(new URL('..', import.meta.url));

/** Names that npm leaves out of packages or reads itself, by what they are called here. */
const renamed: Readonly<Record<string, string>> = { _gitignore: '.gitignore' };

/** The names of what lies in a folder of templates. */
export const namesIn = (name: string): readonly string[] =>
  globSync('*/', { cwd: join(folder, name) })
    .map((entry) => entry.replace(/[/\\]$/, ''))
    .toSorted();

/** All files below a folder of templates, by their path there. None if the folder doesn't exist. */
export function templatesIn(name: string): ReadonlyMap<string, string> {
  const cwd = join(folder, name);
  const entries = existsSync(cwd) ? readdirSync(cwd, { recursive: true, withFileTypes: true }) : [];
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name: file }) => relative(cwd, join(parentPath, file)).replaceAll('\\', '/'));
  return new Map(
    paths
      .toSorted()
      .map((path) => [
        path.replace(/[^/]+$/, (file) => renamed[file] ?? file),
        readFileSync(join(cwd, path), 'utf8').replaceAll('\r\n', '\n'),
      ]),
  );
}

/** Puts values where a template has `{{name}}`. What else stands in braces stays. */
export const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
