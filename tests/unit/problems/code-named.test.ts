import { expect, test } from 'vitest';
import { codeNamed } from '#problems/code-named.ts';

test.each([
  ['Germany', 'DE'],
  ['deutschland', 'DE'],
  ['Türkiye', 'TR'],
  ['Türkei', 'TR'],
  ['Almanya', 'DE'],
  ['USA', 'US'],
  ['UK', 'GB'],
  ['uk', 'GB'],
  ['England', 'GB'],
  ['Great Britain', 'GB'],
  ['South Korea', 'KR'],
  ['UAE', 'AE'],
  ['Emirates', 'AE'],
  ['America', 'US'],
  // There are two.
  ['Korea', undefined],
  ['EU', undefined],
  ['Atlantis', undefined],
])('the country "%s" is %j', (name, code) => {
  expect(codeNamed(name, /^[A-Z]{2}$/)).toBe(code);
});

test.each([
  ['German', /^[a-z]{2}$/, 'de'],
  ['Français', /^[a-z]{2}$/, 'fr'],
  ['Euro', /^[A-Z]{3}$/, 'EUR'],
  // Nothing that has a name has such a code.
  ['German', /^\d+$/, undefined],
])('"%s" in the form %s is %j', (name, form, code) => {
  expect(codeNamed(name, form)).toBe(code);
});
