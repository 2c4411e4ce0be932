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
  const text = '> [!NOTE]\n> Text\n\n> [x] y\n';
  expect(prepare(text).text).toBe(text);
});

test('a second marker in the same quote begins an alert of its own', () => {
  expect(prepare('- > [!WARNING]\n  > Back up.\n  > [!IMPORTANT]\n  > No return.\n').text).toBe(
    '- > [!WARNING]\n  > Back up.\n  \n  > [!IMPORTANT]\n  > No return.\n',
  );
  expect(prepare('> One\n>\n> > [!TIP]\n> > a\n> > [!NOTE]\n> > b\n').text).toBe(
    '> One\n>\n> > [!TIP]\n> > a\n> \n> > [!NOTE]\n> > b\n',
  );
});

test('a second marker without a text between goes', () => {
  expect(prepare('> [!WARNING]\n> [!IMPORTANT]\n> Text\n').text).toBe('> [!WARNING]\n> \n> Text\n');
});

test('a kind that nobody knows is a title where it is a word', () =>
  expect(prepare('> [!Exception]\n> Text\n').text).toBe('> [!NOTE]\n> **Exception**\n> \n> Text\n'));

test('an alert that is no quote becomes one, and one in a cell its words', () => {
  expect(prepare('A.\n\n [!TIP]  Text.\nMore.\n').text).toBe('A.\n\n > [!TIP]\n > Text.\nMore.\n');
  expect(prepare('| a |\n|---|\n| b<br>> [!INFO]<br>> Text. |\n').text).toContain('| b<br>Text. |');
});
