import { expect, test } from 'vitest';
import { slotsOn, type SlotName, type SlotTexts } from '#model/slots.ts';

const texts = (written: Partial<Record<SlotName, Readonly<Record<string, string>>>>): SlotTexts =>
  new Map(
    Object.entries(written).map(([name, byLocale]) => [name as SlotName, new Map(Object.entries(byLocale))]),
  );
const austrian = { id: 'de-at', fallbacks: ['de', 'en'] };

test('a locale has its own text of a slot, that of its fallbacks, or the one for all', () => {
  const read = (byLocale: Readonly<Record<string, string>>) =>
    slotsOn('topic', austrian, texts({ footer: byLocale }))?.footer;
  expect(read({ '': 'all', de: 'German', 'de-at': 'Austrian' })).toBe('Austrian');
  expect(read({ '': 'all', de: 'German' })).toBe('German');
  expect(read({ '': 'all', fr: 'French' })).toBe('all');
  expect(read({ fr: 'French' })).toBeUndefined();
});

test('pages have the slots of their kind: an edit renders no other page again', () => {
  const all = texts({ head: { '': 'h' }, 'home-end': { '': 'o' }, 'article-end': { '': 'a' } });
  expect(slotsOn('home', austrian, all)).toEqual({ head: 'h', 'home-end': 'o' });
  expect(slotsOn('article', austrian, all)).toEqual({ head: 'h', 'article-end': 'a' });
  expect(slotsOn('store', austrian, all)).toEqual({ head: 'h' });
});

test('a page without slots says nothing of them', () => {
  expect(slotsOn('topic', austrian, texts({}))).toBeUndefined();
  expect(slotsOn('topic', austrian, texts({ 'home-end': { '': 'o' } }))).toBeUndefined();
});
