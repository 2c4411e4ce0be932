import { expect, test } from 'vitest';
import { isWebAddress } from '#base/web-address.ts';

test.each([
  'https://help.example.com',
  'http://example.com/a-b_c.html?d=e&f=%20#g',
  'https://example.com/%D0%B0/größe',
  'https://example.com/?c={code}',
  'https://example.com/f?{{locale}}={{article.title}}',
])('%s is an address', (text) => expect(isWebAddress(text)).toBe(true));

test.each([
  'javascript:alert(1)',
  'https:example.com',
  '//example.com',
  'https://',
  'https://bank.example@evil.example/',
  'https://user:password@example.com/',
  'https://example.com/"><script>',
  "https://example.com/'x",
  'https://example.com/a b',
  'https://example.com/\njavascript:x',
  'https://exa\tmple.com/',
  'https:\\\\example.com',
  'data:text/html,x',
])('%j is not', (text) => expect(isWebAddress(text)).toBe(false));
