/** Old addresses of a live site, from the build in its folder. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';
import type { Places } from '#files/places.ts';
import { readRedirects } from '#server/site-rules.ts';
import { isBelow } from './crawl.ts';
import type { Moved } from './probes.ts';

/** How many are asked for. */
const most = 20;

/** Some old addresses that every host should answer. None if the folder holds no build of this site. */
export function movedAddresses({ outDir }: Pick<Places, 'outDir'>, url: URL): readonly Moved[] {
  const file = join(outDir, 'api/v1/manifest.json');
  const manifest = z.object({ site: z.url() });
  const { data } = manifest.safeParse(existsSync(file) ? parseJson(readFileSync(file, 'utf8')) : undefined);
  if (!data || new URL(data.site).host !== url.host) return [];
  const at = (path: string) => new URL(path.split('/').map(encodeURIComponent).join('/'), url.origin);
  return readRedirects(outDir)
    .filter(({ query }) => query.length === 0)
    .flatMap(({ paths: [path], to }) =>
      path?.endsWith('/') ? [{ from: at(path), to: new URL(to, url.origin) }] : [],
    )
    .filter(({ from, to }) => isBelow(from, url) && isBelow(to, url))
    .slice(0, most);
}
