import { expect, test } from 'vitest';
import {
  describeArticle,
  describeTopic,
  toDescription,
  plainWords,
} from '#import/tree/markdown/descriptions.ts';
import { parseMarkdown } from '#import/tree/markdown/parse.ts';

const describe = (text: string) => describeArticle(parseMarkdown(text).root, 'Title', 'en');

test('a long text is cut after a sentence, a long sentence after a word', () => {
  const sentence = 'You can return most items within thirty days of the day on which you received them.';
  expect(toDescription(`${sentence} ${sentence}`, 'en')).toBe(sentence);
  const endless = toDescription('wordy '.repeat(60), 'en');
  expect(endless).toBe(`${'wordy '.repeat(26).trim()}…`);
  expect(toDescription('あ'.repeat(200), 'ja').length).toBeLessThanOrEqual(160);
});

test('an article is described by its first real paragraph, without marks', () => {
  expect(describe('![x](y.png)\n\nHi.\n\nPress :kbd[Ctrl] to **return** an [item](x.md) today.')).toBe(
    'Press Ctrl to return an item today.',
  );
  expect(describe('These steps always solve the problem:\n\n1. x')).toBe(
    'These steps always solve the problem…',
  );
});

test('without a paragraph, lists, quotations and at last the title serve', () => {
  expect(
    describe('In this article:\n\n- One\n- Two\n\n## Heading\n\nA long paragraph that comes much later.'),
  ).toBe('One · Two');
  expect(describe('> [!NOTE]\n> Mind the gap.')).toBe('Mind the gap.');
  expect(describe('```\ncode\n```')).toBe('Title');
});

test('a topic is described by as many titles as fit', () => {
  expect(describeTopic('T', ['One', 'Two'], 'en')).toBe('One · Two');
  expect(describeTopic('T', ['One', 'x'.repeat(158), 'Two'], 'en')).toBe('One');
  expect(describeTopic('T', [], 'en')).toBe('T');
});

test.each([
  ['See **the** [fees](fees.md) [here](https://a.example/x_(y)', 'See the fees here'],
  [
    '[Learn more…](https://a.example/wiki/X_(y)) and [[Page|this]] &amp; `<img>`',
    'Learn more… and this & `<img>`',
  ],
  ['Press**.** [a](<b c.md>) ![p](p.png "t")', 'Press. a p'],
  ['[Draft] List<T> (x) array[0] 2 ** 3 __init__.py', '[Draft] List<T> (x) array[0] 2 ** 3 __init__.py'],
])('titles and descriptions without marks: %j', (written, read) => expect(plainWords(written)).toBe(read));

test('titles and descriptions have no marks of code, and no backslashes', () => {
  expect(plainWords('`npm start` stops with \\_killed\\_')).toBe('npm start stops with _killed_');
  expect(plainWords('A key [`] in a name')).toBe('A key [`] in a name');
});
