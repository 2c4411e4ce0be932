import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { writePreviews } from '#review/previews.ts';
import type { ChangedText } from '#review/review.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
function built(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'dist', name)), { recursive: true });
    writeFileSync(join(folder, 'dist', name), text);
  }
}

const site = { name: 'Help', url: 'https://example.com/help', base: '/help' };
const preview = (texts: readonly ChangedText[]) =>
  writePreviews({ texts, site, built: join(folder, 'dist'), out: join(folder, 'preview') });
const read = (name: string) => readFileSync(join(folder, 'preview', name), 'utf8');
const has = (name: string) => existsSync(join(folder, 'preview', name));

const text = (title: string, ...addresses: string[]): ChangedText => ({
  kind: 'article',
  id: 'a',
  title,
  change: 'changed',
  pages: addresses.map((address) => ({ locale: 'en', address, change: 'changed' })),
});

const page = (body: string) =>
  `<html><head><link rel="stylesheet" href="/help/_astro/a.css"><link rel="modulepreload" href="/help/_astro/a.js"><script type="module" src="/help/_astro/a.js"></script></head><body>${body}</body></html>`;

test('a page brings what it shows; links lead to other previews, or to the published site', () => {
  built({
    'en/orders/a b/index.html': page(
      '<a href="/help/en/orders/c/?x=1#top">C</a> <a href="/help/en/other/">Other</a> <a href="#here">Here</a>' +
        '<a href="/elsewhere/">Shop</a> <a href="https://example.com/help/en/orders/c/">Whole</a> <a href="mailto:a@b.example">Mail</a>' +
        '<img src="/help/_images/x.png" srcset="/help/_images/x.png 1x, /help/_images/y%20z.png 2x">' +
        '<img src="/help/../../secret.txt"><img src="//cdn.example/x.png"><script>alert(1)</script>',
    ),
    'en/orders/c/index.html': page(''),
    'en/other/index.html': page(''),
    '_astro/a.css':
      '@font-face { src: url("/help/_fonts/f.woff2") } a { background: url(/help/_images/x.png#g), url(data:x) }',
    '_astro/a.js': 'alert(1)',
    '_fonts/f.woff2': 'font',
    '_images/x.png': 'x',
    '_images/y z.png': 'y',
    '_images/unused.png': 'z',
  });
  writeFileSync(join(folder, 'secret.txt'), 'mine');
  expect(preview([text('<b>A</b>', '/help/en/orders/a b/', '/help/en/orders/c/')])).toBe(2);
  const shown = read('en/orders/a b/index.html');
  expect([...shown.matchAll(/(?:href|src|srcset)="([^"]*)"/g)].map(([, value]) => value)).toEqual([
    '../../../_astro/a.css',
    '../c/index.html?x=1#top',
    'https://example.com/help/en/other/',
    '#here',
    'https://example.com/elsewhere/',
    'https://example.com/help/en/orders/c/',
    'mailto:a@b.example',
    '../../../_images/x.png',
    '../../../_images/x.png 1x, ../../../_images/y%20z.png 2x',
    'https://example.com/secret.txt',
    '//cdn.example/x.png',
  ]);
  expect(shown).not.toContain('<script');
  expect(shown).toContain('<meta name="robots" content="noindex"></head>');
  expect(read('_astro/a.css')).toBe(
    '@font-face { src: url("../_fonts/f.woff2") } a { background: url(../_images/x.png#g), url(data:x) }',
  );
  expect(['_fonts/f.woff2', '_images/y z.png', '_images/unused.png', '_astro/a.js'].map(has)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(read('index.html')).toContain('<a href="en/orders/a%20b/index.html">/help/en/orders/a b/</a>');
  expect(read('index.html')).toContain('&lt;b&gt;A&lt;/b&gt;');
});

test('what is gone has no preview, and a folder with something in it stays as it is', () => {
  built({ 'en/a/index.html': page('') });
  expect(preview([text('Gone', '/help/en/gone/')])).toBe(0);
  expect(() => preview([text('A', '/help/en/a/')])).toThrow('is not empty. Name a new folder.');
});
