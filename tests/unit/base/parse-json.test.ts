import { expect, test } from 'vitest';
import { parseJson } from '#base/parse-json.ts';

test('JSON is read, and anything else is absent', () => {
  expect(parseJson('{"a":[1,null]}')).toEqual({ a: [1, null] });
  expect(parseJson('null')).toBeNull();
  expect(['', '{', 'undefined', '{"a":1}x'].map(parseJson)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
