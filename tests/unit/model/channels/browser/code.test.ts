import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeContext, encodeContext, findByCode, referenceOf } from '#model/channels/browser/code.ts';

const context = fc.record({
  articleId: fc.stringMatching(/^[a-z0-9-]{3,40}$/),
  localeIndex: fc.integer({ min: 0, max: 31 }),
  version: fc.string(),
});

test('a code has eight characters in two groups', () => {
  expect(encodeContext({ articleId: 'return-item', localeIndex: 1, version: 'a1b2' })).toMatchInlineSnapshot(
    `"VW61-313K"`,
  );
});

test('a code leads back to article, locale and version, however it is written', () => {
  fc.assert(
    fc.property(context, fc.constantFrom(' ', '-', '\u2011', ''), (given, place) => {
      const code = encodeContext(given);
      const spoken = code.toLowerCase().replace('-', place).replaceAll('0', 'o').replaceAll('1', 'l');
      const decoded = decodeContext(spoken);
      expect(decoded).toEqual(decodeContext(code));
      expect(decoded?.locale).toBe(given.localeIndex);
      const article = { id: given.articleId, version: given.version };
      const other = { id: 'another-article', version: 'x' };
      expect(decoded && findByCode(decoded, [other, article])).toContainEqual({ article, isCurrent: true });
    }),
  );
});

test('an older version is told', () => {
  const decoded = decodeContext(encodeContext({ articleId: 'return-item', localeIndex: 0, version: 'old' }));
  const found = decoded && findByCode(decoded, [{ id: 'return-item', version: 'new' }]);
  expect(found?.map(({ isCurrent }) => isCurrent)).toEqual([false]);
});

test('one wrong character is always noticed', () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  fc.assert(
    fc.property(context, fc.nat(7), fc.constantFrom(...Array.from(alphabet)), (given, place, character) => {
      const code = encodeContext(given).replace('-', '');
      fc.pre(code[place] !== character);
      expect(decodeContext(code.slice(0, place) + character + code.slice(place + 1))).toBeUndefined();
    }),
  );
});

test('neighbours swapped are noticed, save the pair that the algorithm cannot tell', () => {
  fc.assert(
    fc.property(context, fc.nat(6), (given, place) => {
      const code = encodeContext(given).replace('-', '');
      const [a = '', b = ''] = [code[place], code[place + 1]];
      fc.pre(a !== b && `${a}${b}` !== '0Z' && `${a}${b}` !== 'Z0');
      expect(decodeContext(code.slice(0, place) + b + a + code.slice(place + 2))).toBeUndefined();
    }),
  );
});

test.each(['', '1234', '1234-567U', 'K7Q3-F9RT2'])('"%s" is no code', (text) => {
  expect(decodeContext(text)).toBeUndefined();
});

test('a reference fits the narrowest channel: 64 letters, digits, _ and -', () => {
  expect(referenceOf('x'.repeat(40), 'zh-hant-tw')).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
});
