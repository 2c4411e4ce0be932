import { describe, expect, test } from 'vitest';
import { analyseMarkdown } from '#markdown/analyse.ts';

const problemsIn = (body: string, format: 'md' | 'mdx' = 'md') =>
  analyseMarkdown({ file: 'a.md', body, firstLine: 1, format }).problems;

const inShort = (body: string) => problemsIn(body).map(({ code, at }) => `${code} ${at?.line}:${at?.column}`);

/** What writers get wrong, and all that is said about it. */
const mistakes: readonly (readonly [string, string, readonly string[]])[] = [
  ['two versions of a line', 'a\n\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n\nd', ['merge-conflict 3:1']],
  [
    'three versions of a list and two of a heading',
    '- a\n<<<<<<< HEAD\n- b\n||||||| base\n- c\n=======\n- d\n>>>>>>> x\n\n<<<<<<< HEAD\n# A\n=======\n## B\n>>>>>>> x\n',
    ['merge-conflict 2:1', 'merge-conflict 10:1'],
  ],
  ['a mark of git that was left over', 'a\n\n>>>>>>> main\n', ['merge-conflict 3:1']],
  ['code that never ends', 'a\n\n```\ncode\n\n## Lost\n', ['code-unclosed 3:1']],
  ['code in a list that never ends', '- a\n\n  ~~~sh\n  code\n', ['code-unclosed 3:1']],
  ['code that ends where other code begins', '```\na\n\nText.\n\n```js\nb\n```\n', ['code-unclosed 1:1']],
  ['steps that never end', ':::steps\n1. a\n\n## Next\n\n[x](id:y)', ['directive-unclosed 1:1']],
  ['a part to open that never ends', 'a\n\n:::details[More]\nb\n', ['directive-unclosed 3:1']],
  [
    'tabs of which none ends',
    '::::tabs\n:::tab[A]\na\n:::tab[B]\nb\n::::\n',
    ['directive-unclosed 2:1', 'directive-unclosed 4:1'],
  ],
  [
    'tabs with as many colons as each tab',
    ':::tabs\n:::tab[A]\na\n:::\n:::tab[B]\nb\n:::\n:::\n',
    ['directive-malformed 1:1'],
  ],
  [
    'steps with two colons, which are told, and their end not as well',
    '::steps\n1. a\n:::\n',
    ['unknown-directive 1:1'],
  ],
  [
    'steps without an end, and a part to open',
    ':::steps\n1. a\n\n:::details[B]\nb\n:::\n',
    ['directive-unclosed 1:1'],
  ],
  ['an end without a beginning', 'a\n\n:::\n\nb', ['directive-unclosed 3:1']],
  ['a space before the name of a block', '::: tip\na\n:::\n', ['directive-malformed 1:1']],
  [
    'blocks of another system',
    ':::tip\na\n:::\n\n:::stpes\n1. a\n:::\n',
    ['unknown-directive 1:1', 'unknown-directive 5:1'],
  ],
  [
    'typographic quotes in a block',
    ':::video{src=“https://youtu.be/aqz-KE-bpKQ” title=“A”}\na\n:::\n',
    ['directive-malformed 1:1'],
  ],
  ['keys without an end', 'Press :kbd[Ctrl+P and go.', ['directive-malformed 1:7']],
  ['an alert of another system', '> [!HINT]\n> a', ['invalid-alert 1:1']],
  ['an alert and its text in one line', '> [!TIP] a', ['invalid-alert 1:1']],
  ['an alert that is not a quote', '[!TIP]\na', ['invalid-alert 1:1']],
  ['a link to a name that is not defined', 'See [our form][frm].\n\n[form]: /f.pdf', ['link-undefined 1:5']],
  ['a picture with a name that is not defined', '![A form][frm]', ['link-undefined 1:1']],
  [
    'a space in a whole address, which makes a part of itself a link',
    'See [our prices](https://example.com/price list) and [x](https://exa mple.com).',
    ['link-malformed 1:5', 'link-malformed 1:54'],
  ],
  [
    'brackets and colons of an input method',
    '：：：details[More]\na\n\n【返品】（id:return-item）、[返品]（#by-post）。\n\n注意：返品（30日）【重要】です。\n\n[返品］(id:return-item)と[注文](id:track-order)。',
    ['directive-malformed 1:1', 'link-malformed 4:1', 'link-malformed 4:22', 'link-malformed 8:1'],
  ],
  [
    'variables whose braces are not closed',
    'You have {{ return-days and {{fee}. Not {{, \\{{x or `{{y`.',
    ['template-variable 1:10', 'template-variable 1:29'],
  ],
  ['a snippet within a sentence', 'See ::snippet[return-window] for more.', ['directive-malformed 1:5']],
  ['a picture of a wiki', 'See ![[label.png]] and ![[Page]].', ['wiki-link 1:5', 'wiki-link 1:24']],
  ['a heading of level 1 without text', '# \n\nText.', ['heading-empty 1:1']],
  ['a password in an address', '[a](https://ada:secret@example.com/x)', ['unsafe-link 1:1']],
  [
    'a space between text and address',
    'See [text] (id:a) and [b] (https://c.example).',
    ['link-malformed 1:5', 'link-malformed 1:23'],
  ],
  [
    'a space in an address',
    '[text](id: a) and [b](my file.md)',
    ['link-malformed 1:1', 'link-malformed 1:19'],
  ],
  ['an address that never ends', 'See [text](id:a and\nmore.', ['link-malformed 1:5']],
  ['brackets the wrong way round', 'See (our shop)[https://shop.example].', ['link-malformed 1:5']],
  ['a link without text', 'a [](id:b) c', ['link-without-text 1:3']],
  ['a wiki link', 'See [[Return an item]].', ['wiki-link 1:5']],
  [
    'a number that is none',
    '[a](tel:call-us) [b](mailto:foo)',
    ['invalid-contact-link 1:1', 'invalid-contact-link 1:18'],
  ],
  [
    'an address of the own computer',
    'Open http://localhost:4321/ or [x](//127.0.0.1/a).',
    ['private-link 1:6', 'unsafe-link 1:32'],
  ],
  ['an address of the own network', '[x](https://wiki.internal/a)', ['private-link 1:1']],
  ['a scheme with a slip', '[x](htps://example.com)', ['unsafe-link 1:1']],
  ['a heading without space', 'a\n\n##By post\n', ['heading-without-space 3:1']],
  ['a heading of full width', '＃＃ 返品\n', ['heading-without-space 1:1']],
  ['an id with a space', '## By post {#By Post}\n', ['invalid-heading-id 1:1']],
  ['an id that never ends', '## By post {#by-post\n', ['invalid-heading-id 1:1']],
  ['an id in a paragraph', 'By post {#by-post}\n', ['invalid-heading-id 1:9']],
  ['a row of dashes that is too short', '| a | b |\n| --- |\n| 1 | 2 |\n', ['table-malformed 1:1']],
  ['no row of dashes', 'a\n\n| a | b |\n| 1 | 2 |\n', ['table-malformed 3:1']],
  ['dashes of a word processor', '| a | b |\n| — | — |\n| 1 | 2 |\n', ['table-malformed 1:1']],
  [
    'rows that are too long or too short',
    '| a | b |\n| - | - |\n| 1 | 2 | 3 |\n| 1 |\n',
    ['table-row 3:1', 'table-row 4:1'],
  ],
  [
    'notes for writers',
    'TODO: write. And a TBD\n\nFIXME (prices)\n\nTODO add prices',
    ['placeholder-text 1:1', 'placeholder-text 1:20', 'placeholder-text 3:1', 'placeholder-text 5:1'],
  ],
  [
    'what npx fener new wrote',
    'Begin with the answer.\n\n:::steps\n1. First, …\n2. Ask.\n:::',
    ['placeholder-text 1:1', 'placeholder-text 4:4'],
  ],
  ['filler text', 'a **lorem ipsum** b', ['placeholder-text 1:5']],
  ['a variable of another system', 'Open {{product_name}}.', ['template-variable 1:6']],
  [
    'tags of another system',
    '{% include a.html %}\n\n<%= b %>\n\n{/* c */}\n',
    ['template-tag 1:1', 'template-tag 3:1', 'template-tag 5:1'],
  ],
  ['a comment that ends with the next one', 'a\n\n<!-- b ->\n\n## Lost\n\n<!-- c -->\n', ['unsafe-html 3:1']],
  ['a comment in a line that never ends', 'a <!-- b -> c\n\nd', ['unsafe-html 1:3']],
  [
    'HTML that hides the rest of the text',
    '<details><summary>A</summary>\n\nb\n\n## Lost\n',
    ['unsafe-html 1:1'],
  ],
  ['an id that the page uses itself', '<p id="main">x</p>', ['duplicate-anchor 1:1']],
  ['headings without text', '## \n\na\n\n###\n', ['heading-empty 1:1', 'heading-empty 5:1']],
  ['a tab without tabs', 'a\n\n:::tab[A]\nb\n:::\n', ['invalid-directive 3:1']],
  [
    'keys of which none is named',
    ':kbd[] and :kbd{Ctrl}',
    ['directive-malformed 1:1', 'directive-malformed 1:12'],
  ],
  ['a footnote that is not written', 'a[^1] b[^2]\n\n[^1]: c\n', ['link-undefined 1:8']],
  [
    'blocks of MkDocs, Sphinx and kramdown',
    '!!! note "A"\n    b\n\n??? tip\n    c\n\n.. warning::\n   d\n\n=== "E"\n    f\n\ng\n{: .note }\n',
    ['template-tag 1:1', 'template-tag 4:1', 'template-tag 7:1', 'template-tag 10:1', 'template-tag 14:1'],
  ],
  ['a server of the own network', '[x](http://intranet/a)', ['private-link 1:1']],
  [
    'a link of HTML without text',
    '<a href="id:b"></a> <a href="id:c"><b> </b></a>',
    ['link-without-text 1:1', 'link-without-text 1:21'],
  ],
  [
    'a link of HTML around a picture that nobody describes',
    '<a href="id:b"><img src="c.png" alt=""></a>',
    ['image-without-alt 1:16', 'link-without-text 1:1'],
  ],
  [
    'an end of HTML inside a block that is not HTML',
    ':::details[A]\nb\n\n</details>\n\nc\n:::\n',
    ['unsafe-html 4:1'],
  ],
  [
    'ends of HTML that never began',
    'a\n\n</div></main>\n\n- <b>c\n\n</b>\n',
    ['unsafe-html 3:1', 'unsafe-html 3:7', 'unsafe-html 7:1'],
  ],
  [
    'a picture of the own disk',
    '![a](C:\\b.png) ![c](file:///d.png)',
    ['unsafe-link 1:1', 'unsafe-link 1:16'],
  ],
  [
    'an address in a tag without quotes',
    'a <form action=https://b.example/?c=1><b id=d@e.example>f</b>',
    ['unsafe-html 1:3'],
  ],
  [
    'two versions of an item',
    '- a\n\n  <<<<<<< HEAD\n  b\n  =======\n  c\n  >>>>>>> d\n',
    ['merge-conflict 3:1'],
  ],
  [
    'keys and other directives in a line that are not ours',
    'Press :Kbd[Ctrl] or :icon[a *b*].',
    ['unknown-directive 1:7', 'unknown-directive 1:21'],
  ],
  ['steps that end with too few colons', ':::steps\n1. a\n::\n\nb\n', ['directive-malformed 3:1']],
  ['two colons that end nothing', 'a\n\n::\n', ['directive-malformed 3:1']],
  [
    'tables of contents of other systems',
    '[[_TOC_]]\n\n[[TOC]]\n\n[TOC]\n\n{:toc}\n',
    ['template-tag 1:1', 'template-tag 3:1', 'template-tag 5:1', 'template-tag 7:1'],
  ],
  ['text that another system marks', 'a ==b c== d', ['template-tag 1:3']],
  ['a variable of a program', 'Dear ${user.name},', ['template-variable 1:6']],
  [
    'brackets to be filled in',
    'Dear [INSERT NAME], see [insert link here].',
    ['placeholder-text 1:6', 'placeholder-text 1:25'],
  ],
  [
    'an empty line above the dashes',
    '| a | b |\n\n| - | - |\n| 1 | 2 |\n\na | b\n\n--|--\n1 | 2\n',
    ['table-malformed 3:1', 'table-malformed 8:1'],
  ],
  [
    'ends of HTML in another block',
    '- <details>\n  a\n\n</details>\n\n<details>\n\n> b\n>\n> </details>\n',
    ['unsafe-html 4:1', 'unsafe-html 10:3'],
  ],
  ['bold that ends elsewhere', '**Note:**text and **b** c', ['emphasis-unclosed 1:1']],
  ['bold that never ends', 'a **b c.\n\n**Note:**text\n', ['emphasis-unclosed 1:3', 'emphasis-unclosed 3:1']],
];

