/**
 * The help centre that the pages show. Astro's pages take no arguments, so this is the one module with state:
 * the build shows what it has checked; in development it is what is on disk now.
 * (Vite keeps this module out of the bundle, so that a build and its pages share it.)
 */
import { resolve } from 'node:path';
import { createLiveContent } from '#dev/live-content.ts';
import { placesFrom } from '#files/places.ts';
import type { Shown } from '#model/pages/shown.ts';

let shown: Shown | undefined;

/** Sets what the pages show, for a build. */
export function show(value: Shown): void {
  shown = value;
}

/** In development: the content of now. */
export const live = createLiveContent(placesFrom(process.env), (text) => process.stderr.write(text));

/** What the pages show; in development what was read for this request (`dev-plugin.ts`). */
export async function current(): Promise<Shown> {
  const now = shown ?? (live.latest() ?? (await live.read())).shown;
  if (!now) throw new Error('The content cannot be shown, see the problems above.');
  return now;
}

/** What the pages show once a file, as problems name it, was found to be another than was read; `undefined` in a build. */
export async function currentAfter(file: string): Promise<Shown | undefined> {
  if (shown) return undefined;
  live.hear(resolve(file));
  return (await live.read()).shown;
}
