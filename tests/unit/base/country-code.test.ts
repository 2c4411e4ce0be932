import { expect, test } from 'vitest';
import { countryCode } from '#base/country-code.ts';

test('a country is two capital letters', () => {
  expect(countryCode.parse('TR')).toBe('TR');
  for (const text of ['tr', 'TUR', 'T', '']) {
    expect(countryCode.safeParse(text).error?.issues[0]?.message).toBe(
      'a two-letter country code such as "TR"',
    );
  }
});
