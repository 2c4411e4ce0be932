import { expect, test } from 'vitest';
import { countryNames, formatDate, formatList, formatNumber } from '#i18n/format.ts';

test('dates are days of the calendar, in the words of the language', () => {
  const dates = ['en', 'en-GB', 'tr', 'de', 'ja', 'ar'].map((lang) => formatDate('2026-11-01', lang));
  expect(dates).toEqual([
    'November 1, 2026',
    '1 November 2026',
    '1 Kasım 2026',
    '1. November 2026',
    '2026年11月1日',
    '1 نوفمبر 2026',
  ]);
});

test('numbers and lists follow the language', () => {
  expect([formatNumber(12345.5, 'en'), formatNumber(12345.5, 'de')]).toEqual(['12,345.5', '12.345,5']);
  expect([formatList(['a', 'b', 'c'], 'en'), formatList(['a', 'b'], 'tr')]).toEqual([
    'a, b, and c',
    'a ve b',
  ]);
});

test('countries are named as a sentence of the language would', () => {
  expect(countryNames(['GB', 'TR', 'DE'], 'en')).toBe('United Kingdom, Türkiye, and Germany');
  expect(countryNames(['GB', 'TR'], 'tr')).toBe('Birleşik Krallık ve Türkiye');
});
