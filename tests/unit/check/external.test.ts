import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkExternal, type ExternalOptions } from '#check/external/check-external.ts';
import { Hosts } from '#check/external/hosts.ts';
import { planMends } from '#check/mend.ts';
import { article, Scratch, topic } from '../moves/scratch.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let scratch: Scratch;
let server: Server;
let origin: string;
let asked: string[];
let answers: Record<string, Answer>;

const says =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response.writeHead(status, headers).end('x'.repeat(1000));

/** 405 to HEAD. */
const onlyGet =
  (answer: Answer): Answer =>
  (request, response) =>
    request.method === 'HEAD' ? says(405)(request, response) : answer(request, response);

beforeEach(async () => {
  asked = [];
  answers = {};
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const answer = answers[request.url ?? ''] ?? says(200);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  scratch = new Scratch({
    // The test's server is on this machine.
    'site.yaml':
      'name: Help\nurl: https://help.example.com\nlocales: [en]\ncheck: { rules: { private-link: off } }\n',
    'articles/en/help/index.md': topic('Help'),
  });
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
});

const check = (options: Partial<ExternalOptions> = {}) =>
  checkExternal(scratch.centre, {
    cacheDir: scratch.places.cacheDir,
    now: Date.parse('2026-11-29'),
    hosts: new Hosts({ pauseMs: 0, longestMs: 1000 }),
    ownHosts: new Set([new URL(origin).host]),
    maxMs: 5000,
    isWanted: () => true,
    ...options,
  });

/** Problems of an article with these links, as "line code fix". */
async function told(...targets: readonly string[]) {
  const body = targets.map((target) => `[Page](${target})`).join('\n\n');
  scratch.write('articles/en/help/a.md', article('art-a', body));
  const { problems, ...rest } = await check();
  return { ...rest, problems, lines: problems.map(({ at, code }) => `${at?.line} ${code}`) };
}

test('what answers, what is gone, and what breaks', async () => {
  answers = {
    '/gone': says(404),
    '/removed': says(410),
    '/broken': says(503),
    '/login': says(401),
    '/hang-up': (request) => request.socket.destroy(),
  };
  const result = await told(
    `${origin}/fine`,
    `${origin}/gone#part`,
    `${origin}/removed`,
    `${origin}/broken`,
    `${origin}/login`,
    `${origin}/hang-up`,
  );
  expect(result.lines).toEqual([
    '9 external-gone',
    '11 external-gone',
    '13 external-silent',
    '17 external-silent',
  ]);
  expect(result.problems[0]?.message).toBe(`"${origin}/gone#part" is gone: it answers 404.`);
  expect(result.closed).toEqual([`${origin}/login: it answers 401`]);
});

test('a server that does not know HEAD is asked for the page', async () => {
  answers = { '/get': onlyGet(says(200)), '/gone': onlyGet(says(404)) };
  expect((await told(`${origin}/get`, `${origin}/gone`)).lines).toEqual(['9 external-gone']);
  expect(asked.toSorted()).toEqual(['GET /get', 'GET /gone', 'HEAD /get', 'HEAD /gone']);
});

test('a lasting redirect names the new address, and --fix writes it; one for the moment is no mistake', async () => {
  answers = {
    '/old': says(301, { location: '/older' }),
    '/older': says(308, { location: '/new' }),
    '/now': says(302, { location: '/elsewhere' }),
    '/half': says(301, { location: '/now' }),
    '/deep/page': says(301, { location: '/' }),
    '/loop': says(302, { location: '/loop' }),
    '/dead': says(301, { location: '/gone' }),
    '/gone': says(404),
  };
  const paths = ['/old#part', '/now', '/half', '/deep/page', '/loop', '/dead'];
  const { problems, lines } = await told(...paths.map((path) => origin + path));
  expect(lines).toEqual([
    '7 external-moved',
    '11 external-moved',
    '13 external-moved',
    '15 external-silent',
    '17 external-gone',
  ]);
  expect(problems.map(({ mend }) => mend?.by)).toEqual([
    `${origin}/new#part`,
    `${origin}/now`,
    undefined,
    undefined,
    undefined,
  ]);
  const [file] = planMends(scratch.places, problems, '2026-11-29');
  expect(file?.after).toContain(
    `[Page](${origin}/new#part)\n\n[Page](${origin}/now)\n\n[Page](${origin}/now)`,
  );
});

