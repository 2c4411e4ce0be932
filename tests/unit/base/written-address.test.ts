import { expect, test } from 'vitest';
import { addressKey, decode, encodePath, readAddress, storedName } from '#base/written-address.ts';

const composed = 'Gr\u00f6\u00dfe';
const decomposed = 'Gro\u0308\u00dfe';

test('a link comes apart into decoded base, query ready for an address, and decoded anchor', () => {
  expect(readAddress('./gr%C3%B6%C3%9Fe.md?q=ä#%C3%A4')).toEqual({
    base: './größe.md',
    query: '?q=%C3%A4',
    anchor: 'ä',
  });
  expect(readAddress('page#').anchor).toBeUndefined();
});

test.each([decomposed, composed, encodeURIComponent(composed), encodeURIComponent(decomposed)])(
  '"%s" has the key of every other spelling',
  (written) => {
    expect(addressKey(written)).toBe(encodeURIComponent(composed));
    expect(decode(written)).toBe(composed);
  },
);

test('what is not valid percent-encoding stays as it is', () => {
  expect(decode('100%-sure %E4 %C3%A4')).toBe('100%-sure %E4 ä');
});

test('a path is encoded piece by piece', () => {
  expect(encodePath('a b/ä')).toBe('a%20b/%C3%A4');
});

test('a stored name is found in whichever form it is stored and written', () => {
  expect(storedName(new Set([decomposed]), composed)).toBe(decomposed);
  expect(storedName(new Set([composed]), composed)).toBe(composed);
  expect(storedName(new Set([composed]), 'other')).toBeUndefined();
});
