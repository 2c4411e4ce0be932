import { expect, test } from 'vitest';
import { formatStoresQuery, parseStoresQuery } from '#client/stores/url.ts';

test('what is looked for survives the address', () => {
  const query = { text: 'Kadıköy & Moda', filters: ['repair', 'open-now'], unit: 'mile' as const };
  const address = formatStoresQuery(query);
  expect(address).toBe('?q=Kad%C4%B1k%C3%B6y+%26+Moda&f=repair&f=open-now&unit=mi');
  expect(parseStoresQuery(address)).toEqual(query);
  expect(formatStoresQuery({ text: '', filters: [], unit: undefined })).toBe('');
});

test('nonsense is left out', () => {
  expect(parseStoresQuery('?f=a&f=a&f=<b>&unit=league&x=1')).toEqual({
    text: '',
    filters: ['a'],
    unit: undefined,
  });
  expect(parseStoresQuery(`?q=${'x'.repeat(500)}`).text).toHaveLength(200);
});
