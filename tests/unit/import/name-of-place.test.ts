import { expect, test } from 'vitest';
import { nameOfFolder } from '#import/name-of-place.ts';

test.each([
  ['/srv/kestrel-bikes/docs', 'Kestrel bikes'],
  ['/srv/kestrel_help/website/content/en', 'Kestrel help'],
  ['/srv/kestrel-main', 'Kestrel'],
  ['/home/kim/exports/kestrel.json', 'Kestrel'],
  ['/docs', 'Docs'],
])('a centre at %s is called "%s"', (path, name) => {
  expect(nameOfFolder(path)).toBe(name);
});
