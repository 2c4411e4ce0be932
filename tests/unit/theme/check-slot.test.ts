import { describe, expect, test } from 'vitest';
import type { SlotName } from '#model/slots.ts';
import { checkSlot } from '#theme/check-slot.ts';

const publicFiles = new Set(['/own.js', '/logo.svg', '/own.css']);
const check = (html: string, name: SlotName = 'footer') =>
  checkSlot({ name, file: `theme/slots/${name}.html`, html, publicFiles }).map(
    ({ at, message }) => `${at?.line}:${at?.column} ${message}`,
  );

test.each([
  [
    'footer',
    '<!-- Imprint -->\n<section class="wide" aria-label="Us" data-part="us">\n' +
      '<a href="https://www.acme.example" rel="me">Acme &amp; Co</a> <a href="/en/returns/">Returns</a>\n' +
      '<img src="/logo.svg" alt="" width="40" height="20" loading="lazy" /><br>\n</section>',
  ],
  ['footer', '<acme-banner text="New">Hello</acme-banner>\n<script src="/own.js" type="module"></script>'],
  [
    'head',
    '<meta name="google-site-verification" content="abc">\n<link rel="me" href="https://social.example/@acme">\n' +
      '<link rel="stylesheet" href="/own.css"><script src="/own.js" defer></script>',
  ],
] as const)('%s: what a slot may carry', (name, html) => {
  expect(check(html, name)).toEqual([]);
});

describe('what a slot may not carry is told with its place', () => {
  test.each([
    ['code', '<p>Hi</p>\n<script>alert(1)</script>', /^2:1 <script> holds code/],
    ['code besides a file', '<script src="/own.js">alert(1)</script>', /^1:1 <script> holds code/],
    ['styles', '<style>p { color: red }</style>', /^1:1 <style> is not allowed: the site's Content-Security/],
    ['an attribute of styles', '<p>\n  <b style="color: red">Hi</b></p>', /^2:3 .*attribute "style"/],
    ['a handler', '<p onclick="alert(1)">Hi</p>', /attribute "onclick"/],
    ['a handler of an own element', '<acme-x onload="alert(1)"></acme-x>', /attribute "onload"/],
    ['a script of another site', '<script src="https://cdn.example/x.js"></script>', /is on another site/],
    ['a script without a scheme', '<script src="//cdn.example/x.js"></script>', /is on another site/],
    ['a picture of another site', '<img src="http://x.example/x.png" alt="">', /is on another site/],
    ['a file that is missing', '<img src="/logo.png" alt="">', /There is no file "\/logo\.png"/],
    ['a scripted link', '<a href="java\nscript:alert(1)">x</a>', /is not an address/],
    ['an id', '<a href="id:returns">x</a>', /"id:returns" is not an address/],
    ['a frame', '<iframe src="/own.js"></iframe>', /<iframe> is not allowed/],
    ['a form', '<form action="/x"></form>', /<form> is not allowed/],
    ['a drawing', '<svg><a href="x"/></svg>', /<svg> is not allowed/],
    ['an element of Fener', '<help-search></help-search>', /<help-search> is not allowed/],
    ['an element that never ends', '<p>Hi</p>\n<section>', /^2:1 <section> isn't closed/],
    ['an end without a beginning', 'Hi</div></footer>', /<\/div> closes nothing/],
    ['a tag that never ends', '<a href="x', /isn't closed/],
    ['a comment that never ends', 'Hi <!-- there', /<!-- isn't closed/],
  ])('%s', (_, html, message) => {
    expect(check(html).join('\n')).toMatch(message);
  });

  test.each([
    ['text', 'Hello', /The head of a page holds no text/],
    ['an element of the body', '<p></p>', /<p> is not allowed/],
    ['a base', '<base href="https://evil.example/">', /<base> is not allowed/],
    ['a redirect', '<meta http-equiv="refresh" content="0;url=/x">', /attribute "http-equiv"/],
    ['a hint to other sites', '<link rel="preconnect" href="https://x.example">', /can't be "preconnect"/],
    ['styles of other sites', '<link rel="stylesheet" href="https://x.example/x.css">', /is on another site/],
    [
      'styles of other sites, said before',
      '<link href="//x.example/x.css" rel="stylesheet">',
      /is on another site/,
    ],
  ])('in the head: %s', (_, html, message) => {
    expect(check(html, 'head').join('\n')).toMatch(message);
  });
});
