/** Files that every site has, as they lie in `src/static`: the style of small pages, and credits. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { productFile } from '#files/product.ts';
import { walk } from '#files/walk.ts';
import type { OutputFile } from '#publish/output/output.ts';

/** Those of which the site has no public file of its own. `publicFiles`: addresses of the site's. */
export const staticFiles = (publicFiles: ReadonlySet<string>): OutputFile[] => {
  const folder = productFile('src/static');
  return walk(folder)
    .files.filter((path) => !publicFiles.has(`/${path}`))
    .map((path) => ({ path, content: readFileSync(join(folder, path)) }));
};
