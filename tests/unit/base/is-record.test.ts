import { expect, test } from 'vitest';
import { isRecord } from '#base/is-record.ts';

test.each([{}, { a: 1 }, [], Object.create(null)])('%j has properties', (value) =>
  expect(isRecord(value)).toBe(true),
);

test.each([null, undefined, 0, '', 'text', true])('%j has none', (value) =>
  expect(isRecord(value)).toBe(false),
);
