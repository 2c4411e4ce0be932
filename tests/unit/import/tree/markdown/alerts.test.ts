import { expect, test } from 'vitest';
import { prepare } from '../../convert.ts';

test('an alert begun on one line becomes one, wherever it stands', () => {
  expect(prepare('> [!NOTE] Mind *this*.\n> And that.\n\n1. One\n\n   > [!tip]  Two\n').text).toBe(
    '> [!NOTE]\n> Mind *this*.\n> And that.\n\n1. One\n\n   > [!TIP]\n   > Two\n',
  );
});

test('alerts of other names become ours', () =>
  expect(prepare('> [!faq]- y\n').text).toBe('> [!NOTE]\n> y\n'));

test('alerts as they should be, and quotations of links, stay', () => {
  const text = '> [!NOTE]\n> Text\n\n> [x] y\n\n[!NOTE] no quotation\n';
  expect(prepare(text).text).toBe(text);
});
