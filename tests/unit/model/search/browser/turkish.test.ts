import { expect, test } from 'vitest';
import { turkishBeginning, turkishStem } from '#model/search/browser/turkish.ts';
import { formsAlike, stemPrefix } from '#model/search/browser/word-forms.ts';
import { wordKey } from '#model/search/browser/tokens.ts';

const key = (word: string) => wordKey(word, 'tr');

test.each([
  ['akış', 'akışı', 'akışlarına'],
  ['konsol', 'konsolları', 'konsolunu', 'konsoldaki'],
  ['kutucuk', 'kutucuğu', 'kutucuklarımızdan'],
  ['yükleme', 'yükleyin', 'yükleyebilirsiniz', 'yüklemek'],
  ['sipariş', 'siparişim', 'siparişlerimi'],
  ['ödeme', 'ödemeniz', 'ödemelerimle'],
])('%s has the forms %s and others', (...words) => {
  const [stem = ''] = new Set(words.map((word) => turkishStem(key(word))));
  for (const word of words) {
    expect(turkishStem(key(word))).toBe(stem);
    expect(key(word).startsWith(turkishBeginning(stem))).toBe(true);
    expect(key(word).startsWith(stemPrefix(key(words[0]), 'tr') ?? 'none')).toBe(true);
  }
});

test('a stem has four letters at least, so short words keep their endings', () => {
  expect(turkishStem('veri')).toBe('veri');
  expect(turkishStem('iade')).toBe('iade');
  expect(turkishStem('kodu')).toBe('kodu');
});

test('forms count in Turkish that are too different in other languages', () => {
  expect(formsAlike('akisi', 'akislarina', 'tr')).toBeGreaterThan(0.6);
  expect(formsAlike('akisi', 'akislarina', 'fi')).toBe(0);
  expect(formsAlike('akisi', 'akilli', 'tr')).toBe(0);
});
