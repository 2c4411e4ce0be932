import { resolve, win32 } from 'node:path';
import { expect, test } from 'vitest';
import { placesFrom, shownPath } from '#files/places.ts';

test('folders start from the project, absolute ones stay', () => {
  expect(placesFrom({}, '/project')).toMatchObject({
    contentDir: '/project/content',
    shippedLocalesDir: resolve('locales'),
    localesDir: '/project/locales',
    outDir: '/project/dist',
    siteUrl: undefined,
  });
  expect(
    placesFrom({ CONTENT_DIR: '/elsewhere/c', OUT_DIR: '../out', SITE_URL: '' }, '/project'),
  ).toMatchObject({
    contentDir: '/elsewhere/c',
    outDir: '/out',
    siteUrl: undefined,
  });
});

test('each content folder has a cache of its own', () => {
  const cacheOf = (CONTENT_DIR: string) => placesFrom({ CONTENT_DIR }, '/project').cacheDir;
  expect(cacheOf('a')).not.toBe(cacheOf('b'));
  expect(cacheOf('a')).toBe(cacheOf('/project/a/'));
});

test('paths are shown as a person would type them', () => {
  expect(shownPath('/project/content/a.md', '/project')).toBe('content/a.md');
  expect(shownPath('/elsewhere/a.md', '/project')).toBe('/elsewhere/a.md');
});

test('paths are shown with "/" on Windows, too: problems are compared and sorted by them', () => {
  expect(shownPath('C:\\project\\content\\en\\a.md', 'C:\\project', win32)).toBe('content/en/a.md');
  expect(shownPath('D:\\elsewhere\\a.md', 'C:\\project', win32)).toBe('D:/elsewhere/a.md');
});
