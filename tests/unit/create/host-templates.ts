/** The files that a new help centre gets for its host, as a help centre at help.example.com would get them. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'create-fener/hosts';

const values: Readonly<Record<string, string>> = {
  folder: 'my-help',
  domain: 'help.example.com',
  url: 'https://help.example.com',
  node: '24',
};

/** Paths of all templates, such as `docker/compose.yaml`. */
export const templatePaths = (): readonly string[] =>
  globSync('**', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .replaceAll('\\', '/')
        .slice(folder.length + 1),
    );

/** A template with its values in place. */
export const hostFile = (path: string): string =>
  readFileSync(join(folder, path), 'utf8').replaceAll(
    /\{\{(\w+)\}\}/g,
    (whole, name: string) => values[name] ?? whole,
  );
