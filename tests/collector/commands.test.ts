/** The commands, from votes to report and back into a build. */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openStore } from '#collector/open-store.ts';
import { formatManifest } from '#model/feedback/manifest.ts';
import { parseSummary } from '#model/feedback/summary.ts';
import { dayMs, manifest, storedSearch, temporaryFolder, voteEvent } from './samples.ts';

// Nothing here should take a minute: this ends a test that hangs.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const folder = temporaryFolder();
const at = (...parts: string[]) => join(folder.path, ...parts);
const now = Date.now();
const fresh = { day: Math.floor(now / dayMs), receivedAt: now };

const run = async (
  script: string,
  parameters: readonly string[],
  environment: Record<string, string> = {},
) => {
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [`scripts/${script}.ts`, ...parameters],
      {
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          DATABASE_URL: `sqlite:${at('feedback.db')}`,
          OUT_DIR: at('dist'),
          SITE_URL: 'https://help.example.com',
          CONTENT_DIR: at('content'),
          ...environment,
        },
      },
    );
    return { code: 0, stdout, stderr };
  } catch (error) {
    // What execFile rejects with when a program ends with another code than 0.
    return error as { code: number; stdout: string; stderr: string };
  }
};

beforeAll(async () => {
  mkdirSync(at('dist/api/v1'), { recursive: true });
  writeFileSync(at('dist/api/v1/feedback-manifest.json'), formatManifest(manifest.articles));
  const store = await openStore(`sqlite:${at('feedback.db')}`);
  await store.append([
    ...Array.from({ length: 18 }, () => voteEvent(fresh)),
    ...Array.from({ length: 4 }, () => voteEvent({ ...fresh, value: -1, reasons: 2 })),
    ...Array.from({ length: 19 }, () => voteEvent({ ...fresh, article: 'track-parcel' })),
    ...Array.from({ length: 3 }, () => storedSearch({ q: 'iade', i: 1, n: 0 }, { ...fresh, locale: 'tr' })),
  ]);
  await store.close();
});
afterAll(folder.remove);

test('report writes page, tables and JSON', async () => {
  const { code, stdout } = await run('report', ['--out', at('report')]);
  expect([code, stdout.trim().split('\n').length]).toEqual([0, 9]);
  expect(readFileSync(at('report/index.html'), 'utf8')).toContain('82 % of 22');
  const report = JSON.parse(readFileSync(at('report/report.json'), 'utf8')) as {
    searches: { locale: string }[];
  };
  expect(report.searches).toMatchObject([{ locale: 'tr', withoutResult: 3 }]);
});

test('report prints issues, and JSON', async () => {
  expect((await run('report', ['--open-issues'])).stdout).toContain('4 of 22 readers were not helped');
  expect(JSON.parse((await run('report', ['--json'])).stdout)).toMatchObject({
    articles: [{ article: 'return-item' }, {}],
  });
});

test('report never writes into the site', async () => {
  const { code, stderr } = await run('report', ['--out', at('dist/report')]);
  expect(code).toBe(2);
  expect(stderr).toContain('publish the comments');
});

test('report without a database says so', async () => {
  const { code, stderr } = await run('report', [], { DATABASE_URL: `sqlite:${at('none.db')}` });
  expect([code, stderr.includes('unable to open')]).toEqual([1, true]);
});

test('export writes aggregates of articles with 20 votes, the same bytes each time', async () => {
  const [first, second] = [at('a.json'), at('b.json')];
  expect((await run('feedback', ['export', first])).code).toBe(0);
  await run('feedback', ['export', second]);
  const text = readFileSync(first, 'utf8');
  expect(readFileSync(second, 'utf8')).toBe(text);
  const { summary } = parseSummary({ file: first, text }, new Date(now).toISOString().slice(0, 10));
  expect(summary?.articles).toEqual([
    { id: 'return-item', locale: 'en', epoch: 1, yes: 18, no: 4, clicks: 0 },
  ]);
});

test('migrate may be repeated', async () => {
  const move = ['migrate', `sqlite:${at('feedback.db')}`, `sqlite:${at('moved.db')}`];
  const first = await run('feedback', move);
  expect(JSON.parse(first.stdout)).toMatchObject({ event: 44, vote: 41 });
  expect((await run('feedback', move)).stdout).toBe(first.stdout);
  const { stdout } = await run('report', ['--open-issues'], { DATABASE_URL: `sqlite:${at('moved.db')}` });
  expect(stdout).toBe((await run('report', ['--open-issues'])).stdout);
});

test('the report of a restored backup is the same to the byte', async () => {
  const { stdout } = await run('feedback', ['backup', at('restored')]);
  const report = await run('report', ['--json']);
  const restored = await run('report', ['--json'], { DATABASE_URL: `sqlite:${stdout.trim()}` });
  expect(restored.stdout).toBe(report.stdout);
  expect(report.stdout.length).toBeGreaterThan(1000);
});

test('backup gives a file that is a database', async () => {
  const { stdout } = await run('feedback', ['backup', at('backups')]);
  const copy = await openStore(`sqlite:${stdout.trim()}`, { readOnly: true });
  expect((await copy.readVotes(0, 1e6)).reduce((sum, { n }) => sum + n, 0)).toBe(41);
  await copy.close();
});

test.each([
  ['feedback', []],
  ['feedback', ['dance']],
  ['feedback', ['migrate', 'sqlite:a']],
  ['feedback', ['forget']],
  ['feedback', ['export', '--what']],
  ['report', ['--what']],
  ['collector', ['--port', 'x']],
  ['collector', ['--what']],
])('%s %j is wrong usage', async (script, parameters) => {
  const { code, stderr } = await run(script, parameters);
  expect(code).toBe(2);
  expect(stderr).toContain('Usage: npx fener');
});

test.each([
  ['a URL that is none', { DATABASE_URL: 'mysql://user:secret@host/x' }, 'names no store'],
  ['a proxy setting that is none', { TRUST_PROXY: 'maybe' }, 'neither a number of proxies'],
])(
  'the collector does not start with %s, says why, and tells no password',
  async (_, environment, reason) => {
    const { code, stderr } = await run('collector', ['--port', '0'], environment);
    expect([code, stderr.includes(reason), stderr.includes('secret')]).toEqual([1, true, false]);
  },
);
