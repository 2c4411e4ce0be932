import { expect, test } from 'vitest';
import { bodyOf, convert } from '../../convert.ts';

function finish(text: string) {
  const { files, notes } = convert({ texts: { 'a.md': `---\ntitle: A\n---\n${text}\n` } });
  return { text: bodyOf(files['article-a.md'] ?? files['a.md']), notes };
}

test('lines that look like directives of ours stay text', () => {
  expect(finish(':::note\nText\n:::\n\n::leaf\n\n> :::tip[x]\n> y\n> :::')).toEqual({
    text: '\\:::note\nText\n\\:::\n\n\\::leaf\n\n> \\:::tip[x]\n> y\n> \\:::',
    notes: [
      'a.md:4 directive-escaped :::note',
      'a.md:8 directive-escaped ::leaf',
      'a.md:10 directive-escaped :::tip',
      'a.md:6 foreign-syntax :::',
      'a.md:12 foreign-syntax > :::',
    ],
  });
});

test.each([
  ['directives of ours', ':::details[More]\n\nText\n\n:::'],
  ['code', '```\n:::note\n```'],
  ['times and namespaces', 'At 10:30, std::vector, a:b and :smile:'],
])('%s stay as they are', (_, text) => expect(finish(text)).toEqual({ text, notes: [] }));
