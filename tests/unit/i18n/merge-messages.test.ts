import { expect, test } from 'vitest';
import { mergeMessages } from '#i18n/merge-messages.ts';

test('own messages stand in the place of shipped ones, by key', () => {
  expect(mergeMessages({ a: 'A', menu: { b: 'B', c: 'C' } }, { menu: { b: 'X' }, d: 'D' })).toEqual({
    a: 'A',
    menu: { b: 'X', c: 'C' },
    d: 'D',
  });
});

test('own plural forms leave none of the shipped ones behind', () => {
  const shipped = { hits_zero: 'Nothing', hits_one: 'One hit', hits_other: '{{count}} hits', hits: 'Hits' };
  expect(mergeMessages(shipped, { hits_one: 'One find', hits_other: '{{count}} finds' })).toEqual({
    hits_one: 'One find',
    hits_other: '{{count}} finds',
    hits: 'Hits',
  });
});
