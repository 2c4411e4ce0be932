import { expect, test } from 'vitest';
import { Facets } from '#model/stores/browser/facets.ts';
import { Finder } from '#model/stores/browser/find.ts';
import { searchStores, type StoresRequest } from '#model/stores/browser/search-stores.ts';
import { index } from '../samples.ts';

const finder = new Finder(index, 'en');
const facets = new Facets(index, Date.UTC(2026, 10, 23, 9));
const ask = (request: Partial<StoresRequest>) => {
  const answer = searchStores({ index, finder }, facets, { text: '', filters: [], count: 10, ...request });
  return { ...answer, codes: answer.hits.map(({ store }) => index.code[store]) };
};

test('a place gives the nearest stores first, with distances', () => {
  const { codes, hits, total, inPlace } = ask({ text: 'kadikoy', count: 3 });
  expect(codes.slice(0, 2)).toEqual(['TR-1', 'TR-2']);
  expect(hits[0]?.km).toBeCloseTo(0, 1);
  expect(hits[1]?.km).toBeCloseTo(6.1, 1);
  expect([total, inPlace]).toEqual([1, 1]);
});

test('a place has its own stores before those that are nearer beyond its border', () => {
  const germany = ask({ text: 'germany', filters: ['repair'] });
  expect(germany.codes.slice(0, germany.inPlace).every((code) => code?.startsWith('DE'))).toBe(true);
  expect(germany.codes.slice(germany.inPlace).some((code) => code?.startsWith('DE'))).toBe(false);
  expect(germany.total).toBe(germany.inPlace);
});

test('a store asked for by name comes first, even one that has closed or is on no map', () => {
  expect(ask({ text: 'shop kassel' }).codes).toEqual(['DE-9']);
  expect(ask({ text: 'shop köln', filters: ['repair'] }).codes[0]).toBe('DE-2');
  expect(ask({ text: 'münchen' }).codes).not.toContain('DE-9');
});

test('filters leave out what does not fit; without a place the own country comes first', () => {
  expect(ask({ filters: ['repair'], country: 'GB' }).codes).toEqual(['GB-2', 'DE-1', 'TR-1']);
  expect(new Set(ask({ filters: ['repair', 'sunday'] }).codes)).toEqual(new Set(['GB-2', 'TR-1']));
});

test('words that mean nothing give nothing, and so no wrong answer', () => {
  const { codes, place } = ask({ text: 'xyzzy', near: { lat: 52, lng: 13 } });
  expect([codes, place]).toEqual([[], undefined]);
});

test('only meanings that are not listed anyway are offered beside a place', () => {
  expect(ask({ text: 'köln' }).others).toEqual([]);
  expect(ask({ text: 'shop k' }).others.map(({ label }) => label)).toEqual(['Shop Köln', 'Shop Kadıköy']);
});

test('near the visitor, and in a part of the map across the antimeridian', () => {
  expect(ask({ near: { lat: 51.4, lng: -0.1 } }).codes.slice(0, 2)).toEqual(['GB-1', 'GB-2']);
  const pacific = { west: 120, east: -120, south: 0, north: 60 };
  expect(ask({ area: pacific })).toMatchObject({ codes: ['JP-1'], total: 1 });
});
