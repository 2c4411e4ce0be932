/** Files that every site has, from `src/static`: the style of small pages, in the colours of the brand, and credits. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { productFile } from '#files/product.ts';
import { walk } from '#files/walk.ts';
import type { SitePart } from '#model/parts.ts';
import type { OutputFile } from '#publish/output/output.ts';
import { paletteCss, paletteHere } from '#site/palette.ts';
import type { Site } from '#site/site.ts';

/**
 * Those of which the site has no public file of its own. `publicFiles`: addresses of the site's. `absent`: the parts that
 * the site is without, which owe nobody credits.
 */
export const staticFiles = (
  { brand }: Pick<Site, 'brand'>,
  publicFiles: ReadonlySet<string>,
  absent: readonly SitePart[] = [],
): OutputFile[] => {
  const folder = productFile('src/static');
  return walk(folder)
    .files.filter((path) => !publicFiles.has(`/${path}`))
    .map((path) => {
      const text = withoutParts(readFileSync(join(folder, path), 'utf8'), absent);
      return { path, content: text.replace(paletteHere, paletteCss(brand.palette)) };
    });
};

/** Paragraphs of the credits, by the parts that need them: without all of these, the paragraph goes. */
const paragraphs: Readonly<Record<string, readonly SitePart[]>> = {
  'Maps:': ['stores'],
  'Public holidays:': ['stores', 'channels'],
};

const withoutParts = (text: string, absent: readonly SitePart[]) =>
  Object.entries(paragraphs)
    .filter(([, needing]) => needing.every((part) => absent.includes(part)))
    .reduce(
      (left, [beginning]) =>
        left
          .split('\n\n')
          .filter((paragraph) => !paragraph.startsWith(beginning))
          .join('\n\n'),
      text,
    );
