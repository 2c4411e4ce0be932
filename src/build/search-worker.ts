/** The thread that makes search indexes, see `search.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { readBody } from '#files/read-body.ts';
import { renderMarkdown } from '#markdown/render.ts';
import type { RenderContext } from '#model/pages/render-context.ts';
import type { SearchDocument } from '#model/search/document.ts';
import { testSearch } from '#model/search/self-test.ts';
import type { SearchSource } from '#model/search/sources.ts';
import type { Problem } from '#problems/problem.ts';
import { closePagefind } from './pagefind.ts';
import type { SearchJob, SearchResult } from './search.ts';
import { makeSearchIndex, openMadeIndex, type SearchIndex } from './search-index.ts';

/** Words that the renderer adds are not the article's: they stay out of the index. */
const labels: RenderContext['labels'] = {
  alert: { note: '', tip: '', important: '', warning: '', caution: '' },
  footnotes: '',
  footnoteBack: '',
  playVideo: '',
  transcript: '',
  scrollableTable: '',
};

async function readDocument({
  file,
  format,
  headingIds,
  hasHtml,
  digest: _digest,
  ...document
}: SearchSource) {
  const body = format === 'mdx' ? withoutComponents(readBody(file)) : readBody(file);
  const html = await renderMarkdown(body, { headingIds, links: {}, images: {}, labels, hasHtml });
  return { ...document, html } satisfies SearchDocument;
}

/** MDX as Markdown: components give way to the words in their attributes. */
const withoutComponents = (body: string) =>
  body.replace(/<\/?[A-Z]\w*([^>]*)>/g, (_, attributes: string) =>
    [...attributes.matchAll(/\b(?:label|summary|title|caption|alt)="([^"]*)"/g)]
      .map(([, text]) => text)
      .join(' '),
  );

/** Tests an index once: the answers stay the same while index and questions do. */
async function selfTest(
  index: SearchIndex,
  { locale, queries, settings, key, cacheDir }: SearchJob,
): Promise<readonly Problem[]> {
  const record = join(cacheDir, locale.id, 'self-test.json');
  const testKey = hash('sha256', JSON.stringify([key, queries, settings]));
  if (index.cached && existsSync(record)) {
    const known = JSON.parse(readFileSync(record, 'utf8')) as { testKey: string; problems: Problem[] };
    if (known.testKey === testKey) return known.problems;
  }
  const problems = await testSearch(await openMadeIndex(index, locale.id), queries, settings);
  writeFileSync(record, JSON.stringify({ testKey, problems }));
  return problems;
}

async function run(jobs: readonly SearchJob[]): Promise<SearchResult> {
  const results = await Promise.all(
    jobs.map(async (job) => {
      const readDocuments = () => Promise.all(job.sources.map(readDocument));
      const index = await makeSearchIndex({ ...job, readDocuments });
      return { files: index.files, problems: await selfTest(index, job) };
    }),
  );
  await closePagefind();
  return {
    files: results.flatMap(({ files }) => files),
    problems: results.flatMap(({ problems }) => problems),
  };
}

parentPort?.postMessage(await run(workerData as readonly SearchJob[]));
