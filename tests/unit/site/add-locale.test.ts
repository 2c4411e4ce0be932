import { expect, test } from 'vitest';
import { addLocale } from '#site/add-locale.ts';

test.each([
  ['a list in brackets', 'locales: [en, tr] # ours\nname: x\n', 'locales: [en, tr, fr] # ours\nname: x\n'],
  [
    'brackets over lines',
    'locales: [\n  en, # first\n  tr,\n]\n',
    'locales: [\n  en, # first\n  tr, fr,\n]\n',
  ],
  [
    'a list of lines',
    'locales:\n  - en\n  - tr  # both\nname: x\n',
    'locales:\n  - en\n  - tr  # both\n  - fr\nname: x\n',
  ],
  ['a list without indent', 'locales:\n- en\n\n# name\nname: x', 'locales:\n- en\n- fr\n\n# name\nname: x'],
  ['the end of the file', 'locales:\n  - en', 'locales:\n  - en\n  - fr'],
  [
    'locales with settings',
    'locales:\n  - { id: en, country: GB }\n  -   id: tr\n      country: TR # Türkiye\nurl: x\n',
    'locales:\n  - { id: en, country: GB }\n  -   id: tr\n      country: TR # Türkiye\n  - fr\nurl: x\n',
  ],
  ['lines of Windows', 'locales:\r\n  - en\r\nname: x\r\n', 'locales:\r\n  - en\r\n  - fr\r\nname: x\r\n'],
])('%s gets the locale, and every other letter stays', (_, text, expected) => {
  expect(addLocale(text, 'fr')).toBe(expected);
});

test('what is not a list is left alone', () => {
  expect(addLocale('locales: en\n', 'fr')).toBeUndefined();
  expect(addLocale('locales: []\n', 'fr')).toBeUndefined();
  expect(addLocale('x: &l [en]\nlocales: *l\n', 'fr')).toBeUndefined();
});
