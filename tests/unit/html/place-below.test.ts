import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml } from '#base/escape-html.ts';
import { placeBelow } from '#html/place-below.ts';
import { attributeOf, readHtml } from '#html/read-tags.ts';

const at = (html: string) => placeBelow('/help', html);

test.each([
  ['<a href="/en/">x</a>', '<a href="/help/en/">x</a>'],
  ['<a href="/">x</a>', '<a href="/help/">x</a>'],
  ["<A HREF='/en/?a=1&amp;b=2#c'>x</A>", '<A href="/help/en/?a=1&amp;b=2#c">x</A>'],
  ['<a href=/en/>x</a>', '<a href="/help/en/">x</a>'],
  [
    '<form action="/en/search/"><button formaction="/x"></form>',
    '<form action="/help/en/search/"><button formaction="/help/x"></form>',
  ],
  [
    '<img src="/a.png" srcset="/a.png 1x, /b.png 2x">',
    '<img src="/help/a.png" srcset="/help/a.png 1x, /help/b.png 2x">',
  ],
  [
    '<img srcset="data:image/jpeg;base64,/9j/4A 1x, /b.png 2x">',
    '<img srcset="data:image/jpeg;base64,/9j/4A 1x, /help/b.png 2x">',
  ],
  [
    '<link rel=preload imagesrcset="/a.png 1x,/b.png 2x">',
    '<link rel=preload imagesrcset="/help/a.png 1x,/help/b.png 2x">',
  ],
  [
    '<video poster="/p.jpg"><track src="/t.vtt"></video>',
    '<video poster="/help/p.jpg"><track src="/help/t.vtt"></video>',
  ],
  ['<object data="/o.pdf"></object>', '<object data="/help/o.pdf"></object>'],
  [
    '<svg><use xlink:href="/i.svg#a"/><image href="/p.png"/></svg>',
    '<svg><use xlink:href="/help/i.svg#a"/><image href="/help/p.png"/></svg>',
  ],
  [
    '<meta http-equiv="Refresh" content="0; url=/en/">',
    '<meta http-equiv="Refresh" content="0; url=/help/en/">',
  ],
  [
    '<noscript><meta http-equiv="refresh" content="0;url=/en/"></noscript>',
    '<noscript><meta http-equiv="refresh" content="0;url=/help/en/"></noscript>',
  ],
  ['<template><a href="/en/"></a></template>', '<template><a href="/help/en/"></a></template>'],
  ['<html lang="en"><p>', '<html lang="en" data-base="/help"><p>'],
])('%s', (before, after) => {
  expect(at(before)).toBe(after);
});

test.each([
  '<a href="https://example.com/en/">',
  '<a href="//example.com/en/">',
  '<a href="/\\example.com">',
  '<a href="#top"><a href="../x/"><a href="?q=/x"><a href="">',
  '<a href="mailto:a@example.com?body=/en/">',
  '<meta name="description" content="/en/ is a path">',
  '<meta property="og:url" content="https://example.com/en/">',
  '<script type="application/json">{"html":"<a href=\\"/en/\\">"}</script>',
  '<title><a href="/en/"></title>',
  '<!-- <a href="/en/"> -->',
  '<p data-src="/en/" title="/en/">&lt;a href="/en/"></p>',
])('leaves %s as it is', (html) => {
  expect(at(html)).toBe(html);
});

test('a site that has its host for itself keeps every byte', () => {
  fc.assert(fc.property(fc.string(), (html) => placeBelow('', html) === html));
});

test('every address of any text is placed once, and nothing else changes', () => {
  const path = fc.webPath().map((text) => `/${text.replace(/^\/+/, '')}`);
  fc.assert(
    fc.property(fc.array(fc.tuple(path, fc.string())), (links) => {
      const html = (base: string) =>
        links.map(([href, text]) => `<a href="${escapeHtml(base + href)}">${escapeHtml(text)}</a>`).join('');
      expect(at(html(''))).toBe(html('/help'));
      const placed = readHtml(at(html(''))).tags.filter(({ kind }) => kind === 'open');
      expect(placed.map((tag) => attributeOf(tag, 'href'))).toEqual(links.map(([href]) => `/help${href}`));
    }),
  );
});
