import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
afterEach(() => scratch.remove());

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
