import { expect, test } from 'vitest';
import { codesNamed } from '#problems/codes-named.ts';

test.each([
  ['Germany', ['DE']],
  ['deutschland', ['DE']],
  ['Türkiye', ['TR']],
  ['German', ['de']],
  ['Français', ['fr']],
  ['Euro', ['EUR']],
  ['Atlantis', []],
])('%s is %j', (name, codes) => {
  expect(codesNamed(name)).toEqual(codes);
});