test('private networks are never asked, not by way of a redirect either; mail and calls are no pages', async () => {
  answers = { '/inside': says(301, { location: 'http://169.254.169.254/latest/meta-data/' }) };
  const result = await told(`${origin}/inside`, 'mailto:help@example.com', 'tel:+493012345678');
  expect(result.lines).toEqual([]);
  expect(result.closed).toEqual([`${origin}/inside: 169.254.169.254 lies in a private network`]);
  const own = await check({ ownHosts: new Set(), cacheDir: `${scratch.places.cacheDir}-2` });
  expect(own.closed).toEqual([`${origin}/inside: 127.0.0.1 lies in a private network`]);
  expect(asked).toEqual(['HEAD /inside']);
});

test('a busy host is asked once more when it says so, and left alone when it wants more time', async () => {
  let tries = 0;
  answers = {
    '/busy': (request, response) =>
      (tries++ === 0 ? says(429, { 'retry-after': '0' }) : says(404))(request, response),
  };
  expect((await told(`${origin}/busy`)).lines).toEqual(['7 external-gone']);
  asked = [];
  answers = { '/a': says(429, { 'retry-after': '3600' }) };
  const { lines, closed } = await told(`${origin}/a`, `${origin}/b`, `${origin}/c`);
  expect(lines).toEqual([]);
  expect(closed).toHaveLength(3);
  expect(asked).toEqual(['HEAD /a']);
});

test('what answered is not asked again for a week, what did not is', async () => {
  answers = { '/gone': says(404) };
  const links = [`${origin}/fine`, `${origin}/gone`];
  expect(await told(...links)).toMatchObject({ asked: 2, known: 0 });
  expect(await told(...links)).toMatchObject({ asked: 1, known: 1, lines: ['9 external-gone'] });
  const later = await check({ now: Date.parse('2026-12-07') });
  expect(later).toMatchObject({ asked: 2, known: 0 });
});

test('a host that breaks off three times in a row is asked nothing more, and each of its links is told', async () => {
  const broken: Answer = (_, response) => void response.destroy();
  const links = Array.from({ length: 6 }, (_, n) => `${origin}/${n}`);
  answers = Object.fromEntries(links.map((_, n) => [`/${n}`, broken]));
  expect((await told(...links)).lines).toEqual(
    [7, 9, 11, 13, 15, 17].map((line) => `${line} external-silent`),
  );
  expect(new Set(asked)).toEqual(new Set(['HEAD /0', 'HEAD /1', 'HEAD /2']));
});

test('what was asked is known, even if the command ends early', async () => {
  const links = Array.from({ length: 150 }, (_, n) => `${origin}/${n}`);
  const steps = { count: 0 };
  await told();
  scratch.write(
    'articles/en/help/a.md',
    article('art-a', links.map((link) => `[Page](${link})`).join('\n\n')),
  );
  const onStep = () => {
    if (++steps.count === 120) throw new Error('ended early');
  };
  await expect(check({ onStep })).rejects.toThrow('ended early');
  expect((await check()).known).toBeGreaterThanOrEqual(100);
});

test('no host is asked two things at once', async () => {
  let open = 0;
  let most = 0;
  const slow: Answer = (request, response) => {
    open += 1;
    most = Math.max(most, open);
    setImmediate(() => {
      open -= 1;
      says(200)(request, response);
    });
  };
  const links = Array.from({ length: 20 }, (_, n) => `${origin}/${n}`);
  answers = Object.fromEntries(links.map((_, n) => [`/${n}`, slow]));
  expect((await told(...links)).asked).toBe(20);
  expect(most).toBe(1);
});

test('links of files that nobody asks about are left alone', async () => {
  await told(`${origin}/fine`);
  asked = [];
  expect(await check({ isWanted: () => false })).toMatchObject({ asked: 0, known: 0 });
  expect(asked).toEqual([]);
});
