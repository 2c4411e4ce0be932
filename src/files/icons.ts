/** The icons that exist: those of Lucide (https://lucide.dev/icons/). */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

let names: ReadonlySet<string> | undefined;

/** Names that a topic's `icon` may have. */
export function iconNames(): ReadonlySet<string> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('lucide-static/package.json')), 'icons');
  names ??= new Set(readdirSync(folder).map((file) => file.replace(/\.svg$/, '')));
  return names;
}
