import { expect, test } from 'vitest';
import { pythonMarkdown } from '#import/dialects/python-markdown/python-markdown.ts';
import { takeNotes } from '#import/tree/notes.ts';
import { traceText } from '#import/tree/markdown/traced-text.ts';

const files: Readonly<Record<string, string>> = {
  'a.md': 'Shared.\n',
  'b.py': 'one\n# --8<-- [start:part]\ntwo\n# --8<-- [end:part]\nthree\n',
};

function convert(text: string) {
  const taker = takeNotes('a.md');
  const context = { ...taker, title: 'A', dir: 'ltr' as const, transcript: '', keywords: [] };
  const dialect = pythonMarkdown({
    textOf: (path) => files[path],
    appended: ['*[API]: Application Programming Interface\n'],
    variables: new Map([['product', 'Acme']]),
  });
  return { text: dialect(traceText(text), context).text.trim(), notes: taker.notes.map(({ what }) => what) };
}

test.each([
  ['!!! note\n    Mind it.', '> [!NOTE]\n> Mind it.'],
  ['!!! danger "Stop"\n    No.\n\n    - a', '> [!CAUTION]\n> **Stop**\n>\n> No.\n>\n> - a'],
  ['!!! tip  Mind [it](a.md).\nMore.', '> [!TIP]\n> Mind [it](a.md).\n\nMore.'],
  ['!!! example\n    Text.', '> [!NOTE]\n> **Example**\n>\n> Text.'],
  ['!!! tip ""\n    Text.\nAfter.', '> [!TIP]\n> Text.\n\nAfter.'],
  [
    '!!! info inline end "Where"\n    ```\n    code\n    ```',
    '> [!NOTE]\n> **Where**\n>\n> ```\n> code\n> ```',
  ],
  ['!!! info\n\n    !!! tip\n\n        Deep.', '> [!NOTE]\n>\n> > [!TIP]\n> > Deep.'],
  ['???+ question "Why?"\n    So.', ':::details[Why?]\n\nSo.\n\n:::'],
  ['??? note\n    !!! tip\n        Go.', ':::details[note]\n\n> [!TIP]\n> Go.\n\n:::'],
])('admonition %j', (written, now) => expect(convert(written).text).toBe(now));

test.each([
  [
    '=== "Mac"\n\n    One.\n\n=== "Linux :material-linux:"\n\n    Two.\n\nAfter.',
    '::::tabs\n\n:::tab[Mac]\n\nOne.\n\n:::\n\n:::tab[Linux]\n\nTwo.\n\n:::\n\n::::\n\nAfter.',
  ],
  ['=== "Alone"\n    One.', '**Alone**\n\nOne.'],
  ['=== "A"\n    1\n=== "A"\n    2', '::::tabs\n\n:::tab[A]\n\n1\n\n:::\n\n:::tab[A 2]\n\n2\n\n:::\n\n::::'],
  [
    '//// tab | A\n\n/// note | B\nText.\n///\n\n////\n\n//// tab | C\n2\n////',
    '::::tabs\n\n:::tab[A]\n\n> [!NOTE]\n> **B**\n>\n> Text.\n\n:::\n\n:::tab[C]\n\n2\n\n:::\n\n::::',
  ],
])('tabs %j', (written, now) => expect(convert(written).text).toBe(now));

test.each([
  ['/// details | More\n    type: warning\n\nText.\n///', ':::details[More]\n\nText.\n\n:::'],
  ['/// admonition | T\n    type: tip\nText.\n///', '> [!TIP]\n> **T**\n>\n> Text.'],
  ['![A](a.png)\n/// caption\nThe *box*\n///', '![A](a.png "The box")'],
  ['| a |\n|---|\n\n/// caption\nOf a\n///', '| a |\n|---|\n\n\n*Of a*'],
])('generic block %j', (written, now) => expect(convert(written).text).toBe(now));

test.each([
  // What hangs on an item by four spaces stays in it, and never becomes code.
  ['1. One\n\n    !!! tip\n        Go.\n\n2. Two', '1. One\n\n   > [!TIP]\n   > Go.\n\n2. Two'],
  ['-   One\n\n    Two\n\n        code', '- One\n\n  Two\n\n      code'],
  ['* a\n    * b\n        * c', '* a\n  * b\n    * c'],
  ['- a\n  b\n\n    c', '- a\n  b\n\n    c'],
  ['- a\nlazy\n\nAfter', '- a\n  lazy\n\nAfter'],
  ['- a\n\n    ```\n    b\n\n    c\n    ```', '- a\n\n  ```\n  b\n\n  c\n  ```'],
  ['Text\n\n    !!! note', 'Text\n\n    !!! note'],
  ['- [x] done', '- [x] done'],
  ['***', '***'],
  ['Sold in\n1986. Yes.', 'Sold in\n1986. Yes.'],
  ['[^1]:\n    A note.\n\n    !!! tip\n        Go.', '[^1]: A note.\n\n    > [!TIP]\n    > Go.'],
  ['Fee\n:   What it costs.\n\n    More.\n\nAfter', '- **Fee**\n\n  What it costs.\n\n  More.\n\nAfter'],
])('list %j', (written, now) => expect(convert(written).text).toBe(now));

