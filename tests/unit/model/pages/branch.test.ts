import { expect, test } from 'vitest';
import { branchAround } from '#model/pages/branch.ts';

const items = (count: number) => Array.from({ length: count }, (_, index) => `item-${index}`);
const around = (count: number, current: number) =>
  branchAround({
    trail: [],
    items: items(count),
    index: current,
    linkOf: (item: string) => ({ href: `/${item}/`, text: item, description: 'Left out.' }),
    all: { href: '/all/', count },
  });

test('a short list is shown whole, without descriptions', () => {
  const { items: shown, all } = around(12, 3);
  expect(shown).toHaveLength(12);
  expect(shown[0]).toEqual({ href: '/item-0/', text: 'item-0' });
  expect(all).toBeUndefined();
});

test.each([
  [0, 'item-0', 'item-11'],
  [20, 'item-14', 'item-25'],
  [39, 'item-28', 'item-39'],
])('of a long list, twelve neighbours around number %s are shown: %s to %s', (current, first, last) => {
  const { items: shown, all } = around(40, current);
  expect([shown[0]?.text, shown.at(-1)?.text, shown.length]).toEqual([first, last, 12]);
  expect(all).toEqual({ href: '/all/', count: 40 });
});
