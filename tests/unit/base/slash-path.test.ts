import { expect, test } from 'vitest';
import { lastPart, parentOf } from '#base/slash-path.ts';

test.each([
  ['orders/returns/refund', 'orders/returns', 'refund'],
  ['refund', '', 'refund'],
  ['orders/', 'orders', ''],
  ['/orders', '', 'orders'],
  ['', '', ''],
])('%j lies in %j as %j', (path, parent, last) => {
  expect([parentOf(path), lastPart(path)]).toEqual([parent, last]);
});
