import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { patchOf, planMends } from '#check/mend.ts';
import { loadContent } from '#content.ts';
import { nameBelow } from '#base/file-paths.ts';
import { article, Scratch, topic } from '../moves/scratch.ts';
import { small } from '../moves/small.ts';

const today = '2026-11-29';
let scratch: Scratch;

beforeEach(() => {
  scratch = new Scratch({
    ...small,
    'site.yaml': 'name: Help\nurl: https://help.example.com/base\nlocales: [en, de]\n',
    'retired.yaml':
      'gone: { path: gone, titles: { en: Gone }, addresses: [/en/gone/], replacedBy: art-b }\n' +
      'lost: { path: lost, titles: { en: Lost }, addresses: [/en/lost/] }\n',
    'articles/en/returns/new-name.md': article('moved', '## Fees {#fees}\n\nText.', [
      'movedFrom: [/en/orders/old-name/]',
    ]),
    'articles/en/later/index.md': topic('Later', ['movedFrom: [/en/earlier/]']),
    'articles/en/later/x.md': article('art-x'),
  });
});
const plan = () =>
  planMends(scratch.places, loadContent(scratch.places, { drafts: false, today }).problems, today);

/** The text of an article after the mends. */
function mended(body: string, name = 'articles/en/orders/t.md'): string {
  scratch.write(name, article('art-t', body));
  return plan()
    .map(({ after }) => after.slice(after.indexOf('---', 3) + 3).trim())
    .join('\n');
}

test.each([
  ['an old address', '[a](/en/orders/old-name/)', '[a](id:moved)'],
  ['with its host', '[a](https://help.example.com/base/en/orders/old-name/)', '[a](id:moved)'],
  ['with a heading and a title', '[a](/en/orders/old-name/#fees "A")', '[a](id:moved#fees "A")'],
  ['the path that a file had', '[a](old-name.md)', '[a](id:moved)'],
  ['an old address of a topic', '[a](/en/earlier/)', '[a](/en/later/)'],
  ['one below an old topic', '[a](/en/earlier/x/)', '[a](id:art-x)'],
  ['the path of the site', '[a](/base/en/returns/a/)', '[a](/en/returns/a/)'],
  ['a retired article with a replacement', '[a](id:gone)', '[a](id:art-b)'],
  ['in HTML', '<a href="/en/orders/old-name/">a</a>', '<a href="id:moved">a</a>'],
  ['in a definition', '[a]\n\n[a]: /en/orders/old-name/', '[a]\n\n[a]: id:moved'],
  ['a picture in other letters', '![A](../SHARED.svg)', '![A](../shared.svg)'],
])('%s is mended', (_, body, right) => {
  expect(mended(body)).toBe(right);
});

test.each([
  ['a name that is only similar', '[a](id:movd)'],
  ['a retired article without a replacement', '[a](id:lost)'],
  ['code', '`[a](/en/orders/old-name/)`'],
  ['an answer that would be wrong, too', '[a](/en/orders/old-name/#nowhere)'],
])('%s stays', (_, body) => {
  expect(mended(body)).toBe('');
});

test('a wrong answer keeps no right one from being written', () => {
  expect(mended('[a](/en/orders/old-name/#nowhere)\n\n[b](id:gone)')).toBe(
    '[a](/en/orders/old-name/#nowhere)\n\n[b](id:art-b)',
  );
});

test('only mended problems are named', () => {
  mended('[a](/en/orders/old-name/), `x` and [b](id:gone)\n\n[c](id:movd)');
  expect(plan().map(({ mended: found }) => found.map(({ mend }) => mend?.by))).toEqual([
    ['id:moved', 'id:art-b'],
  ]);
});

test('line breaks of Windows and a byte-order mark stay', () => {
  const path = join(scratch.places.contentDir, 'articles/en/orders/t.md');
  writeFileSync(path, `\uFEFF${article('art-t', '[a](id:gone)').replaceAll('\n', '\r\n')}`);
  expect(plan().map(({ after }) => after)).toEqual([
    `\uFEFF${article('art-t', '[a](id:art-b)').replaceAll('\n', '\r\n')}`,
  ]);
});

