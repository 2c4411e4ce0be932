/** Texts go to translators and come back whole, or with a reason why not. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitFrontMatter } from '#files/front-matter.ts';
import type { Inline } from '#translations/xliff/inline.ts';
import { knownTargets } from '#translations/xliff/leverage.ts';
import { withCodes } from '#translations/xliff/match.ts';
import { readXliff } from '#translations/xliff/read.ts';
import { translate, unitsOf, type Unit } from '#translations/xliff/units.ts';
import { writeXliff } from '#translations/xliff/write.ts';
import { articleFile } from './site.ts';
import { translated, withTargets } from './translators.ts';

type Format = 'md' | 'mdx';

/** What comes back of a text whose units are all translated so, through a whole document. */
function roundTrip(text: string, format: Format, change?: (text: string) => string) {
  const units = unitsOf(text, format);
  const file = { original: 'articles/en/a.md', stamp: 's', hash: 'h', units };
  const [read] = readXliff(withTargets(writeXliff([file], 'en', 'de'), change)).files;
  const targets = new Map(
    units.map(({ name, content }) => {
      const found = withCodes(content, read?.units.find((unit) => unit.name === name)?.target ?? []);
      if ('wrong' in found) throw new Error(`${name}: ${found.wrong}`);
      return [name, found.content] as const;
    }),
  );
  return translate(text, format, targets);
}

const wordsOf = (content: readonly Inline[]): string =>
  content
    .map((piece) =>
      piece.kind === 'text' ? piece.text : piece.kind === 'span' ? wordsOf(piece.content) : '¤',
    )
    .join('');

const wordsIn = (units: readonly Unit[]) =>
  units
    .filter(({ name }) => name.startsWith('text.'))
    .map(({ content }) => wordsOf(content).replace(/[ \t\r\n]+/g, ' '));

function comesBack(text: string, format: Format): void {
  const { body } = splitFrontMatter(text);
  expect(roundTrip(text, format)).toMatchObject({ body, lost: [] });
  const changed = roundTrip(text, format, translated);
  expect(changed.lost).toEqual([]);
  const front = text.slice(0, text.length - body.length);
  expect(wordsIn(unitsOf(front + changed.body, format))).toEqual(
    wordsIn(unitsOf(text, format)).map(translated),
  );
}

const content = fileURLToPath(new URL('../../../content', import.meta.url));

test('every article of the demo comes back as it was, and with other words', () => {
  for (const name of globSync('articles/{en,ja}/**/*.{md,mdx}', { cwd: content })) {
    const text = readFileSync(join(content, name), 'utf8');
    comesBack(text, name.endsWith('x') ? 'mdx' : 'md');
  }
});

test('every translation of the demo that fits its source comes back to the byte', () => {
  const compared = globSync('articles/{ar,de,ja,tr}/**/*.{md,mdx}', { cwd: content }).flatMap((name) => {
    const read = (file: string) => readFileSync(join(content, file), 'utf8');
    const [text, source] = [read(name), read(name.replace(/^articles\/\w+/, 'articles/en'))];
    const format = name.endsWith('x') ? 'mdx' : 'md';
    const units = unitsOf(source, format);
    const targets = knownTargets(units, units, unitsOf(text, format));
    if (targets.size < units.filter((unit) => unit.name.startsWith('text.')).length) return [];
    return [[name, translate(source, format, targets).body === splitFrontMatter(text).body] as const];
  });
  expect(compared.length).toBeGreaterThan(100);
  expect(compared.filter(([, isSame]) => !isSame)).toEqual([]);
});

