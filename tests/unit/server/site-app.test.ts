import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSiteApp } from '#server/site-app.ts';

let folder: string;
let ask: (
  path: string,
) => Promise<{ status: number; location: string | null; body: string; headers: Headers }>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fener-served-'));
  write('index.html', 'chooser');
  write('404.html', 'not found');
  write('en/404.html', 'not found in English');
  write('en/index.html', 'home');
  write('tr/ürün iadesi/index.html', 'return');
  write('style.css', 'a{}');
  write(
    '_redirects',
    '/en/old/ /en/ 301\n/tr/%C3%BCcret/ /tr/%C3%BCr%C3%BCn%20iadesi/ 301\n/hc/en/articles/36 /a/x/ 301\n/hc/en/articles/36-* /a/x/ 301\n/guide.pdf /en/ 301\n',
  );
  write('_headers', '/*\n  X-Frame: no\n/a/*\n  X-Robots-Tag: noindex\n/*.css\n  X-Never: matched\n');
  const app = createSiteApp(folder);
  ask = async (path) => {
    const answer = await app.request(path);
    return {
      status: answer.status,
      location: answer.headers.get('location'),
      body: await answer.text(),
      headers: answer.headers,
    };
  };
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

test.each([
  ['/', 200, 'chooser'],
  ['/en/', 200, 'home'],
  ['/tr/%C3%BCr%C3%BCn%20iadesi/', 200, 'return'],
  ['/style.css', 200, 'a{}'],
  ['/en/gone/', 404, 'not found in English'],
  ['/tr/gone/', 404, 'not found'],
  ['/../../etc/passwd', 404, 'not found'],
  ['/%2e%2e/%2e%2e/etc/passwd', 404, 'not found'],
])('%s answers %i', async (path, status, body) => {
  expect(await ask(path)).toMatchObject({ status, body });
});

test.each([
  ['/en/old/', '/en/'],
  ['/en/old', '/en/'],
  ['/en/old/?q=1', '/en/?q=1'],
  ['/tr/%C3%BCcret/', '/tr/%C3%BCr%C3%BCn%20iadesi/'],
  ['/hc/en/articles/36', '/a/x/'],
  ['/hc/en/articles/36-How-to', '/a/x/'],
  ['/guide.pdf', '/en/'],
])('%s is redirected to %s', async (path, location) => {
  expect(await ask(path)).toMatchObject({ status: 301, location });
});

test('a longer number is not taken for a shorter one', async () => {
  expect((await ask('/hc/en/articles/360')).status).toBe(404);
});

test('a page asked for without its last slash is redirected to it, as hosts do', async () => {
  expect(await ask('/en?q=1')).toMatchObject({ status: 301, location: '/en/?q=1' });
});

test('headers are those of every rule that matches', async () => {
  const { headers } = await ask('/a/x/');
  expect([headers.get('X-Frame'), headers.get('X-Robots-Tag'), headers.get('X-Never')]).toEqual([
    'no',
    'noindex',
    null,
  ]);
});

test('a name that cannot be decoded is not found', async () => {
  expect((await ask('/en/%zz/')).status).toBe(404);
});
