/** What nginx makes of a built site, compared with our own server: statuses, headers, redirects, bodies. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nginxConfiguration } from '#publish/hosts/nginx/nginx.ts';
import { servedRedirects } from '#publish/hosts/redirect-rules.ts';
import { sampleSite } from '../unit/model/sample-centre.ts';
import { startNginx } from './nginx-server.ts';
import { addressesIn, ask, useTwoServers } from './two-servers.ts';

/** Declares the tests; `outDir` is known once the site is built. */
export function testServedAlike(outDir: () => string): void {
  describe('nginx and our own server', () => {
    const { ports, same } = useTwoServers(outDir);

    test('every file of the site is sent alike', async (context) => {
      if (!ports()) return context.skip('nginx is missing');
      const paths = addressesIn(outDir());
      expect(paths.length).toBeGreaterThan(100);
      for (const path of paths) await same({ path });
    });

    test.for<[path: string, status: number, location?: string]>([
      ['/en/track/', 301, '/en/orders/track/'],
      ['/en/track', 301, '/en/orders/track/'],
      ['/en/track?q=1&x=%20y', 301, '/en/orders/track/?q=1&x=%20y'],
      ['//en///track/', 301, '/en/orders/track/'],
      ['/en/x/../track/.', 301, '/en/orders/track/'],
      ['/%65%6E/track%2F', 301, '/en/orders/track/'],
      ['/tr/eski/takip', 301, '/tr/sipari%C5%9Fler/siparisim-nerede/'],
      ['/files/old-guide.pdf', 301, '/en/orders/track/'],
      ['/hc/en-us/articles/360001', 301, '/en/orders/track/'],
      ['/hc/pt-br/articles/360001-Where-is-it', 301, '/a/track-order/'],
      ['/hc/en-us/articles/360001/more?q=1', 301, '/en/orders/track/?q=1'],
      ['/hc/en-us/articles/3600012', 404],
      ['/kb/faq.php?id=7', 301, '/a/track-order/'],
      ['/kb/faq.php?lang=en&id=7', 301, '/a/track-order/'],
      ['/kb/faq.php?id=70', 404],
      ['/kb/faq.php?xid=7', 404],
      ['/kb/faq.php', 404],
      ['/?p=12', 301, '/a/track-order/'],
      ['/?p=13', 200],
      ['/old;v=1/x/', 301, '/en/orders/track/'],
      [
        `/${encodeURIComponent('ja/古い/返品の方法について詳しく説明するページ').replaceAll('%2F', '/')}/`,
        301,
        '/en/orders/track/',
      ],
      ['/en', 301, '/en/'],
      ['/en?q=%C3%BC', 301, '/en/?q=%C3%BC'],
      ['/tr/sipari%C5%9Fler', 301, '/tr/sipari%C5%9Fler/'],
      ['//en.example.com/%2e%2e/en', 301, '/en/'],
      ['/_astro', 301, '/_astro/'],
      ['/_astro/', 404],
      ['/EN/', 404],
      ['/en/Track/', 404],
      ['/en/nothing/', 404],
      ['/ar/nothing', 404],
      ['/en-xa/nothing.svg', 404],
      ['/nothing/', 404],
      ['/a/nothing/', 404],
      ['/_astro/nothing.js', 404],
      ['/robots.txt/', 404],
      ['/_headers', 404],
      ['/_redirects', 404],
      ['/_server/nginx.conf', 404],
      ['/%5fserver/', 404],
      ['/.git/config', 404],
      ['/en/.hidden', 404],
      ['/en/%5Ctrack/', 404],
      ['/en/%0d%0aLocation:%20x', 404],
      [`/en/${'x'.repeat(3000)}/`, 404],
      ['/%zz', 400],
      ['/%00', 400],
      ['/..%2f..%2fetc/passwd', 400],
    ])('%s answers %i %s', async ([path, status, location], context) => {
      if (!ports()) return context.skip('nginx is missing');
      const answer = await same({ path });
      expect([answer?.status, answer?.headers['location']]).toEqual([status, location]);
    });

    test('what is no request at all is refused by both', async (context) => {
      if (!ports()) return context.skip('nginx is missing');
      for (const path of [
        '/en/\\track/',
        '/../../etc/passwd',
        '/%2e%2e/%2e%2e/etc/passwd',
        `/${'x'.repeat(9000)}`,
      ]) {
        for (const port of ports() ?? [])
          expect((await ask(port, { path })).status).toBeGreaterThanOrEqual(400);
      }
    });

    test('tens of thousands of old addresses keep nginx neither from starting nor from finding each', async (context) => {
      if (!ports()) return context.skip('nginx is missing');
      const folder = mkdtempSync(join(tmpdir(), 'fener-many-'));
      const redirects = Array.from({ length: 20_000 }, (_, index) => ({
        from: `/old/${encodeURIComponent('よくある質問')}/${index}/`,
        query: [],
        to: `/en/${index}/`,
        isPattern: false,
        pages: [],
      }));
      mkdirSync(join(folder, '_server'));
      const site = sampleSite();
      const conf = nginxConfiguration(site, servedRedirects(site, redirects), { headers: [] });
      writeFileSync(join(folder, '_server/nginx.conf'), conf);
      const many = await startNginx(folder);
      if ('missing' in many) throw new Error('This cannot happen: nginx is there.');
      for (const index of [0, 1, 19, 1999, 19_999]) {
        for (const end of ['', '/', '?q=1']) {
          const path = `/old/${encodeURIComponent('よくある質問')}/${index}${end}`;
          const { status, headers } = await ask(many.port, { path });
          expect([status, headers['location']]).toEqual([301, `/en/${index}/${end.replace('/', '')}`]);
        }
      }
      expect(
        (await ask(many.port, { path: `/old/${encodeURIComponent('よくある質問')}/20000/` })).status,
      ).toBe(404);
      expect((await ask(many.port, { path: '/old/_headers' })).status).toBe(404);
      await many.remove();
      rmSync(folder, { recursive: true });
    });

    test('methods, conditions and ranges are understood alike', async (context) => {
      if (!ports()) return context.skip('nginx is missing');
      const paths = [
        '/en/',
        '/en/orders/track/index.md',
        '/favicon.svg',
        '/en/track/',
        '/en/nothing/',
        '/en',
      ];
      const modified = String((await same({ path: '/favicon.svg' }))?.headers['last-modified']);
      const later = new Date(Date.parse(modified) + 60_000).toUTCString();
      for (const path of paths) {
        for (const method of ['HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
          await same({ path, method });
        for (const range of [
          '0-3',
          '5-',
          '-5',
          '0-999999',
          '-999999',
          '999999-',
          '5-2',
          'x',
          '0-1,4-5',
          '-0',
        ])
          await same({ path, headers: { Range: `bytes=${range}` } });
        await same({ path, headers: { Range: 'lines=1-2' } });
        for (const since of [modified, later, new Date(0).toUTCString(), 'yesterday'])
          await same({ path, headers: { 'If-Modified-Since': since } });
        await same({ path, headers: { 'If-None-Match': '"other"' } });
        await same({ path, headers: { Range: 'bytes=0-3', 'If-Range': '"other"' } });
      }
      for (const port of ports() ?? []) {
        const { headers: first } = await ask(port, { path: '/en/' });
        const again = await ask(port, { path: '/en/', headers: { 'If-None-Match': String(first['etag']) } });
        expect([again.status, again.headers['cache-control']]).toEqual([304, 'no-cache']);
      }
    });
  });
}
