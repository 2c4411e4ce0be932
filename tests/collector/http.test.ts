/** Requests as bytes on a socket: what a `fetch` would never send, and what must not be found out. */
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from 'pg';
import { openStore } from '#collector/open-store.ts';
import { useDatabases } from './databases.ts';
import { batchBody, browserOn, comment, rate, search } from './handler.ts';
import { loadOrigin, startCollectorProcess, type CollectorProcess } from './process.ts';

const databases = useDatabases();
const databaseUrl = `sqlite:${databases.newFile()}`;
let collector: CollectorProcess;

beforeAll(async () => {
  collector = await startCollectorProcess({ databaseUrl, folder: databases.folder });
});
afterAll(() => collector.end('SIGTERM'));

/** Sends bytes and gives all that comes back until the collector closes; `hangUp` closes first. */
function exchange(
  bytes: string,
  { port = collector.port, hangUp = false }: { readonly port?: number; readonly hangUp?: boolean } = {},
): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => (hangUp ? socket.end(bytes) : socket.write(bytes)));
    socket.setEncoding('latin1').on('data', (text: string) => {
      answer += text;
    });
    socket.on('error', () => socket.destroy()).on('close', () => resolve(answer));
  });
}

interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
}

const rawBrowser = browserOn('raw');

const request = ({ method = 'POST', path = '/_feedback/v1/e', headers = [], body = '' }: RawRequest) =>
  [
    `${method} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    `Origin: ${loadOrigin}`,
    'Content-Type: text/plain',
    `User-Agent: ${rawBrowser}`,
    'Connection: close',
    ...headers,
    '',
    body,
  ].join('\r\n');

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const vote = () => batchBody([rate({ a: 'article-1' })]);
const length = (bytes: number | string) => `Content-Length: ${bytes}`;

async function storedEvents(): Promise<number> {
  const store = await openStore(databaseUrl, { readOnly: true });
  const page = await store.readPage('event', undefined, 100_000);
  await store.close();
  return page.length;
}

test('a well-formed request is answered with 204, as a whole or in chunks', async () => {
  const [whole, parts] = [vote(), vote()];
  expect(statusOf(await exchange(request({ headers: [length(whole.length)], body: whole })))).toBe(204);
  const body = `${chunk(parts.slice(0, 40))}${chunk(parts.slice(40))}0\r\n\r\n`;
  expect(statusOf(await exchange(request({ headers: ['Transfer-Encoding: chunked'], body })))).toBe(204);
  expect(await storedEvents()).toBe(2);
});

test.each<[string, RawRequest, number]>([
  ['a length beyond the limit', { headers: [length(20_000)], body: 'x'.repeat(20_000) }, 413],
  [
    'chunks beyond the limit',
    { headers: ['Transfer-Encoding: chunked'], body: chunk('x'.repeat(20_000)) },
    413,
  ],
  ['a length that is no number', { headers: [length('NaN')], body: 'x' }, 400],
  ['a negative length', { headers: [length(-1)], body: 'x' }, 400],
  ['two lengths', { headers: [length(1), length(2)], body: 'xx' }, 400],
  ['length and chunks', { headers: [length(5), 'Transfer-Encoding: chunked'], body: chunk('x') }, 400],
  ['chunks of no size', { headers: ['Transfer-Encoding: chunked'], body: 'zz\r\nx\r\n' }, 400],
  ['an unknown coding', { headers: ['Transfer-Encoding: gzip'], body: 'x' }, 400],
  ['compressed text', { headers: ['Content-Encoding: gzip', length(1)], body: 'x' }, 415],
  ['20 kB of headers', { headers: [`X-Long: ${'x'.repeat(20_000)}`, length(1)], body: 'x' }, 431],
  ['TRACE', { method: 'TRACE' }, 405],
  ['HEAD', { method: 'HEAD' }, 405],
  ['CONNECT', { method: 'CONNECT', path: '127.0.0.1:25' }, 0],
  ['no method at all', { method: 'VOTE' }, 400],
  ['two slashes', { path: '/_feedback//v1/e' }, 404],
  ['dots', { path: '/_feedback/v1/../v1/report' }, 404],
  ['an encoded slash', { path: '/_feedback%2fv1%2fe' }, 404],
  ['a NUL in the path', { path: '/_feedback/v1/e\0' }, 400],
  [
    'an absolute address of another host',
    { path: 'http://evil.test/_feedback/x', headers: [length(0)] },
    404,
  ],
])('%s is turned away', async (_, raw, status) => {
  const before = await storedEvents();
  expect(statusOf(await exchange(request(raw)))).toBe(status);
  expect(await storedEvents()).toBe(before);
});

test('a body shorter than it says is never kept; one that is longer is not read on as a request', async () => {
  const before = await storedEvents();
  const short = vote();
  await exchange(request({ headers: [length(short.length + 50)], body: short }), { hangUp: true });
  const smuggled = request({ headers: [length(vote().length)], body: vote() });
  const answer = await exchange(request({ headers: [length(2)], body: `{}${smuggled}` }));
  expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  expect(await storedEvents()).toBe(before);
});

test('line breaks in a header do not get into an answer', async () => {
  for (const header of [
    `Origin: ${loadOrigin}\rX-Injected: yes`,
    `Origin: ${loadOrigin}\nX-Injected: yes`,
    'X-Any: a\r\n b',
    `Origin: ${loadOrigin}%0d%0aX-Injected: yes`,
  ]) {
    const answer = await exchange(request({ headers: [header, length(0)] }));
    expect(statusOf(answer)).toBeGreaterThanOrEqual(400);
    expect(answer).not.toMatch(/^x-injected/im);
    expect(answer).not.toMatch(/^access-control-allow-origin: .*%0d/im);
  }
});

test('a body that is too long is answered before it has been sent, and kept nowhere', async () => {
  const most = 'x'.repeat(16_385);
  // A megabyte was promised, as a whole or in chunks: the answer comes after what is more than a body may have.
  const promised = request({ headers: [length(1_000_000)], body: most });
  const chunks = request({ headers: ['Transfer-Encoding: chunked'], body: chunk(most) });
  for (const begun of [promised, chunks]) expect(statusOf(await exchange(begun))).toBe(413);

  const before = (await collector.health()).memoryBytes;
  const whole = request({ headers: [length(1_000_000)], body: 'x'.repeat(1_000_000) });
  for (let n = 0; n < 200; n += 20) await Promise.all(Array.from({ length: 20 }, () => exchange(whole)));
  // Of 200 MB that were sent.
  expect((await collector.health()).memoryBytes - before).toBeLessThan(100_000_000);
});

const secrets = ['Bearer ', 'Bearer secret', 'Basic YWRtaW46YWRtaW4=', `Bearer ${'a'.repeat(64)}`];

test('nothing that readers said can be read over HTTP, with any token or none', async () => {
  const said = 'the drawer of the lamp sticks';
  const body = batchBody([comment(said, { a: 'article-1' }), search(said)]);
  expect(statusOf(await exchange(request({ headers: [length(Buffer.byteLength(body))], body })))).toBe(204);
  const paths = [
    'report',
    'report.json',
    'v1/report.json',
    'v1/e',
    'v1/form',
    'comments',
    'events',
    'export',
  ];
  for (const path of ['', ...paths, 'feedback.db', 'healthz', 'readyz']) {
    const answers = await Promise.all(
      ['', ...secrets].flatMap((secret) => [
        exchange(
          request({
            method: 'GET',
            path: `/_feedback/${path}`,
            headers: secret === '' ? [] : [`Authorization: ${secret}`],
          }),
        ),
        exchange(request({ method: 'GET', path: `/_feedback/${path}?token=${encodeURIComponent(secret)}` })),
      ]),
    );
    // The same status whatever one shows: there is no token to be guessed.
    expect(new Set(answers.map(statusOf)).size).toBe(1);
    expect(answers.filter((answer) => answer.includes('drawer'))).toEqual([]);
    if (paths.includes(path)) expect([404, 405]).toContain(statusOf(answers[0] ?? ''));
  }
});

test('the process writes down neither addresses nor browsers nor words', async () => {
  const marks = ['203.0.113.99', browserOn('Distinctive'), 'a sentence of a reader'];
  const body = batchBody([comment(marks[2] ?? '', { a: 'article-1' })]);
  const send = async (text: string) => {
    const headers = [`X-Forwarded-For: ${marks[0]}`, length(text.length)];
    return statusOf(await exchange(request({ headers, body: text }).replace(rawBrowser, marks[1] ?? '')));
  };
  expect([await send(body), await send(marks[2] ?? '')]).toEqual([204, 400]);
  for (const mark of marks) expect(collector.errors()).not.toContain(mark);
});

test('PostgreSQL holds neither addresses nor browsers', async ({ skip }) => {
  const url = await databases.create('postgres');
  if (url === undefined) return skip('no PostgreSQL server');
  const own = await startCollectorProcess({ databaseUrl: url, folder: databases.folder, trustProxy: '1' });
  const marks = ['203.0.113.99', '203.0.113', 'Distinctive'];
  const body = batchBody([rate({ a: 'article-1' }), comment('hello', { a: 'article-1' }), search('x')]);
  const headers = ['X-Forwarded-For: 203.0.113.99', length(body.length)];
  const bytes = request({ headers, body }).replace(rawBrowser, browserOn('Distinctive'));
  expect(statusOf(await exchange(bytes, { port: own.port }))).toBe(204);
  await own.end('SIGTERM');
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  let written = '';
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} AS t`);
    written += rows.map(({ row }) => row).join('\n');
  }
  await client.end();
  expect(written).toContain('hello');
  for (const mark of marks) expect(written).not.toContain(mark);
});
