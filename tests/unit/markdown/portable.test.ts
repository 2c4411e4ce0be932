import { expect, test } from 'vitest';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { portableHtml } from '#markdown/portable-html.ts';
import { portableMarkdown } from '#markdown/portable.ts';

const addresses = {
  link: (written: string) => (written.startsWith('id:') ? `${written.slice(3)}.md` : undefined),
  image: () => undefined,
};

interface Options {
  readonly marks?: boolean;
  readonly format?: 'md' | 'mdx';
  readonly ids?: readonly string[];
}

function portable(body: string, { marks = false, format = 'md', ids = [] }: Options = {}) {
  const { text } = analyseMarkdown({ file: 'a.md', body, firstLine: 1, format });
  return portableMarkdown(text, { addresses, headingIds: ids, marks });
}

test.each([
  [':::steps\n1. One.\n:::', '\n1. One.\n'],
  ['::::tabs\n:::tab[On a *phone*]\nTap.\n:::\n::::', '\n**On a phone**\n\nTap.\n\n'],
  [
    ':::details[More & less]\n\nText.\n\n:::',
    '<details><summary>More &amp; less</summary>\n\nText.\n\n</details>',
  ],
  [
    ':::video{src="https://youtu.be/x" title="How to [pack]" duration="1:20"}\nWords.\n:::',
    '[How to \\[pack\\] (1:20)](https://youtu.be/x)\n\nWords.\n',
  ],
  ['Press :kbd[Ctrl].', 'Press <kbd>Ctrl</kbd>.'],
  ['> [!NOTE]\n> See [it](id:other).', '> [!NOTE]\n> See [it](other.md).'],
  ['## Title {#t}\n\nText.', '## Title\n\nText.'],
  ['[old](todo:/old/page) ![x](todo:a.png)', '[old](/old/page) ![x](a.png)'],
  ['- a\n\n  :::tab[B]\n  c\n  :::', '- a\n\n  **B**\n  \n  c\n  '],
  ['```\n:::steps\n:kbd[x]\n```', '```\n:::steps\n:kbd[x]\n```'],
])('%j', (written, plain) => {
  expect(portable(written)).toBe(plain);
});

test('marks keep every line of ours in a comment, and ids in anchors', () => {
  const written = '## Title {#t}\n\n::::tabs{sync="os"}\n:::tab[Mac]\n\nText.\n\n:::\n::::';
  expect(portable(written, { marks: true })).toBe(
    '## Title <a id="t"></a>\n\n<!-- ::::tabs{sync="os"} -->\n<!-- :::tab[Mac] -->\n**Mac**\n\nText.\n\n<!-- ::: -->\n<!-- :::: -->',
  );
});

test('a heading that a link leads to keeps its id where its words give another', () => {
  const options = { marks: true, ids: ['how', 'wie'] };
  expect(portable('## Wie\n\n## Wie', options)).toBe('## Wie <a name="how"></a>\n\n## Wie');
});

test('components of MDX are written out, too', () => {
  const written =
    '<Alert type="tip">\n\nOne.\n\nTwo.\n\n</Alert>\n\nPress <Kbd>F1</Kbd>.\n\n<Tabs>\n<Tab label="A">\n\nText.\n\n</Tab>\n</Tabs>';
  expect(portable(written, { format: 'mdx' })).toBe(
    '> [!TIP]\n> One.\n> \n> Two.\n\nPress <kbd>F1</kbd>.\n\n**A**\n\nText.',
  );
});

test('plain HTML has ids and callouts, and nothing that runs', async () => {
  expect(await portableHtml('## A\n\n> [!WARNING]\n> Hot.\n', ['id-a'])).toBe(
    '<h2 id="id-a">A</h2>\n<div class="callout callout-warning">\n<p>Hot.</p>\n</div>\n',
  );
});