/** The front matter of an article after the mends, with a line more. */
function mendedLine(line: string): string | undefined {
  scratch.write('articles/en/orders/t.md', article('art-t', 'Text.', [line]));
  const lines = plan()[0]?.after.split('\n');
  return lines?.[lines.indexOf('---', 1) - 1];
}

test.each([
  ['a misspelt key', 'keyword: [a] # ours', 'keywords: [a] # ours'],
  ['a date of another form', 'updated: 21.11.2026', 'updated: 2026-11-21'],
  ['a date in quotes', 'updated: "2026/11/1"', 'updated: 2026-11-01'],
  ['a word for true', 'draft: "yes" # still', 'draft: true # still'],
  ['a text where a list is wanted', 'keywords: a sofa', 'keywords: ["a sofa"]'],
  ['a number where a text is wanted', 'owner: 12', 'owner: "12"'],
  ['a number that would lose its zeros', 'owner: 0800 # free', 'owner: "0800" # free'],
])('%s is mended in front matter', (_, line, right) => {
  expect(mendedLine(line)).toBe(right);
});

test.each([
  ['a key that may be one of two', 'review: 2027-01-01'],
  ['a date that may be one of two', 'updated: 11/01/2026'],
  ['a misspelt key of one that is there', 'titel: About'],
  ['a text with commas', 'keywords: a, b'],
  ['a value that makes another problem', 'slg: A B'],
])('%s stays in front matter', (_, line) => {
  expect(mendedLine(line)).toBeUndefined();
});

test('an id is mended unless another article has it', () => {
  const name = 'articles/en/orders/t.md';
  scratch.write(name, article('Art New'));
  expect(plan().map(({ after }) => after.split('\n')[1])).toEqual(['id: art-new']);
  scratch.write(name, article('Art A'));
  expect(plan()).toEqual([]);
});

test('keys and values of settings are mended, also where they hid other problems', () => {
  scratch.write('articles/en/orders/t.md', article('art-t', '[a](id:nowhere)'));
  const text = (key: string, value: string) =>
    `${scratch.read('site.yaml')}${key}: [art-a]\nfeatures:\n  ratings: ${value} # for now\n`;
  const [before, after] = [text('fetured', '"off"'), text('featured', 'false')];
  scratch.write('site.yaml', before);
  expect(plan().map((file) => file.after)).toEqual([after]);
});

test('line breaks of Windows and comments of settings stay', () => {
  const text = (devices: string) =>
    `# ours\r\nchannels:\r\n  - { id: a, type: form, devices: ${devices}, url: "https://example.com/form", response: P1D } # the form\r\n`;
  scratch.write('channels.yaml', `\uFEFF${text('mobil')}`);
  expect(plan().map(({ after }) => after)).toEqual([`\uFEFF${text('mobile')}`]);
});

test('links of saved replies are mended', () => {
  scratch.write('replies/en/hello.md', '---\ntitle: Hello\n---\n\nSee [a](id:gone).\n');
  expect(plan().map(({ after }) => after.split('\n').at(-2))).toEqual(['See [a](id:art-b).']);
});

test('the patch is one that git applies', () => {
  scratch.write('articles/en/orders/t.md', article('art-t', 'One.\n\n[a](id:gone)\n\nTwo, [a](id:gone).'));
  scratch.commit();
  const top = dirname(scratch.places.contentDir);
  const [file] = plan();
  if (!file) throw new Error('Nothing was mended.');
  const patch = patchOf(file, nameBelow(top, file.path) ?? '');
  execFileSync('git', ['-C', top, 'apply', '--unidiff-zero'], { input: patch });
  expect(scratch.read('articles/en/orders/t.md')).toBe(file.after);
});
