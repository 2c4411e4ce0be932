import { posix, win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isWithin, nameBelow, withSlashes } from '#base/file-paths.ts';

test('names have "/" on every system', () => {
  expect(withSlashes('content\\en\\a.md', win32)).toBe('content/en/a.md');
  expect(withSlashes('content/en/a.md', win32)).toBe('content/en/a.md');
});

test('where "\\" is a letter like others, it stays', () => {
  expect(withSlashes('content/a\\b.md', posix)).toBe('content/a\\b.md');
});

describe.each([
  ['posix', posix, '/site'],
  ['win32', win32, 'C:\\site'],
] as const)('on %s', (_, system, site) => {
  const inSite = (...parts: readonly string[]) => system.join(site, ...parts);

  test('a path below a folder is named from there', () => {
    expect(nameBelow(site, inSite('en', 'a.md'), system)).toBe('en/a.md');
    expect(nameBelow(site, site, system)).toBe('');
    expect(nameBelow(site + system.sep, inSite('en'), system)).toBe('en');
  });

  test('what lies elsewhere has no name there', () => {
    for (const elsewhere of ['..', '../site-old', '../site-old/a.md'])
      expect(nameBelow(site, inSite(elsewhere), system)).toBeUndefined();
  });

  test('a name that begins with two dots is not the way up', () => {
    expect(nameBelow(site, inSite('..well-known', 'a'), system)).toBe('..well-known/a');
    expect(isWithin(site, inSite('...'), system)).toBe(true);
  });
});

test('Windows compares drives and letter case as it should', () => {
  expect(isWithin('C:\\site', 'D:\\site\\a.md', win32)).toBe(false);
  expect(nameBelow('C:\\Site', 'c:\\site\\En\\a.md', win32)).toBe('En/a.md');
});
