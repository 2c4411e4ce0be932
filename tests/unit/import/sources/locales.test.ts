import { expect, test } from 'vitest';
import { localesFor } from '#import/sources/locales.ts';

test.each([
  ['en-us', 'en'],
  ['zh_CN', 'zh-cn'],
  ['pt-BR', 'pt-br'],
  ['es-419', 'es-419'],
  ['es-es', 'es'],
  ['../../../tmp', 'und'],
  ['en/../..', 'en'],
  ['zh-cn/..', 'zh-cn'],
  ['__proto__', 'und'],
  ['', 'und'],
])('a source that calls its language "%s" gets the locale "%s"', (written, locale) => {
  expect([...localesFor([written]).values()]).toEqual([locale]);
});
