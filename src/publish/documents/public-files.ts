/** Public files that travel with the content. Astro publishes those of the site's own `public/`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { cleanDrawing, isDrawing } from '#files/drawings.ts';
import type { Places } from '#files/places.ts';
import { contentPublicDir } from '#files/public-files.ts';
import { walk } from '#files/walk.ts';
import type { OutputFile } from '#publish/output/output.ts';

/** The files of the content's `public/`, unchanged; drawings lose what could run. */
export function publicFilesOf(places: Places): OutputFile[] {
  const folder = contentPublicDir(places);
  return walk(folder, { hasHidden: true }).files.map((path) => {
    const copyOf = join(folder, path);
    const bytes = readFileSync(copyOf);
    return isDrawing(path)
      ? { path, content: cleanDrawing(bytes) }
      : { path, copyOf, key: contentHash(bytes) };
  });
}
