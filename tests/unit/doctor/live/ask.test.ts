import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { createAsk, type AskOptions } from '#doctor/live/ask.ts';

let server: Server | undefined;
let close = () => {};
afterEach(() => {
  close();
  server?.close();
  server?.closeAllConnections();
});

/** Something to ask a server with. */
async function asker(answer: RequestListener, options: AskOptions = {}) {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const url = new URL(`http://127.0.0.1:${port}/`);
  const made = createAsk(options);
  close = made.close;
  return { url, ask: made.ask };
}

test('texts arrive uncompressed, with status and headers', async () => {
  const { url, ask } = await asker((request, response) => {
    response.setHeader('Content-Type', 'application/ld+json');
    response.setHeader('Content-Encoding', 'gzip');
    response.setHeader('X-Twice', ['a', 'b']);
    response.end(gzipSync(`${request.method} ${request.url}`));
  });
  const answer = await ask(new URL('/%C3%A4/?a=1', url));
  expect(answer).toMatchObject({
    status: 200,
    body: 'GET /%C3%A4/?a=1',
    headers: { 'x-twice': 'a, b', 'content-encoding': 'gzip' },
  });
});

test('what is not text is not read as text, and what says it is compressed and is not, is an answer that failed', async () => {
  const { url, ask } = await asker((request, response) => {
    const isPicture = request.url === '/a.png';
    response.setHeader('Content-Type', isPicture ? 'image/png' : 'text/html');
    if (!isPicture) response.setHeader('Content-Encoding', 'gzip');
    response.end('bytes');
  });
  expect(await ask(new URL('/a.png', url))).toMatchObject({ status: 200, body: '' });
  expect(await ask(url)).toMatchObject({ status: 0, failure: 'incorrect header check' });
});

test('redirects are told, not followed', async () => {
  const asked: (string | undefined)[] = [];
  const { url, ask } = await asker((request, response) => {
    asked.push(request.url);
    response.writeHead(301, { Location: '/elsewhere/' }).end();
  });
  expect(await ask(url)).toMatchObject({ status: 301, headers: { location: '/elsewhere/' } });
  expect(asked).toEqual(['/']);
});

test('another server can be asked in the name of the site', async () => {
  const { url } = await asker((request, response) => {
    response.setHeader('Content-Type', 'text/plain');
    response.end(request.headers.host);
  });
  const { ask, close: end } = createAsk({ server: url });
  expect((await ask(new URL('https://help.example.com/'))).body).toBe('help.example.com');
  end();
});

test('a server that does not answer in time has failed', async () => {
  const { url, ask } = await asker(() => undefined, { requestMs: 50 });
  expect(await ask(url)).toMatchObject({ status: 0, failure: 'none within 0.05 s' });
});

test('a server that breaks off or is not there has failed', async () => {
  const { url, ask } = await asker((_, response) => void response.destroy());
  expect(await ask(url)).toMatchObject({ status: 0, failure: 'socket hang up' });
  expect(await ask(new URL('http://127.0.0.1:1/'))).toMatchObject({
    status: 0,
    failure: 'connect ECONNREFUSED 127.0.0.1:1',
  });
});

test('once the time is up, nothing is asked', async () => {
  const { url, ask } = await asker(() => undefined, { totalMs: 30 });
  expect(await ask(url)).toMatchObject({ status: 0, isSkipped: true });
  expect(await ask(url)).toMatchObject({ status: 0, isSkipped: true });
});

test('no more requests run at once than allowed', async () => {
  let running = 0;
  let most = 0;
  const waiting: (() => void)[] = [];
  const { url, ask } = await asker(
    (_, response) => {
      most = Math.max(most, ++running);
      waiting.push(() => {
        running--;
        response.end();
      });
      // Two are in: let them go. A third would have come by then.
      if (waiting.length === 2) setImmediate(() => waiting.splice(0).forEach((go) => go()));
    },
    { atOnce: 2 },
  );
  await Promise.all(Array.from({ length: 6 }, (_, i) => ask(new URL(`/${i}`, url))));
  expect(most).toBe(2);
});
