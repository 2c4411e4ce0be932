import { expect, test } from 'vitest';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { escapeMarkdown } from '#markdown/copy.ts';
import { portableMarkdown } from '#markdown/portable.ts';
import { renderMarkdown } from '#markdown/render.ts';

const addresses = {
  link: (written: string) =>
    written.startsWith('https:') ? undefined : `https://x.example/${encodeURI(written)}`,
  image: (written: string) =>
    written.startsWith('data:') ? undefined : `https://x.example/_images/${encodeURI(written)}`,
};
const analyse = (body: string, format: 'md' | 'mdx' = 'md') =>
  analyseMarkdown({ file: 'a.md', body, firstLine: 1, format }).text;
const copy = (body: string, format: 'md' | 'mdx' = 'md') =>
  portableMarkdown(analyse(body, format), { addresses, headingIds: [], marks: false, isPlain: true });

test.each([
  ['[a **b**](<./my how.md> "T")', '[a **b**](https://x.example/./my%20how.md "T")'],
  ['[](a.md)', '[](https://x.example/a.md)'],
  ['![le\\]a](<./l b.png> "C")', '![le\\]a](https://x.example/_images/./l%20b.png "C")'],
  ['[![a](b.png)](c.md)', '[![a](https://x.example/_images/b.png)](https://x.example/c.md)'],
  [
    '[a][é] ![b][I]\n\n[é]: <ü 1.md>\n[I]: i.png "T"',
    '[a][é] ![b][I]\n\n[é]: https://x.example/%C3%BC%201.md\n[I]: https://x.example/_images/i.png "T"',
  ],
  [
    '<a class="x" href="id:how">how</a> <img src=\'l.png\' alt="x">',
    '<a class="x" href="https://x.example/id:how">how</a> <img src="https://x.example/_images/l.png" alt="x">',
  ],
  ['`[a](b.md)` [c](https://y.example/)', '`[a](b.md)` [c](https://y.example/)'],
  ['見https://y.example/を', '見<https://y.example/>を'],
  [
    '- https://y.example/a (https://y.example/b). It is',
    '- https://y.example/a (https://y.example/b). It is',
  ],
  ['**「注文」**を 9:30', '**「注文」**を 9:30'],
])('links and pictures of %s have addresses that work anywhere', (body, expected) => {
  expect(copy(body)).toBe(expected);
});

test('the components of MDX have addresses, too', () => {
  expect(copy('<a href="./how.md">how</a>\n\n<Figure src="./ü.png" alt="x" />', 'mdx')).toBe(
    '<a href="https://x.example/./how.md">how</a>\n\n![x](https://x.example/_images/./%C3%BC.png)',
  );
});

test('what only Fener knows is written out without HTML', () => {
  expect(copy(':::steps\n1. Press :kbd[Ctrl+P].\n2. Wait.\n:::').trim()).toBe('1. Press `Ctrl+P`.\n2. Wait.');
  expect(
    copy('::::tabs\n:::tab[App *2*]\nTap.\n:::\n:::tab[Web]\nClick.\n:::\n::::').replace(/\n+/g, '\n').trim(),
  ).toBe('**App 2**\nTap.\n**Web**\nClick.');
  expect(copy(':::details[If it fails]\nTry again.\n:::').trim()).toBe('**If it fails**\n\nTry again.');
  expect(copy('## By post {#by-post}\n\nText.')).toBe('## By post\n\nText.');
  expect(copy('<Details summary="If it fails">Press <Kbd>`</Kbd>.</Details>', 'mdx')).toContain(
    '**If it fails**',
  );
});

test('comments are notes of writers and in no copy, but in code', () => {
  const body =
    'Text. <!-- ask legal -->\n\n<!-- TODO -->\n\nMore.\n\n```html\n<!-- kept -->\n```\n\n- a <!-- b -->\n- c\n';
  expect(copy(body)).toBe('Text. \n\nMore.\n\n```html\n<!-- kept -->\n```\n\n- a \n- c\n');
  expect(copy('Text. {/* ask legal */}\n\n{/* TODO */}\n\nMore.', 'mdx')).toBe('Text. \n\nMore.');
});

test('blocks stay apart where a comment stood between them, and notes written as link names go, too', () => {
  expect(copy('- a <!-- b -->\n  <!--\n  c\n  -->\n\n> d\n')).toBe('- a \n\n> d\n');
  expect(copy('a\n\n[//]: # (ask sales)\n\n[comment]: <> (later)\n\nb\n')).toBe('a\n\nb\n');
});

test('escaped text is shown as it is', async () => {
  const labels = {
    alert: {},
    footnotes: '',
    footnoteBack: '',
    playVideo: '',
    transcript: '',
    scrollableTable: '',
  };
  const context = { headingIds: [], links: {}, images: {}, labels, hasHtml: false };
  for (const title of [
    'Error E]] [x',
    'a_b _c_ *d* `e` \\f',
    '<b> & [x](y)',
    'Open: 9:30 **「x」**は',
    'x\n\ny',
  ]) {
    const html = await renderMarkdown(
      analyse(`[${escapeMarkdown(title)}](https://x.example/)`),
      context as never,
    );
    const [, inner = ''] = /<a [^>]*>(.*)<\/a>/.exec(html) ?? [];
    expect(inner.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')).toBe(
      title.replace(/\s+/g, ' '),
    );
  }
});

test('what an import left open is its words alone', () =>
  expect(copy('[a **b**](todo:/old) ![Box](todo:b.png)![todo:](todo:c.png) ![todo:](d.png)')).toBe(
    'a **b** *Box* ![](https://x.example/_images/d.png)',
  ));
