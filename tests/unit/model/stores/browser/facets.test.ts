import { expect, test } from 'vitest';
import { Facets } from '#model/stores/browser/facets.ts';
import { at, index } from '../samples.ts';

// A Sunday, 12:00 in Istanbul, 10:00 in Berlin, 09:00 in London, 18:00 in Tokyo.
const sundayMorning = Date.UTC(2026, 10, 22, 9);
const facets = new Facets(index, sundayMorning);
const having = (filter: string) => index.code.filter((_, store) => facets.has(store, filter)).toSorted();

test('each store is asked on its own clock', () => {
  expect(having('open-now')).toEqual(['JP-1', 'TR-1']);
  expect(new Facets(index, Date.UTC(2026, 10, 23, 15)).has(at('DE-1'), 'open-now')).toBe(true);
});

test('closed stores are never open, their services stay known', () => {
  expect(new Facets(index, Date.UTC(2026, 10, 23, 15)).has(at('DE-2'), 'open-now')).toBe(false);
  expect(having('returns')).toContain('DE-2');
});

test('late, Sunday and step-free stores are told from the others', () => {
  expect(having('open-late')).toEqual(['JP-1', 'TR-1']);
  expect(having('sunday')).toEqual(['GB-2', 'JP-1', 'TR-1']);
  expect(having('wheelchair')).toEqual(['DE-1', 'GB-2', 'JP-1', 'TR-1']);
});

test('counts say what is left if a filter is added; stores closed for good never count', () => {
  expect(Object.fromEntries(facets.counts(new Set(), ['repair', 'returns', 'sunday']))).toEqual({
    repair: 3,
    returns: 5,
    sunday: 3,
  });
  expect(Object.fromEntries(facets.counts(new Set(['repair']), ['repair', 'returns', 'sunday']))).toEqual({
    repair: 3,
    returns: 1,
    sunday: 2,
  });
});
