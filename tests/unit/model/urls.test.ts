import { expect, test } from 'vitest';
import {
  absoluteUrl,
  fileOf,
  isOwnAddress,
  markdownPath,
  notFoundPath,
  pathOf,
  permalinkPath,
} from '#model/urls.ts';
import { sampleSite } from './sample-centre.ts';

const site = sampleSite();

test('paths are encoded and end in a slash', () => {
  expect(pathOf('tr', ['iadeler', 'ürün iadesi'])).toBe('/tr/iadeler/%C3%BCr%C3%BCn%20iadesi/');
  expect(permalinkPath('return-item')).toBe('/a/return-item/');
  expect(permalinkPath('return-item', 'tr')).toBe('/a/return-item/tr/');
  expect(markdownPath('/en/a/')).toBe('/en/a/index.md');
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
