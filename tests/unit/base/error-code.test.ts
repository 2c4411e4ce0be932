import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errorCode } from '#base/error-code.ts';

test('the code is that of Node.js, and absent where there is none', () => {
  const caught = (run: () => unknown) => {
    try {
      return run();
    } catch (error) {
      return errorCode(error);
    }
  };
  expect(caught(() => readFileSync('/no/such/file'))).toBe('ENOENT');
  expect(errorCode(new Error('plain'))).toBeUndefined();
  expect(errorCode(Object.assign(new Error('numbered'), { code: 5 }))).toBeUndefined();
  expect(errorCode({ code: 'ENOENT' })).toBeUndefined();
});
