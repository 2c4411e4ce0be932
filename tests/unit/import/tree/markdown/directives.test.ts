import { expect, test } from 'vitest';
import { bodyOf, convert } from '../../convert.ts';

function finish(text: string) {
  const { files, notes } = convert({ texts: { 'a.md': `---\ntitle: A\n---\n${text}\n` } });
  return { text: bodyOf(files['article-a.md'] ?? files['a.md']), notes };
}

test('blocks of other systems become ours, what nobody knows is text', () => {
  expect(finish(':::note\nText\n:::\n\n::leaf\n\n> :::tip[x]\n> y\n> :::')).toEqual({
    text: '> [!NOTE]\n> Text\n\n> > [!TIP]\n> > **x**\n> >\n> > y',
    notes: ['a.md:8 foreign-syntax ::leaf'],
  });
  expect(finish('Text\n\n::leaf\n\nMore')).toEqual({
    text: 'Text\n\n\\::leaf\n\nMore',
    notes: ['a.md:6 directive-escaped ::leaf'],
  });
});

test.each([
  ['directives of ours', ':::details[More]\n\nText\n\n:::'],
  ['code', '```\n:::note\n```'],
  ['times and namespaces', 'At 10:30, std::vector, a:b and :smile:'],
])('%s stay as they are', (_, text) => expect(finish(text)).toEqual({ text, notes: [] }));
