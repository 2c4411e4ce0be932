import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  absoluteUrl,
  fileOf,
  isOwnAddress,
  markdownPath,
  shortMarkdownPath,
  notFoundPath,
  pathOf,
  pathWithin,
  permalinkPath,
  servedPath,
} from '#model/urls.ts';
import { parseSite } from '#site/parse-site.ts';
import { sampleSite } from './sample-centre.ts';

const site = sampleSite();

test('paths are encoded and end in a slash', () => {
  expect(pathOf('tr', ['iadeler', 'ürün iadesi'])).toBe('/tr/iadeler/%C3%BCr%C3%BCn%20iadesi/');
  expect(permalinkPath('return-item')).toBe('/a/return-item/');
  expect(permalinkPath('return-item', 'tr')).toBe('/a/return-item/tr/');
  expect(markdownPath('/en/a/')).toBe('/en/a/index.md');
  expect(shortMarkdownPath('/en/a/')).toBe('/en/a.md');
  expect(absoluteUrl(site, '/en/')).toBe('https://help.example.com/en/');
});

test('each path has a file, "not found" pages the one that servers look for', () => {
  expect(['/', '/en/', '/files/a.pdf', notFoundPath('tr'), '/tr/%C3%BC/'].map(fileOf)).toEqual([
    'index.html',
    'en/index.html',
    'files/a.pdf',
    'tr/404.html',
    'tr/ü/index.html',
  ]);
});

test('addresses of the help centre itself are known; those of articles and old sites are not', () => {
  const own = [
    '/',
    '/a/x/',
    '/api/v1/x.json',
    '/_astro/x.css',
    '/robots.txt',
    '/sitemap-en-0.xml',
    '/en/',
    '/tr/search/',
    '/en/404/',
  ];
  const free = ['/en/orders/', '/en/search/tips/', '/hc/en-us/', '/de/', '/about/'];
  expect(own.filter((path) => !isOwnAddress(path, site))).toEqual([]);
  expect(free.filter((path) => isOwnAddress(path, site))).toEqual([]);
});

test('below any path, a path is served below it, is part of the whole address, and is found again', () => {
  const name = fc.stringMatching(/^[\w~-][\w.~-]*$/);
  const path = fc.webPath().map((text) => `/${text.replace(/^\/+/, '')}`);
  fc.assert(
    fc.property(fc.array(name), path, (names, own) => {
      const base = names.map((each) => `/${each}`).join('');
      const file = { file: 'site.yaml', text: 'name: Help\nurl: https://x.example\nlocales: [en]' };
      const { site: below } = parseSite(file, { url: `https://www.company.example${base}/` });
      expect(below?.base).toBe(base);
      if (!below) return;
      const served = servedPath(below, own);
      expect(served).toBe(base + own);
      expect(absoluteUrl(below, own)).toBe(`https://www.company.example${served}`);
      expect(pathWithin(below, served)).toBe(own);
    }),
  );
});

test('what lies beside the site is not within it', () => {
  for (const path of ['/', '/help', '/helpful/', '/en/', '/x/help/en/']) {
    expect([path, pathWithin({ base: '/help' }, path)]).toEqual([path, undefined]);
  }
});
