import { expect, test } from 'vitest';
import { createMessages, fillText, type PluralForms } from '#i18n/fill-message.ts';

const say = (lang: string, forms: PluralForms, counts: readonly number[]) => {
  const message = createMessages(lang, { stores: forms });
  return counts.map((count) => message('stores', { count }));
};

test('numbers choose the form of the language, and are written as the language writes them', () => {
  const english = { one: '{{count}} store', other: '{{count}} stores' };
  expect(say('en', english, [0, 1, 2, 1234])).toEqual(['0 stores', '1 store', '2 stores', '1,234 stores']);
  const russian = { one: '{{count}} магазин', few: '{{count}} магазина', many: '{{count}} магазинов' };
  expect(say('ru', russian, [1, 3, 5, 11, 21, 22])).toEqual([
    '1 магазин',
    '3 магазина',
    '5 магазинов',
    '11 магазинов',
    '21 магазин',
    '22 магазина',
  ]);
});

test('each of the six forms of Arabic and of Welsh is used for its numbers', () => {
  const forms = { zero: 'zero', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' };
  expect(say('ar', forms, [0, 1, 2, 3, 10, 11, 99, 100, 102, 103])).toEqual([
    'zero',
    'one',
    'two',
    'few',
    'few',
    'many',
    'many',
    'other',
    'other',
    'few',
  ]);
  expect(say('cy', forms, [0, 1, 2, 3, 4, 6, 12])).toEqual([
    'zero',
    'one',
    'two',
    'few',
    'other',
    'many',
    'other',
  ]);
});

test('a text for nothing is shown for nothing alone', () => {
  const forms = { zero: 'No stores', one: '{{count}} store', other: '{{count}} stores' };
  expect(say('en', forms, [0, 1, 12])).toEqual(['No stores', '1 store', '12 stores']);
  expect(say('tr', forms, [0, 10, 12])).toEqual(['No stores', '10 stores', '12 stores']);
});

test('a form that a language lacks is replaced by the one for any number', () => {
  expect(say('pl', { one: 'jeden', other: 'sklepy: {{count}}' }, [1, 3, 5])).toEqual([
    'jeden',
    'sklepy: 3',
    'sklepy: 5',
  ]);
});

test('values are text: nothing in them is filled again', () => {
  const message = createMessages('ja', { nothing: '「{{ query }}」' });
  expect(message('nothing', { query: '$& {{x}} <b>' })).toBe('「$& {{x}} <b>」');
  expect(fillText('{{- a}} {{count, number}}{{lost}}', { a: '1', count: '2' })).toBe('1 2');
});

test('a message that is not there is its key', () => {
  expect(createMessages<'a'>('en', {})('a')).toBe('a');
});
