/** All that a site is made from, as keys: content, code, settings, history and the day. */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { contentHash } from '#base/content-hash.ts';
import { dayOf } from '#base/day.ts';
import type { FileFacts } from '#files/file-facts.ts';
import { contentPublicDir } from '#files/public-files.ts';
import { writtenFolders, type Places } from '#files/places.ts';
import { productKeyOf } from '#files/product-key.ts';
import { walk } from '#files/walk.ts';
import type { BuildOptions } from '#publish/build.ts';
import { join } from 'node:path';

/** Hash of every content and message file. Computed before a build reads them, so that it notices edits meanwhile. */
export function contentKeyOf(places: Places, facts: FileFacts): string {
  // Public files may have names such as `.well-known/security.txt`.
  const published = [contentPublicDir(places), places.publicDir];
  const hashes = [...writtenFolders(places), ...published].map((folder) => {
    const { files, problems } = walk(folder, { hasHidden: published.includes(folder) });
    return [files.map((name) => [name, facts.hashOf(join(folder, name))]), problems];
  });
  return contentHash(JSON.stringify(hashes));
}

/** The inputs of a build as they are now: the keys of content and code, and that of all. Equal keys give equal sites on one day. */
export function readInputs(
  { places, now, isCompressed = false }: Pick<BuildOptions, 'places' | 'now' | 'isCompressed'>,
  facts: FileFacts,
): {
  readonly content: string;
  readonly code: string;
  readonly inputs: string;
} {
  const content = contentKeyOf(places, facts);
  const code = productKeyOf(places, facts);
  facts.write();
  const around = [dayOf(now), historyOf(places.contentDir), process.version, process.env['TZ']];
  const inputs = contentHash(JSON.stringify([content, code, places, isCompressed, around]));
  return { content, code, inputs };
}

/** The commit that dates of files come from. A shallow clone may learn more of the past, so it's never the same. */
function historyOf(folder: string): string {
  try {
    const args = ['-C', folder, 'rev-parse', '--is-shallow-repository', '--show-toplevel', 'HEAD'];
    const said = execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return said.startsWith('false') ? said : randomUUID();
  } catch {
    return '';
  }
}
