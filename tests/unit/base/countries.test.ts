import { expect, test } from 'vitest';
import { countries } from '#base/countries.ts';

test('countries are the regions that Intl knows by no other code, without unions', () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const unions = ['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'];
  const known = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => names.of(code) !== undefined && new Intl.Locale(`und-${code}`).region === code);
  expect(countries).toEqual(known.filter((code) => !unions.includes(code)));
});
