import { expect, test } from 'vitest';
import { idOfCode, isCurrent, readCode } from '#client/agents/codes.ts';
import { encodeContext } from '#model/channels/browser/code.ts';

const decoded = (articleId: string, version: string) => {
  const code = readCode(encodeContext({ articleId, localeIndex: 1, version }));
  if (!code || code === 'wrong') throw new Error('not a code');
  return code;
};

test('a code names its article, and whether the customer sees the current text', () => {
  const code = decoded('return-item', 'bbbb');
  expect(idOfCode(code, ['track-order', 'return-item'])).toBe('return-item');
  expect(isCurrent(code, 'return-item', 'bbbb')).toBe(true);
  expect(isCurrent(code, 'return-item', 'aaaa')).toBe(false);
});

test('a code of an article that is gone names none', () => {
  expect(idOfCode(decoded('gone', 'aaaa'), ['return-item'])).toBeUndefined();
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
