/** Parses a whole content folder before it's read, in as many threads as the machine has processors. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { KeptFiles, shardCount, shardOf } from './kept-files.ts';
import type { Places } from './places.ts';
import { moduleEnding } from './product.ts';
import { parseArticle } from './read-article.ts';
import { readReuse } from './read-reuse.ts';
import { articleName, readSite } from './read-content.ts';
import { walk } from './walk.ts';

/** What a thread is told. */
export interface ParseJob {
  readonly places: Places;
  /** The first part of the store that no thread has taken; all threads share it. */
  readonly next: Int32Array;
}

/**
 * Fills the store of parsed files (`readContent` with `isKept` reads it) if it's empty: a first check of a thousand articles
 * takes half as long with two processors. Does nothing on one processor, and where a thread would take longer to start than to
 * help: with fewer than `filesPerThread` for each. Rejects if a thread fails.
 */
export async function parseAhead(places: Places, filesPerThread = 300): Promise<void> {
  if (availableParallelism() < 2 || !KeptFiles.isEmpty(places)) return;
  const helpers = Math.min(
    availableParallelism() - 1,
    Math.floor(articlesIn(places).length / filesPerThread) - 1,
  );
  if (helpers < 1) return;
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const helped = Array.from({ length: helpers }, () => startThread({ places, next }));
  parseShards({ places, next });
  await Promise.all(helped);
}

function startThread(job: ParseJob): Promise<void> {
  const worker = new Worker(new URL(`./parse-thread${moduleEnding}`, import.meta.url), { workerData: job });
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`this cannot happen: a thread that parses ended with ${code}`)),
    );
  });
}

/** Parses parts of the store until none is left, and writes them. */
export function parseShards({ places, next }: ParseJob): void {
  const site = readSite(places);
  const known = site.site ?? site.soundPart;
  if (!known) return;
  const reuse = readReuse(places, known);
  const locales = new Set(known.locales.map(({ id }) => id));
  const ofShard = Map.groupBy(articlesIn(places), ({ path }) => shardOf(path));
  // Another thread may have written its parts already.
  const kept = new KeptFiles(places, { startsEmpty: true });
  for (;;) {
    const shard = Atomics.add(next, 0, 1);
    if (shard >= shardCount) break;
    for (const { path, locale, name } of ofShard.get(shard) ?? []) {
      if (locales.has(locale))
        parseArticle({ path, locale, name, committed: undefined, reuse: reuse.of(locale) }, reuse.hash, kept);
    }
    kept.writeShard(shard);
  }
}

function articlesIn({ contentDir }: Places) {
  const folder = join(contentDir, 'articles');
  return walk(folder, { within: contentDir }).files.flatMap((file) => {
    const [locale = ''] = file.split('/');
    return articleName.test(file) && locale !== file
      ? [{ path: join(folder, file), locale, name: file.slice(locale.length + 1) }]
      : [];
  });
}
