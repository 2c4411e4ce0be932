import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { createSiteApp } from '#server/site-app.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

let top: string;
let ask: (path: string, init?: RequestInit) => Promise<Answer>;

interface Answer {
  readonly status: number;
  readonly location: string | null;
  readonly body: string;
  readonly headers: Headers;
}

beforeAll(() => {
  top = temporaryFolder();
  write('../secret.txt', 'secret');
  write('index.html', 'chooser');
  write('404.html', 'not found');
  write('en/404.html', 'not found in English');
  write('en/index.html', 'home');
  write('en/data.json', '{}');
  write('tr/ürün iadesi/index.html', 'return');
  write('style.css', 'a{}');
  write('picture.svg', '<svg/>');
  write('empty.txt', '');
  write('_astro/page.abc.js', '0123456789');
  write('.env', 'secret');
  symlinkSync(join(top, 'secret.txt'), join(top, 'site/linked.txt'));
  symlinkSync(top, join(top, 'site/up'));
  write(
    '_server/redirects.json',
    JSON.stringify([
      { paths: ['/en/old/', '/en/old'], query: [], to: '/en/' },
      { paths: ['/tr/ücret/', '/tr/ücret'], query: [], to: '/tr/%C3%BCr%C3%BCn%20iadesi/' },
      { paths: [], pattern: '/hc/[^/]+/articles/36(?:[-/].*)?', query: [], to: '/a/x/' },
      { paths: ['/guide.pdf'], query: [], to: '/en/' },
      { paths: ['/faq.php'], query: [['id', '7']], to: '/a/seven/' },
    ]),
  );
  write(
    '_headers',
    '/*\n  X-Frame: no\n/en/*\n  X-Robots-Tag: noindex\n/_astro/*\n  Cache-Control: public, immutable\n/*.svg\n  X-Frame: sandbox\n',
  );
  const app = createSiteApp(join(top, 'site'));
  ask = async (path, init) => {
    const answer = await app.request(path, init);
    return {
      status: answer.status,
      location: answer.headers.get('location'),
      body: await answer.text(),
      headers: answer.headers,
    };
  };
});
function write(name: string, text: string): void {
  const path = join(top, 'site', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

test.each([
  ['/', 200, 'chooser'],
  ['/en/', 200, 'home'],
  ['//en//./x/../', 200, 'home'],
  ['/tr/%C3%BCr%C3%BCn%20iadesi/', 200, 'return'],
  ['/style.css', 200, 'a{}'],
  ['/en/gone/', 404, 'not found in English'],
  ['/tr/gone/', 404, 'not found'],
  ['/style.css/', 404, 'not found'],
  ['/EN/', 404, 'not found'],
  ['/_headers', 404, 'not found'],
  ['/_server/redirects.json', 404, 'not found'],
  ['/%5Fserver/redirects.json', 404, 'not found'],
  ['//_server//redirects.json', 404, 'not found'],
  ['/.env', 404, 'not found'],
  ['/linked.txt', 404, 'not found'],
  ['/up/secret.txt', 404, 'not found'],
  ['/../../etc/passwd', 404, 'not found'],
  [`/en/${'x'.repeat(5000)}/`, 404, 'not found in English'],
])('%s answers %i', async (path, status, body) => {
  expect(await ask(path)).toMatchObject({ status, body });
});

test.each(['/en/%zz/', '/%00', '/..%2f..%2fetc/passwd', '/%ff/'])('%s is a bad request', async (path) => {
  expect(await ask(path)).toMatchObject({ status: 400, body: 'Bad request\n' });
});

test.each([
  ['/en/old/', '/en/'],
  ['/en/old', '/en/'],
  ['/%65n//old/?q=1', '/en/?q=1'],
  ['/tr/%c3%bccret/', '/tr/%C3%BCr%C3%BCn%20iadesi/'],
  ['/hc/en/articles/36', '/a/x/'],
  ['/hc/pt-br/articles/36-How-to', '/a/x/'],
  ['/guide.pdf', '/en/'],
  ['/faq.php?lang=en&id=7', '/a/seven/'],
  ['/en?q=1', '/en/?q=1'],
  ['//en', '/en/'],
  ['/tr/%C3%BCr%C3%BCn%20iadesi', '/tr/%C3%BCr%C3%BCn%20iadesi/'],
])('%s is redirected to %s', async (path, location) => {
  expect(await ask(path)).toMatchObject({ status: 301, location });
});

test('a longer number is not taken for a shorter one, nor another query for the one that moved', async () => {
  for (const path of ['/hc/en/articles/360', '/faq.php', '/faq.php?id=70']) {
    expect((await ask(path)).status).toBe(404);
  }
});

describe('headers', () => {
  const headerOf = async (path: string, name: string) => (await ask(path)).headers.get(name);

  test('those of every rule that matches, and of errors those of every page only', async () => {
    expect(await headerOf('/en/', 'X-Robots-Tag')).toBe('noindex');
    expect(await headerOf('/en/', 'X-Frame')).toBe('no');
    expect(await headerOf('/picture.svg', 'X-Frame')).toBe('no, sandbox');
    expect(await headerOf('/gone.svg', 'X-Frame')).toBe('no');
    expect(await headerOf('/en/gone', 'X-Robots-Tag')).toBeNull();
  });

  test('what has a hash in its name is kept, the rest is asked for again, and errors are never kept', async () => {
    expect(await headerOf('/_astro/page.abc.js', 'Cache-Control')).toBe('public, immutable');
    for (const path of ['/en/', '/en/data.json', '/en/old/'])
      expect(await headerOf(path, 'Cache-Control')).toBe('no-cache');
    expect(await headerOf('/_astro/gone.js', 'Cache-Control')).toBeNull();
  });

  test('texts say that they are UTF-8', async () => {
    expect(await headerOf('/en/data.json', 'Content-Type')).toBe('application/json; charset=utf-8');
    expect(await headerOf('/en/gone/', 'Content-Type')).toBe('text/html; charset=utf-8');
  });
});

describe('conditions and parts', () => {
  const file = '/_astro/page.abc.js';

  test('a file of the last moment of a second is not from the next one', async () => {
    write('late.txt', 'x');
    utimesSync(join(top, 'site', 'late.txt'), 1_800_000_000.9997, 1_800_000_000.9997);
    const { headers } = await ask('/late.txt');
    expect(headers.get('Last-Modified')).toBe(new Date(1_800_000_000_000).toUTCString());
  });

  test('a file that the browser has is not sent again', async () => {
    const { headers } = await ask(file);
    const etag = headers.get('ETag') ?? '';
    const modified = headers.get('Last-Modified') ?? '';
    expect(etag).toMatch(/^"[\da-f-]+"$/);
    for (const condition of [
      { 'If-None-Match': etag },
      { 'If-None-Match': `"other", W/${etag}` },
      { 'If-None-Match': '*' },
      { 'If-Modified-Since': modified },
    ]) {
      const answer = await ask(file, { headers: condition });
      expect(answer).toMatchObject({ status: 304, body: '' });
      expect(answer.headers.get('Cache-Control')).toBe('public, immutable');
    }
    const old = { 'If-Modified-Since': new Date(0).toUTCString() };
    expect((await ask(file, { headers: { 'If-None-Match': '"other"' } })).status).toBe(200);
    expect((await ask(file, { headers: old })).status).toBe(200);
  });

  test.each([
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=8-', 206, '89', 'bytes 8-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=5-99', 206, '56789', 'bytes 5-9/10'],
    ['bytes=-99', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=10-', 416, 'Range not satisfiable\n', 'bytes */10'],
    ['bytes=-0', 416, 'Range not satisfiable\n', 'bytes */10'],
    ['bytes=x', 416, 'Range not satisfiable\n', 'bytes */10'],
    ['bytes=0-1,4-5', 200, '0123456789', null],
    ['lines=1-2', 200, '0123456789', null],
  ])('Range: %s', async (range, status, body, contentRange) => {
    const answer = await ask(file, { headers: { Range: range } });
    expect([answer.status, answer.body, answer.headers.get('Content-Range')]).toEqual([
      status,
      body,
      contentRange,
    ]);
  });

  test('a part of another version is the whole of this one', async () => {
    const headers = { Range: 'bytes=0-3', 'If-Range': '"other"' };
    expect((await ask(file, { headers })).status).toBe(200);
  });

  test('a range of an empty file is the file', async () => {
    expect(await ask('/empty.txt', { headers: { Range: 'bytes=0-' } })).toMatchObject({
      status: 200,
      body: '',
    });
  });
});

describe('methods', () => {
  test('HEAD is GET without the body', async () => {
    const get = await ask('/en/');
    const head = await ask('/en/', { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, body: '' });
    expect([...head.headers]).toEqual([...get.headers]);
    expect(await ask('/en/gone/', { method: 'HEAD' })).toMatchObject({ status: 404, body: '' });
  });

  test('OPTIONS says what there is, the others are refused with it', async () => {
    const { status, headers } = await ask('/en/', { method: 'OPTIONS' });
    expect([status, headers.get('Allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await ask('/en/old/', { method });
      expect([answer.status, answer.headers.get('Allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    }
  });
});

test('a text that the build has left compressed is sent as it is, to those who take it', async () => {
  const folder = temporaryFolder();
  const publish = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);
  publish('a.css', 'a{}');
  publish('a.css.br', brotliCompressSync('a{}'));
  publish('a.css.gz', gzipSync('a{}'));
  publish('b.css', 'b{}');
  const compressed = createSiteApp(folder);
  const codingOf = async (path: string, headers: Record<string, string>) => {
    const answer = await compressed.request(path, { headers });
    return [answer.status, answer.headers.get('Content-Encoding'), answer.headers.get('Content-Type')];
  };
  const css = 'text/css; charset=utf-8';
  expect(await codingOf('/a.css', { 'Accept-Encoding': 'gzip, deflate, br' })).toEqual([200, 'br', css]);
  expect(await codingOf('/a.css', { 'Accept-Encoding': 'gzip, br;q=0' })).toEqual([200, 'gzip', css]);
  expect(await codingOf('/a.css', {})).toEqual([200, null, css]);
  expect(await codingOf('/b.css', { 'Accept-Encoding': 'br' })).toEqual([200, null, css]);
  expect(await codingOf('/a.css', { 'Accept-Encoding': 'br', Range: 'bytes=0-0' })).toEqual([206, null, css]);
  const answer = await compressed.request('/a.css', { headers: { 'Accept-Encoding': 'br' } });
  expect(brotliDecompressSync(Buffer.from(await answer.arrayBuffer())).toString()).toBe('a{}');
  expect(answer.headers.get('Vary')).toContain('Accept-Encoding');
  const again = { 'Accept-Encoding': 'br', 'If-None-Match': answer.headers.get('ETag') ?? '' };
  expect(await codingOf('/a.css', again)).toEqual([304, null, null]);
});
