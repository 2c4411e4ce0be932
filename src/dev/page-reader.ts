/** The content as pages in development read it: when other pages are to be shown, Astro has to forget which there were. */
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { ViteDevServer } from 'vite';
import { moduleEnding, productFile } from '#files/product.ts';
import type { Shown } from '#model/pages/shown.ts';
import type { LiveContent } from './content-reader.ts';
import { writing } from './file-changes.ts';
import type { LiveReader } from './live-content.ts';

/** What reads content for requests. */
export interface PageReader extends Omit<LiveReader, 'latest' | 'read'> {
  /** The content of now. The file of a page that is named is looked at, though no watcher has told of it, once it's whole. */
  readonly read: (page?: string) => Promise<LiveContent>;
  /** Has Astro forget which pages there are. */
  readonly forget: () => Promise<void>;
}

/** Reads the content as the pages do. When other pages are to be shown, Astro forgets which there were. */
export function createPageReader(server: ViteDevServer): PageReader {
  const environments = ['prerender', 'ssr'].flatMap((name) => server.environments[name] ?? []);
  // Loaded by its path, since it imports this room.
  const current = import(pathToFileURL(productFile(`src/current${moduleEnding}`)).href) as Promise<
    typeof import('#current.ts')
  >;
  let listed: Shown['pages'] | undefined;
  const heard: string[] = [];
  const forget = async () => {
    for (const environment of environments) environment.hot.send('astro:content-changed', {});
    // The event is heard in a later turn.
    await new Promise((resolve) => setImmediate(resolve));
  };
  const reading = (which: 'read' | 'readWhole') => async () => {
    const { live } = await current;
    for (const path of heard.splice(0)) live.hear(path);
    const content = await live[which]();
    const pages = content.shown?.pages;
    // A list that says the same is the same one.
    if (pages && pages !== listed) {
      listed = pages;
      await forget();
    }
    return content;
  };
  const readNow = reading('read');
  const read = async (page = '', last?: LiveContent): Promise<LiveContent> => {
    const file = (await current).live.latest()?.fileOf(page);
    const path = file === undefined ? undefined : resolve(file);
    if (path !== undefined) heard.push(path);
    const content = await readNow();
    if (path === undefined || content === last || content.problemsAt(page).length === 0) return content;
    // Half of a file may have been read.
    await pause(writing);
    return read(page, content);
  };
  return {
    read,
    readWhole: reading('readWhole'),
    forget,
    hear: (path) => void heard.push(path),
  };
}