test.each(mistakes)('%s', (_, body, expected) => {
  expect(inShort(body)).toEqual(expected);
});

describe('nothing is said about', () => {
  const right: Readonly<Record<string, string>> = {
    'git in code': 'Resolve it:\n\n```diff\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n```\n',
    'code in code': '````md\n```js\na\n```\n````\n\n> ```\n> a\n> ```\n\n- a\n  ```\n  b\n  ```\n',
    'code by indentation': 'a\n\n    ```\n    b\n',
    'signs in code':
      'Write `{{x}}`, `[[x]]`, `[a][b]`, `{% x %}`, `TODO: x`, `##x`, `a **b` and `http://localhost:80`.',
    'a block of code with all of it':
      '```\n{{x}} [[x]] [a][b] TODO: x\n##x\n:::steps\n:::\n| a | b |\n| 1 | 2 |\n```\n',
    'signs with a backslash': '\\[a][b], \\[[a]], \\{{a}}, \\##a, \\{#a}, \\**a',
    'the name of an app':
      'Open the “TODO” app, Microsoft TODO or TODO lists; TODO is one of many. XXX is a size.',
    'places in lists': 'The value list[0][1] or `a[b]`(c) and f(x)[0], and sources [1][2] and [3].',
    'e-mail and telephone':
      '[a](mailto:help@example.com?subject=A%20b) [b](mailto:?subject=x) [c](tel:+49-30-1234) [d](tel:112) [e](sms:+491700000;?body=x)',
    'public addresses': 'https://10.example.com/ https://localhost.example.com/ http://172.15.0.1/ [x](/en/)',
    'parts to open and comments in HTML':
      '<details>\n<summary>A</summary>\n\n<details><summary>B</summary>b</details>\n\n</details>\n\n<!-- a --> <!-- b -->\n\nc <!-- d\ne --> f and \\<!-- and `<!--`',
    'links and other elements of HTML':
      '<a href="id:a">b</a> <a href="id:c">\n**d**</a> <a href="id:e"><img src="f.png" alt="g"></a> <a id="h"></a>\n\n<ul><li>i<li>j</ul>\n\n<div>\n\n- k\n\n</div>\n\n<a href=https://l.example/?m=n>o</a>',
    'signs that other systems give a meaning':
      'a == b == c, a==b==c, $5 {x}, the keys [Insert] and [Add], the table of contents [TOC], :smile: a::b and a:b[c].\n\nNote: [x](id:y), see:[x](id:y), `:foo[x]`, \\:foo[x].',
    'signs of attention':
      'Really?!! Stop!!! Now. !!! Achtung. a === b, [^a-z], and footnotes[^1].\n\n[^1]: a\n',
    'stars and powers': '2 ** 3, a**b, 5 * 3, and `src/**/*.ts`.',
    'hashtags and channels': '#brightwick and # 3, item #1\n',
    'ids of headings': '## A {#by-post}\n\n## B {#Ünï_1.2}\n\n## C\n',
    'bars in a text': 'Choose Settings | Account | Privacy.\nThen choose Save | Close.\n',
    'tables with code and bars': '| a | b |\n| :- | -: |\n| `x \\| y` | c |\n\na | b\n--|--\n1 | 2\n',
    'alerts, tabs and steps':
      '> [!TIP]\n> a\n\n> [!note]  \n> a **b**\n\n::::tabs{sync="x"}\n:::tab[A]\na\n:::\n:::tab[B]\n```\n:::\n```\n:::\n::::\n\n:::steps\n1. a\n:::\n',
    'a quote that begins with a link': '> [a](id:b) c\n',
    'typographic quotes in a title':
      ':::video{src="https://youtu.be/aqz-KE-bpKQ" title="“A” = „B“"}\na\n:::\n',
    'links by name': '[a][b], [b][] and [b]\n\n[b]: https://example.com\n',
    'times and ratios': 'From 10:30 to 11:15, 1:2, and the key :kbd[Ctrl].',
    'a picture that is a link': '[![a](b.png)](id:c) and [`x`](id:y)',
    'notes of writers in comments': '<!-- TODO: {{x}} [[y]] -->\n\nText.',
    'keyboard and braces': 'Set {a} to {b}; f{} is empty. 50 % off {see below}.',
  };
  test.each(Object.entries(right))('%s', (_, body) => {
    expect(problemsIn(body)).toEqual([]);
  });
});

