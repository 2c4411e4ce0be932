import { expect, test } from 'vitest';
import { readHelpTarget, targetIn } from '#model/widget/browser/help-target.ts';

test.each([
  ['return-item', { id: 'return-item', anchor: '' }],
  [' return-item#by-post ', { id: 'return-item', anchor: 'by-post' }],
  ['#by-post', { id: '', anchor: 'by-post' }],
  ['', { id: '', anchor: '' }],
])('%o asks for %o', (written, target) => {
  expect(readHelpTarget(written)).toEqual(target);
});

test.each([
  ['en /en/a/\nde /de/a/', 'de', '/de/a/'],
  ['en /en/a/\nde /de/a/', 'fr', '/en/a/'],
  ['en https://evil.example/', 'en', undefined],
  ['', 'en', undefined],
])('of %o, %s leads to %s', (targets, locale, path) => {
  expect(targetIn(targets, locale)).toBe(path);
});
