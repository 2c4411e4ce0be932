/** Issues and digests that go elsewhere, to servers of the test's own. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { parseJson } from '#base/parse-json.ts';
import { postDigest, webhookProblem } from '#report/digest/send.ts';
import { carryOut, hostOf, planIssues } from '#report/hosts/open-issues.ts';
import type { IssueHost } from '#report/hosts/host.ts';
import { issuesOf } from '#report/issues.ts';
import { report } from './sample-report.ts';

interface Kept {
  title: string;
  body: string;
  closedAt: string | null;
}

/** Issues of the double, which speaks as much of both APIs as is asked of it. */
let kept: Kept[] = [];
let asked: {
  readonly method: string;
  readonly url: string;
  readonly token: string;
  readonly json: unknown;
}[] = [];
let answer: { readonly status: number; readonly headers?: Record<string, string> } | undefined;
let server: Server;
let origin = '';

const field = (json: unknown, ...names: readonly string[]) => {
  const entries: readonly [string, unknown][] = Object.entries(json ?? {});
  const [value] = names.flatMap((name) => entries.find(([key]) => key === name)?.[1] ?? []);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** An issue as both APIs give it. */
const toJson = ({ title, body, closedAt }: Kept, index: number) => ({
  number: index + 1,
  iid: index + 1,
  title,
  body,
  description: body,
  closed_at: closedAt,
  state: closedAt === null ? 'open' : 'closed',
  html_url: `h/${index + 1}`,
  web_url: `h/${index + 1}`,
});

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const text = Buffer.concat(parts).toString('utf8');
      const json = text === '' ? undefined : parseJson(text);
      const token = String(headers['private-token'] ?? headers.authorization);
      asked.push({ method, url, token, json });
      if (answer) {
        response.writeHead(answer.status, answer.headers).end('no');
        return;
      }
      const { pathname, searchParams } = new URL(url, origin);
      const page = Number(searchParams.get('page') ?? 1);
      const index = Number(pathname.split('/').at(-1)) - 1;
      const sent = { title: field(json, 'title'), body: field(json, 'body', 'description'), closedAt: null };
      if (method === 'POST') kept.push(sent);
      else if (method !== 'GET') kept[index] = sent;
      const list = kept.map(toJson).slice(page * 100 - 100, page * 100);
      response.end(JSON.stringify(method === 'GET' ? list : toJson(kept.at(-1) ?? sent, kept.length - 1)));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  [kept, asked, answer] = [[], [], undefined];
});

const today = '2026-11-30';
const issues = issuesOf(report, 'https://help.example.com');
const run = async (host: IssueHost, wanted = issues) =>
  (await carryOut(host, planIssues(wanted, await host.list(), today))).map((line) => line.split(' ')[0]);

const apis = {
  github: { path: 'company/help', base: '/api/v3/repos/company/help/issues', token: 'Bearer secret' },
  gitlab: { path: 'group/sub/help', base: '/api/v4/projects/group%2Fsub%2Fhelp/issues', token: 'secret' },
} as const;

test.each(['github', 'gitlab'] as const)(
  '%s: each issue is opened once, and brought up to date',
  async (kind) => {
    const { path, base, token } = apis[kind];
    const host = hostOf(`${origin}/${path}.git`, kind, 'secret');
    if (typeof host === 'string') throw new Error(host);
    expect(await run(host)).toEqual(['opened', 'opened']);
    expect(kept.map(({ title }) => title)).toEqual(issues.map(({ title }) => title));
    expect(await run(host)).toEqual(['left', 'left']);
    const [first, second] = issues;
    if (!first || !second) throw new Error('The sample has two articles to fix.');
    expect(await run(host, [{ ...first, title: 'Now 5 of 4' }, second])).toEqual(['changed', 'left']);
    expect(kept).toHaveLength(2);
    expect(kept[0]?.title).toBe('Now 5 of 4');
    expect(asked.every((one) => one.token === token && one.url.startsWith(base))).toBe(true);
    expect(asked.map(({ method }) => method).filter((method) => method !== 'GET')).toEqual([
      'POST',
      'POST',
      kind === 'github' ? 'PATCH' : 'PUT',
    ]);
  },
);

test('an issue that somebody closed rests for four weeks; others with the label and many pages are no matter', async () => {
  const host = hostOf(`${origin}/company/help`, 'github', 'secret');
  if (typeof host === 'string') throw new Error(host);
  const [first] = issues;
  if (!first) throw new Error('The sample has an article to fix.');
  await run(host, [first]);
  const [own] = kept;
  if (!own) throw new Error('It was opened.');
  kept = [
    { ...own, closedAt: '2026-11-10T08:00:00Z' },
    ...Array.from({ length: 120 }, () => ({ title: 'other', body: 'other', closedAt: null })),
  ];
  expect(await run(host, [first])).toEqual(['left']);
  kept = [{ ...own, closedAt: '2026-10-10T08:00:00Z' }];
  expect(await run(host, [first])).toEqual(['opened']);
  expect(await run(host, [first])).toEqual(['left']);
});

test('what goes wrong is said without the token', async () => {
  const host = hostOf(`${origin}/company/help`, 'github', 'secret');
  if (typeof host === 'string') throw new Error(host);
  answer = { status: 403 };
  await expect(host.list()).rejects.toThrow(
    /^127\.0\.0\.1:\d+ answers 403 to GET \/api\/v3\/repos\/company\/help\/issues: no$/,
  );
  expect(hostOf('http://git.example.com/company/help', 'gitlab', 'secret')).toMatch(/unencrypted/);
  expect(hostOf('https://git.example.com/company/help', undefined, 'secret')).toMatch(/ISSUES_HOST/);
  expect(hostOf('company/help', undefined, 'secret')).toMatch(/not the address of a repository/);
});

test('a digest is posted once, to the address that was set and nowhere else', async () => {
  await postDigest(new URL(`${origin}/hook/secret`), { text: 'ü' });
  expect(asked).toMatchObject([{ method: 'POST', url: '/hook/secret', json: { text: 'ü' } }]);
  answer = { status: 307, headers: { location: `${origin}/elsewhere` } };
  await expect(postDigest(new URL(`${origin}/hook/secret`), {})).rejects.toThrow(/answers 307/);
  expect(asked.map(({ url }) => url)).toEqual(['/hook/secret', '/hook/secret']);
  await expect(postDigest(new URL('http://169.254.169.254/latest'), {})).rejects.toThrow(/private network/);
  expect(webhookProblem('https://hooks.example.com/x')).toBeUndefined();
  expect(webhookProblem('http://hooks.example.com/secret')).not.toContain('secret');
});
