/** The files that a new help centre gets for its host, as a help centre at help.example.com would get them. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hosts } from '../../../create-fener/src/answers.ts';
import { hostValues } from '../../../create-fener/src/host-values.ts';
import { fill } from '../../../create-fener/src/templates.ts';

const folder = 'create-fener/hosts';

/** Paths of all templates, such as `docker/compose.yaml`. */
export const templatePaths = (): readonly string[] =>
  globSync('**', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .replaceAll('\\', '/')
        .slice(folder.length + 1),
    );

/** A template with its values in place, for a site at the top of a host unless another address is given. */
export function hostFile(path: string, url = 'https://help.example.com'): string {
  const host = hosts.find((name) => path.startsWith(`${name}/`)) ?? 'static';
  return fill(readFileSync(join(folder, path), 'utf8'), {
    ...hostValues({ url, host }),
    folder: 'my-help',
    node: '24',
  });
}