test.each([
  ['``` py title="a.py" hl_lines="2"\na # (1)!\n```', '**a.py**\n\n```py\na # (1)\n```'],
  ['``` { .yaml .copy }\na\n```', '```yaml\na\n```'],
  ['```\n--8<-- "b.py:part"\n```', '```\ntwo\n```'],
  ['```\n--8<-- "b.py:1:1"\n```', '```\none\n```'],
  ['{* b.py hl[1] *}', '````python\none\ntwo\nthree\n````'],
  ['~~~\n++a++ ==b== {{ product }} !!! note\n~~~', '~~~\n++a++ ==b== Acme !!! note\n~~~'],
  ['```\nnot closed', '```\nnot closed\n```'],
  ['Text\n\n```\n', 'Text'],
])('code %j', (written, now) => expect(convert(written).text).toBe(now));

test.each([
  ['--8<-- "a.md"', 'Shared.'],
  ['--8<--\na.md\n--8<--', 'Shared.'],
  [';--8<-- "a.md"', '--8<-- "a.md"'],
  ['- {! a.md !}', '- {! a.md !}'],
  ['--8<-- "gone.md"', '`gone.md`'],
  ['{% include "a.md" %}', 'Shared.'],
])('include %j', (written, now) => expect(convert(written).text).toBe(now));

test.each([
  ['Press ++ctrl+alt+"x"++.', 'Press <kbd>Ctrl</kbd>+<kbd>Alt</kbd>+<kbd>x</kbd>.'],
  [
    '==a **b** c==, ^^in^^, H~2~O, x^2^, ~~no~~',
    '<mark>a **b** c</mark>, <ins>in</ins>, H<sub>2</sub>O, x<sup>2</sup>, ~~no~~',
  ],
  ['a == b', 'a == b'],
  [
    '{++in++}{--out--}{~~a~>b~~}{==m==}{>>note<<}',
    '<ins>in</ins><del>out</del><del>a</del><ins>b</ins><mark>m</mark>',
  ],
  ['![A](a.png){ align=left width="300" } [B](b.md){ .md-button }', '![A](a.png) [B](b.md)'],
  ['![A](a.png#only-light)![A](b.png#only-dark)', '![A](a.png#only-light)'],
  ['## Fees { #fees .x }\n\n## Next {: .y }', '## Fees {#fees}\n\n## Next'],
  ['Word{ #here }', 'Word<a id="here"></a>'],
  ['`{ .a }` and {not: attributes}', '`{ .a }` and {not: attributes}'],
  [':material-check: Done :tada: 10:30:15', 'Done 🎉 10:30:15'],
  ['| A |\n|---|\n| :material-check: |\n| :material-close: |', '| A |\n|---|\n| ✓ |\n| ✗ |'],
  ['The API, an API', 'The <abbr title="Application Programming Interface">API</abbr>, an API'],
  ['*[SLA]: Agreement\n\nOur SLA', 'Our <abbr title="Agreement">SLA</abbr>'],
  ['{{ product }} and {{ other }}', 'Acme and {{ other }}'],
  ['[TOC]\n\nText', 'Text'],
  ['## A {#a}\n\n[one][a] [two][b.c]', '## A {#a}\n\n[one](#a) two'],
])('inline %j', (written, now) => expect(convert(written).text).toBe(now));

test.each([
  [
    '<div class="grid cards" markdown>\n\n-   :material-clock: __Fast__\n\n    ---\n\n    [Start](a.md){ .x }\n\n</div>',
    '- __Fast__\n\n  [Start](a.md)',
  ],
  ['<div markdown="1">\n!!! tip\n    Go.\n</div>', '> [!TIP]\n> Go.'],
  [
    '<details markdown>\n<summary>More</summary>\n\n!!! tip\n    Go.\n\n</details>',
    ':::details[More]\n\n> [!TIP]\n> Go.\n\n:::',
  ],
  [
    '<figure markdown="span">\n  ![A](a.png){ width="3" }\n  <figcaption>The box</figcaption>\n</figure>',
    '![A](a.png "The box")',
  ],
  ['<span markdown>*a*</span>', '<span>*a*</span>'],
  ['<div markdown>\nNever closed', '<div>\nNever closed'],
])('HTML with Markdown %j', (written, now) => expect(convert(written).text).toBe(now));

test('what a plugin would write from code is named', () =>
  expect(convert('::: acme.Client\n    options:\n      a: 1\n\nText')).toEqual({
    text: '`acme.Client`\n\nText',
    notes: ['::: acme.Client'],
  }));
