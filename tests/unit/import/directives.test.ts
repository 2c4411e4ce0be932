import { expect, test } from 'vitest';
import { prepare } from './convert.ts';

test('lines that look like directives of ours stay text', () => {
  expect(prepare(':::note\nText\n:::\n\n::leaf\n\n> :::tip[x]\n> y\n> :::\n')).toEqual({
    text: '\\:::note\nText\n:::\n\n\\::leaf\n\n> \\:::tip[x]\n> y\n> :::\n',
    notes: ['1 directive-escaped :::note', '5 directive-escaped :::leaf', '7 directive-escaped :::tip'],
  });
});

test('directives of ours stay directives', () => {
  const text = ':::details[More]\n\nText\n\n:::\n';
  expect(prepare(text)).toEqual({ text, notes: [] });
});

test('code is never escaped', () => {
  const text = '```\n:::note\n```\n';
  expect(prepare(text)).toEqual({ text, notes: [] });
});
