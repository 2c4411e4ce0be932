/** Files that every site has, from `src/static`: the style of small pages, in the colours of the brand, and credits. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { productFile } from '#files/product.ts';
import { walk } from '#files/walk.ts';
import type { OutputFile } from '#publish/output/output.ts';
import { paletteCss, paletteHere } from '#site/palette.ts';
import type { Site } from '#site/site.ts';

/** Those of which the site has no public file of its own. `publicFiles`: addresses of the site's. */
export const staticFiles = (
  { brand }: Pick<Site, 'brand'>,
  publicFiles: ReadonlySet<string>,
): OutputFile[] => {
  const folder = productFile('src/static');
  return walk(folder)
    .files.filter((path) => !publicFiles.has(`/${path}`))
    .map((path) => ({
      path,
      content: readFileSync(join(folder, path), 'utf8').replace(paletteHere, paletteCss(brand.palette)),
    }));
};
