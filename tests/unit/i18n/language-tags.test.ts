import { expect, test } from 'vitest';
import { languageName, tagMeant } from '#i18n/language-tags.ts';

test.each([
  ['fr', 'French'],
  ['pt-br', 'Brazilian Portuguese'],
  ['es-419', 'Latin American Spanish'],
  ['is', 'Icelandic'],
])('%s is %s', (tag, name) => {
  expect(languageName(tag)).toBe(name);
});

test.each(['xx', 'french', 'fr_CA', 'fr-', 'fr-xy', 'fr-qqqq', 'iw', ''])('"%s" is not a language', (tag) => {
  expect(languageName(tag)).toBeUndefined();
});

test.each([
  ['pt_BR', 'pt-br'],
  ['French', 'fr'],
  ['deutsch', 'de'],
  ['iw', 'he'],
  ['fra', 'fr'],
  ['zh-hand', 'zh-hans'],
  ['qqqqqqqq', undefined],
])('"%s" is understood as %s', (text, tag) => {
  expect(tagMeant(text)).toBe(tag);
});
