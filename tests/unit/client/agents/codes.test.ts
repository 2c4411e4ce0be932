import { expect, test } from 'vitest';
import { articlesOf, readCode } from '#client/agents/codes.ts';
import { encodeContext } from '#model/channels/browser/code.ts';

const manifest = {
  articles: {
    'return-item': { revisions: { en: 'aaaa', tr: 'bbbb' } },
    'track-order': { revisions: { en: 'cccc' } },
  },
};

const decoded = (articleId: string, version: string) => {
  const code = readCode(encodeContext({ articleId, localeIndex: 1, version }));
  if (!code || code === 'wrong') throw new Error('not a code');
  return code;
};

test('a code names its article, and whether the customer sees the current text of their language', () => {
  expect(articlesOf(decoded('return-item', 'bbbb'), manifest, () => 'tr')).toEqual([
    { id: 'return-item', isCurrent: true },
  ]);
  expect(articlesOf(decoded('return-item', 'bbbb'), manifest, () => 'en')).toEqual([
    { id: 'return-item', isCurrent: false },
  ]);
});

test('a fallback page is current while its source is', () => {
  expect(articlesOf(decoded('track-order', 'cccc'), manifest, () => 'en')).toEqual([
    { id: 'track-order', isCurrent: true },
  ]);
});

test('of an article in no list, any text will do', () => {
  expect(articlesOf(decoded('return-item', 'aaaa'), manifest, () => undefined)).toEqual([
    { id: 'return-item', isCurrent: true },
  ]);
});

test('a code of an article that is gone names none', () => {
  expect(articlesOf(decoded('gone', 'aaaa'), manifest, () => 'en')).toEqual([]);
});

const code = encodeContext({ articleId: 'return-item', localeIndex: 1, version: 'bbbb' });
const misread = (code.startsWith('0') ? '1' : '0') + code.slice(1);

test.each([misread, misread.toLowerCase().replace('-', ' '), misread.replace('-', '')])(
  '%s has the form of a code, but a character is wrong',
  (text) => {
    expect(readCode(text)).toBe('wrong');
  },
);

test.each(['return item', 'returns!', 'promo-code', 'password', ''])('"%s" is no code', (text) => {
  expect(readCode(text)).toBeUndefined();
});