test('a problem shows the signs that its writer wrote', () => {
  const messages = problemsIn('[[_TOC_]] and [[a *b*]] and {{ `c` }} and :Kbd[*d*]').map(
    ({ message }) => message,
  );
  expect(messages).toEqual([
    'There is no directive ":Kbd".',
    'Readers would see "[[a *b*]]": Fener has no wiki links.',
    'Readers would see "{{ `c` }}": nothing fills in this placeholder.',
  ]);
});

test('a wiki link that names an id becomes a link to it', () => {
  expect(
    problemsIn('[[return-item]] or [[return-item|returns]] or [[My page]]').map(({ fix }) => fix),
  ).toEqual([
    'Write [return-item](id:return-item).',
    'Write [returns](id:return-item).',
    'Write [My page](id:…).',
  ]);
});

test('the words of other systems are answered with ours', () => {
  const fixes = (body: string) => problemsIn(body).map(({ message, fix }) => `${message} ${fix}`);
  expect(
    fixes('> [!TIPP]\n> a\n\n:::tip\na\n:::\n\n:::accordion[A]\nb\n:::\n\n[a][fomr]\n\n[form]: /f.pdf\n'),
  ).toMatchInlineSnapshot(`
    [
      "There is no alert "[!TIPP]". Did you mean "> [!TIP]"? Known: NOTE, TIP, IMPORTANT, WARNING, CAUTION.",
      "There is no directive ":::tip". Did you mean "> [!TIP]"? Known: :::steps, :::tabs, :::tab, :::details, :::video.",
      "There is no directive ":::accordion". Did you mean ":::details"? Known: :::steps, :::tabs, :::tab, :::details, :::video.",
      "Readers would see "[a][fomr]": no line below defines "[fomr]:". Did you mean "form"? Write the address behind the text: [a](id:…).",
    ]
  `);
});
