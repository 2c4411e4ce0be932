/** The thread that makes search indexes, see `search.ts`. */
import { parentPort } from 'node:worker_threads';
import { existsSync, readFileSync } from 'node:fs';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { closePagefind } from './pagefind.ts';
import { readSearchDocuments } from './search-documents.ts';
import type { IndexedLocale, SearchJob, SearchMessage } from './search.ts';
import { makeSearchIndex } from './search-index.ts';
import { findMissesTogether, recordPath, recordVersion, type SelfTestRecord } from './search-self-test.ts';

async function work(job: SearchJob): Promise<IndexedLocale> {
  const { locale, queries, settings, sources, cacheDir } = job;
  const texts = join(cacheDir, `${locale.id}.texts.json`);
  const readDocuments = () => readSearchDocuments(sources, texts);
  const { files } = await makeSearchIndex({ ...job, readDocuments });
  const tested = hash(
    'sha256',
    JSON.stringify([recordVersion, files.map(({ path }) => path), queries, settings]),
  );
  const record = recordPath(cacheDir, locale.id);
  const last = existsSync(record) ? (JSON.parse(readFileSync(record, 'utf8')) as SelfTestRecord) : undefined;
  if (last?.tested === tested) return { locale: locale.id, files, tested, misses: last.misses };
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  tell({ made: { locale: locale.id, files, next } });
  return { locale: locale.id, files, tested, misses: await findMissesTogether(files, job, next) };
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
const tell = (message: SearchMessage) => parentPort?.postMessage(message);

parentPort?.once('message', async (jobs: readonly SearchJob[]) => {
  const indexed = await Promise.all(jobs.map(work));
  await closePagefind();
  tell({ indexed });
  parentPort?.close();
});
