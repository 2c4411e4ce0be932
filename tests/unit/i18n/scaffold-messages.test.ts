import { expect, test } from 'vitest';
import { scaffoldMessages, withoutMarks } from '#i18n/scaffold-messages.ts';

const english = {
  title: 'Help',
  menu: { hits_zero: 'None', hits_one: '{{count}} hit', hits_other: '{{count}} hits' },
};

test('a new language finds every message in English, marked, with the plural forms that it has', () => {
  expect(scaffoldMessages(english, 'is')).toEqual({
    title: '[en] Help',
    menu: { hits_one: '[en] {{count}} hits', hits_other: '[en] {{count}} hits' },
  });
  expect(scaffoldMessages(english, 'cy')['menu']).toEqual(
    Object.fromEntries(
      ['zero', 'one', 'two', 'few', 'many', 'other'].map((form) => [`hits_${form}`, '[en] {{count}} hits']),
    ),
  );
});

test('readers see no marks', () => {
  expect(withoutMarks({ title: '[en] Help', menu: { open: 'Opna', close: '[en] Close' } })).toEqual({
    title: 'Help',
    menu: { open: 'Opna', close: 'Close' },
  });
});
