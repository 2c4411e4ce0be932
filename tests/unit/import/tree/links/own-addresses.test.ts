import { expect, test } from 'vitest';
import { pathsOfOwn } from '#import/tree/links/own-addresses.ts';

test.each([
  ['https://help.example.com/img/a.png', ['/img/a.png']],
  ['https://help.example.community/img/a.png', []],
  ['https://raw.githubusercontent.com/acme/help/refs/heads/main/docs/a.png', ['/docs/a.png']],
  ['https://github.com/acme/help/blob/main/docs/img/a.png', ['/docs/img/a.png', '/img/a.png']],
  ['https://github.com/acme/help/issues/1', []],
  ['https://cdn.example.com/a/b.png', []],
])('%s may lie in the source at %j', (address, paths) =>
  expect(pathsOfOwn(address, 'https://help.example.com/')).toEqual(paths),
);
