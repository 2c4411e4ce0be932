import { expect, test } from 'vitest';
import { formatDate } from '#i18n/format.ts';
import { readerTag } from '#i18n/reader-tag.ts';

test.each([
  [{ lang: 'en', country: 'GB' }, 'en-GB', '12 November 2026'],
  [{ lang: 'en', country: 'US' }, 'en-US', 'November 12, 2026'],
  [{ lang: 'en', country: undefined }, 'en', 'November 12, 2026'],
  [{ lang: 'pt-BR', country: 'PT' }, 'pt-PT', '12 de novembro de 2026'],
  [{ lang: 'ar', country: '' }, 'ar', formatDate('2026-11-12', 'ar')],
])('dates of %j are written as its readers write them', (reader, tag, date) => {
  expect(readerTag(reader)).toBe(tag);
  expect(formatDate('2026-11-12', readerTag(reader))).toBe(date);
});