/** Words with what Markdown and XML might take for markup. */
const word = fc.constantFrom(
  'send',
  'it',
  'Über',
  '注文',
  'إرجاع',
  '5',
  '*',
  'a_b',
  '&',
  '<3',
  '1.',
  '10:30',
  'C#',
  'x|y',
  '"yes"',
  '{name}',
  '\\*',
  '5\u00a0€',
  '«\u202foui\u202f»',
  '全角\u3000',
  '&amp;',
);
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => ['say', ...all].join(' '));
const inline = fc.oneof(
  words,
  words.map((text) => `**${text.replaceAll('*', '')}**`),
  fc.constantFrom(
    '`E-12`',
    '[a link](id:return-item "Title")',
    '[ref][r]',
    '![alt](a.png "Caption")',
    '![Other words](a(1).png)',
    ':kbd[Ctrl+P]',
    '<b>bold</b>',
    '~~gone~~',
    '_soft_',
    'a[^n]',
    'line\\\nbreak',
    '<https://a.example>',
    'https://b.example',
  ),
);
const paragraph = fc.array(inline, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const inCell = paragraph.map((text) => text.replace(/\\\n|\|/g, ' '));
const leaf = fc.oneof(
  paragraph,
  paragraph.map((text) => text.replace(/ say/g, '\nsay')),
  inCell.map((text) => `## ${text} {#an-id}`),
  fc.tuple(inCell, inCell).map(([a, b]) => `| ${a} | B |\n|---|---|\n| ${b} | 2 |`),
  fc.constantFrom(
    '```js\nconst a = "**no**";\n```',
    '<!-- a note -->',
    '<p>Raw <b>HTML</b> &amp; more</p>',
    '---',
  ),
  paragraph.map((text) => `> [!TIP]\n> ${text.replaceAll('\n', '\n> ')}\n> more`),
  paragraph.map(
    (text) => `- [x] ${text.replaceAll('\n', '\n  ')}\n- ${text.replaceAll('\n', '\n  ')}\n\n  more`,
  ),
);
const block = fc.oneof(
  leaf,
  paragraph.map((text) => `:::steps\n1. ${text.replaceAll('\n', '\n   ')}\n2. Done.\n:::`),
  fc
    .tuple(leaf, leaf)
    .map(([a, b]) => `::::tabs{sync="device"}\n:::tab[On **web**]\n${a}\n:::\n:::tab[App]\n${b}\n:::\n::::`),
  leaf.map((inner) => `:::details[Why not?]\n${inner}\n:::`),
  leaf.map((inner) => `:::video{src="https://youtu.be/x" title="How & why" duration="2:10"}\n${inner}\n:::`),
);
const article = fc
  .array(block, { minLength: 1, maxLength: 5 })
  .map((blocks) =>
    articleFile('Returns', `${blocks.join('\n\n')}\n\n[r]: id:track-order\n\n[^n]: A note.\n`),
  );

test.each([
  ['> [!NOTE]\n> One short.', 'One short.'],
  ['> [!NOTE]\n> One **short** one.', 'One short one.'],
  ['> [!NOTE]\n>\n> One short.', 'One short.'],
  ['1. A.\n\n   > [!WARNING]\n   > One [short](id:a) one.', 'One short one.'],
  ['![Two words](./a.png)', 'Two words'],
  ['1. A.\n\n   ![Two; words](./a_(1).png)', 'Two; words'],
])('the words of alerts and pictures go out: %j', (text, words) => {
  const units = unitsOf(text, 'md');
  expect(units.map(({ content }) => wordsOf(content)).at(-1)).toBe(words);
  comesBack(text, 'md');
});

test('whatever a writer may write comes back as it was, and with other words', () => {
  fc.assert(
    fc.property(article, (text) => comesBack(text, 'md')),
    { numRuns: 150 },
  );
});

test('MDX components come back', () => {
  const body =
    '<Steps>\n\n1. Pack **it**.\n\n</Steps>\n\n<Details summary="Why?">\n\nSo.\n\n</Details>\n\n<Figure src="a.png" alt="A label" caption="Here" />\n\nPress <Kbd>Esc</Kbd>. {/* ask */}';
  comesBack(articleFile('Returns', body), 'mdx');
  expect(wordsIn(unitsOf(articleFile('Returns', body), 'mdx'))).toContain('A label');
});

test('signs that a translator writes are no markup', () => {
  const text = articleFile(
    'Returns',
    '## Price\n\nIt costs *5* pounds.\n\n| A | B |\n|---|---|\n| one | two |\n\n:::details[Why]\nSo.\n:::',
  );
  const hostile = 'a <script>x</script> [a](javascript:b) `c` | {d} # e';
  const changed = roundTrip(text, 'md', (part) =>
    part.replace(/\S(?:.*\S)?/, () => hostile.replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
  );
  expect(changed.lost).toEqual([]);
  const front = text.slice(0, text.length - splitFrontMatter(text).body.length);
  for (const words of wordsIn(unitsOf(front + changed.body, 'md')))
    expect(words.replaceAll('¤', '')).not.toBe('');
  expect(changed.body).not.toMatch(/^<script|[^\\]\[a\]\(/m);
});

test('words get a backslash only where Markdown would read them otherwise', () => {
  const text = articleFile('Return', 'First one.\n\nSecond one.\n\n- Third one.\n\nFourth one.');
  const words: Readonly<Record<string, string>> = {
    'First one.': 'Wait (2-3 days): 10 + 5 &amp; more!',
    'Second one.': '1. It *costs* 5: see [x](y).',
    'Third one.': '- 5 °C # or so',
    'Fourth one.': 'A - b (c)',
  };
  const { body, lost } = roundTrip(text, 'md', (one) => words[one] ?? one);
  expect(lost).toEqual([]);
  expect(body.trim()).toBe(
    'Wait (2-3 days): 10 + 5 & more!\n\n1\\. It \\*costs\\* 5: see \\[x\\](y).\n\n- \\- 5 °C # or so\n\nA - b (c)',
  );
});
