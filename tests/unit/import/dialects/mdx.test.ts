import { expect, test } from 'vitest';
import { mdxDialect } from '#import/dialects/mdx.ts';
import { takeNotes } from '#import/tree/notes.ts';
import { traceText } from '#import/tree/markdown/traced-text.ts';

function convert(text: string, partials: Readonly<Record<string, string>> = {}) {
  const taker = takeNotes('a.mdx');
  const context = { ...taker, title: 'A', dir: 'ltr' as const, transcript: '', keywords: [] };
  const dialect = mdxDialect({ partial: (address) => partials[address] });
  return {
    text: dialect(traceText(text), context).text,
    notes: taker.notes.map(({ line, kind, what }) => `${line} ${kind} ${what}`),
  };
}

test('containers are alerts with their titles', () =>
  expect(convert(':::info\n\nSoon.\n\n:::\n\n:::caution Limits\n\nOnly *now*.\n\n:::').text).toBe(
    '> [!NOTE]\n> Soon.\n\n> [!WARNING]\n> **Limits**\n>\n> Only *now*.',
  ));

test('tabs follow each other by their group', () =>
  expect(
    convert(
      'import Tabs from "@theme/Tabs";\n\n<Tabs groupId="os">\n  <TabItem value="mac" label="macOS">\n    Press **Open**.\n\n    ```sh\n    open\n    ```\n  </TabItem>\n  <TabItem value="pc">\n    Go.\n  </TabItem>\n</Tabs>',
    ).text,
  ).toBe(
    '::::tabs{sync="os"}\n\n:::tab[macOS]\n\nPress **Open**.\n\n```sh\nopen\n```\n\n:::\n\n:::tab[pc]\n\nGo.\n\n:::\n\n::::',
  ));

test.each([
  ['<img src={useBaseUrl("/img/a.png")} alt="A" />', '![A](/img/a.png)'],
  ['<a href="/send">\n  <h3 id="send-1">Send</h3>\n  <p>How</p>\n</a>', '### [Send](/send) {#send-1}\n\nHow'],
  ['import a from "./a.png";\n\n<img src={a} alt="A" />', '![A](./a.png)'],
  ['<details><summary>More</summary>\n\nText\n\n</details>', ':::details[More]\n\nText\n\n:::'],
  ['<Shot src="/img/a.png" alt="A" width={3} />', '![A](/img/a.png)'],
  ['import a from "./a.png";\n\n<Gallery images={[a, "/b.jpg"]} />', '![](./a.png)\n\n![](/b.jpg)'],
  [
    '<Box icon="/i.svg" image="/a.png" imageDark="/b.png" header="Send" href="/send">\n\nHow.\n\n</Box>',
    '![](/a.png)\n\n[Send](/send)\n\nHow.',
  ],
  [
    '<Install npm="npm i a" yarn={`yarn\\nadd a`} />',
    '::::tabs\n\n:::tab[npm]\n\n```sh\nnpm i a\n```\n\n:::\n\n:::tab[yarn]\n\n```sh\nyarn\nadd a\n```\n\n:::\n\n::::',
  ],
  [
    '1. A\n\n    <details>\n      2. B\n\n         ```sh\n    \t c\n         ```\n    </details>',
    '1. A\n\n   :::details[…]\n\n   2. B\n\n      ```sh\n      c\n      ```\n\n   :::',
  ],
  [
    '1. A\n\n    :::tip\n\n    B\n\n:::\n\n    C\n\n:::note\n\nD\n\n:::',
    '1. A\n\n   > [!TIP]\n   > B\n\n   C\n\n> [!NOTE]\n> D',
  ],
  ['- A\n\n  :::warning\nB\n:::\n\n- C', '- A\n\n> [!WARNING]\n> B\n\n- C'],
  ['import Win from "./win.svg"\n\nFor <Win width="9" title="Windows" />', 'For ![Windows](./win.svg)'],
  ['Press <Key mod="shift" k="enter" />.', 'Press <kbd>Shift</kbd>+<kbd>Enter</kbd>.'],
  ['<Run command="lint" />', '```sh\nlint\n```'],
  ['<Run npm="icon /a b.png" />', '```sh\nicon /a b.png\n```'],
  ['<a href="/send"><h3>Send</h3></a>', '### [Send](/send)'],
  ['<a href="#send">\n  <h3>Send</h3>\n</a>', '### Send'],
  ['<section id="send">\n\nHow.\n\n</section>', '<a id="send"></a>\n\nHow.'],
  ['<LinkCard title="Track" href="/track" description="Where is it?" />', '[Track](/track): Where is it?'],
  ['A {/* note */}b {"c"}', 'A b c'],
  ['export const version = "2.0";\n\nNow {version}.', 'Now 2.0.'],
  ['## Fees {#fees}\n\n<!-- note -->\n\nAt 5 < 6 see <https://a.example>.\n\n<br/>', undefined],
])('%j', (written, now) => {
  const { text } = convert(written);
  if (now !== undefined) expect(text).toBe(now);
  else expect(text).toContain('## Fees {#fees}\n\nAt 5 < 6 see <https://a.example>.');
});

test('a text that another imports stands in its place', () =>
  expect(convert('import P from "./_p.mdx";\n\n<P />', { './_p.mdx': 'Part of **it**.' }).text).toBe(
    'Part of **it**.',
  ));

test('what nobody knows keeps its words and is listed with its line', () => {
  expect(convert('Text\n\n<Promo title="Sale">\n\nSoon *here*.\n\n</Promo>')).toEqual({
    text: 'Text\n\n**Sale**\n\nSoon *here*.',
    notes: ['3 component-unknown <Promo>'],
  });
  expect(convert('A <port> and {broken b}.').notes).toHaveLength(2);
});

const drawn = "import Icon from './a.svg'\n\n";
const rows = (row: string) => `${drawn}| A | B |\n|--|--|\n| ${row} |\n`;

test.each([
  [
    'a cell',
    rows('<Icon /> | <b><Icon /></b> a <Icon />'),
    '| ![](./a.svg) | **![](./a.svg)** a ![](./a.svg) |',
  ],
  ['a heading', `${drawn}## Go <Icon /> <p>on</p>`, '## Go ![](./a.svg) on'],
  ['an item', `${drawn}- <Icon /> a\n`, '- ![](./a.svg) a'],
  ['a link', `${drawn}[<Icon /> a](/b)`, '[![](./a.svg) a](/b)'],
  ['a card', `${drawn}<Card href="/b"><Icon /></Card>`, '[![](./a.svg)](/b)'],
  ['a caption', `${drawn}<Figure src="b.png">A <Icon /></Figure>`, '![](b.png)A ![](./a.svg)'],
  ['a title', `${drawn}:::note[On <Icon />]\n\na\n\n:::`, '> [!NOTE]\n> **On ![](./a.svg)**\n>\n> a'],
  [
    'a summary',
    `${drawn}<details><summary>On <Icon /></summary>\n\na\n\n</details>`,
    ':::details[On]\n\n![](./a.svg)\n\na\n\n:::',
  ],
  ['code', `${drawn}<code>a <Icon /></code>`, '`a`![](./a.svg)'],
  [
    'an element',
    '<div>\n\nimport Icon from "./a.svg"\n\n| <Icon /> |\n|--|\n\n</div>',
    '| ![](./a.svg) |\n| - |',
  ],
  ['a footnote', `A[^1]\n\n[^1]: <Note>b</Note>`, 'A[^1]\n\n[^1]: > [!NOTE]\n    > b'],
])('an imported drawing is shown in %s', (_, written, now) => {
  const { text, notes } = convert(written);
  expect(text).toContain(now);
  expect(notes).toEqual([]);
});

test.each([
  ['a list', '<ul><li>a</li><li>b</li></ul> | c', 'a<br>b | c'],
  ['code', '<Code code={"a\\nb"} /> | c', '`a b` | c'],
  ['an alert', '<Note>a</Note> | c', 'a | c'],
  ['tabs', '<Tabs><Tab label="x">a</Tab><Tab label="y">b</Tab></Tabs> | c', '**x**<br>a<br>**y**<br>b | c'],
  ['a part to open', '<details><summary>x</summary>a</details> | c', '**x**<br>a | c'],
])('%s in a cell gives what it shows', (_, row, now) => {
  const { text, notes } = convert(rows(row));
  expect(text).toContain(`\n| ${now} |`);
  expect(notes).toEqual([]);
});

test('a text that another imports stays in its cell', () =>
  expect(convert('import P from "./p.mdx"\n\n| <P /> |\n|--|', { './p.mdx': 'a | b\n\nc' }).text).toBe(
    '| a \\| b<br>c |\n| - |',
  ));

test('labels of containers stay where containers become HTML', () =>
  expect(convert('<table><tr><td><details><summary>a</summary>b</details></td></tr></table>').text).toContain(
    '<details><summary>a</summary><p>b</p></details>',
  ));

test('elements in properties, and drawings that are code, are listed', () =>
  expect(convert('<Note title={<b>a</b>}>b</Note>\n\n<Icon name="a" />').notes).toEqual([
    '1 mdx-code title={<b>a</b>}',
    '3 component-unknown <Icon>',
  ]));

test('what stands between tabs and steps stays, in its place', () => {
  expect(convert('<Tabs>\nFirst.\n<Tab label="a">A</Tab>\nThen.\n<Tab label="b">B</Tab>\n</Tabs>').text).toBe(
    'First.\n\n::::tabs\n\n:::tab[a]\n\nA\n\n:::\n\n:::tab[b]\n\nB\n\n:::\n\n::::\n\nThen.',
  );
  expect(convert('<Tabs>\n\n<Tab label="a">A</Tab>\n\n- *Then*\n\n</Tabs>').text).toBe(
    '**a**\n\nA\n\n- *Then*',
  );
  expect(
    convert(
      '<Steps>\n\nFirst.\n\n<Step title="a">A</Step>\n\n> Then.\n\n<Step title="b">B</Step>\n\n</Steps>',
    ).text,
  ).toBe('First.\n\n:::steps\n\n1. **a**\n\n   A\n\n   > Then.\n\n2. **b**\n\n   B\n\n:::');
});

test('references lead where they led, also in tables of HTML', () =>
  expect(
    convert(
      '<table><tr><td>\n\nSee [the fees][fees], ![A][pic] and [none][].\n\n</td></tr></table>\n\n[fees]: /fees\n[pic]: /a.png',
    ).text,
  ).toContain('See <a href="/fees">the fees</a>, <img src="/a.png" alt="A"> and [none][].'));

test('the marker of an alert with elements in it stays one', () =>
  expect(convert('> [!NOTE]\n> Keep it.<br />Or not.').text).toBe('> [!NOTE]\n> Keep it.<br>Or not.'));

test('a text that imports itself has an end', () => {
  const self = 'import P from "./p.mdx"\n\nOne.\n\n<P />\n';
  const { text } = convert(self, { './p.mdx': self });
  expect(text.match(/One\./g)?.length).toBeGreaterThan(1);
});

test.each([
  ["<Shot src={import('~/img/a.png')} />", '![](~/img/a.png)'],
  ['<Shot src={(await import(\'./a.png\')).default} alt="A box" />', '![A box](./a.png)'],
  ["<Shots images={[import('./a.png'), import('./b.png')]} />", '![](./a.png)\n\n![](./b.png)'],
  ["import a from './a.png'\n\n<img src={a.src} alt='A box' />", '![A box](./a.png)'],
  ["<Shot src={new URL('./a.png', import.meta.url)} />", '![](./a.png)'],
])('pictures that code imports where it shows them: %s', (written, now) => {
  const { text, notes } = convert(written);
  expect(text.trim()).toBe(now);
  expect(notes).toEqual([]);
});

test('a picture whose address only code would tell is told', () => {
  expect(convert('<img src={shots[lang]} alt="A box" />\n\nText.')).toEqual({
    text: 'Text.',
    notes: ['1 mdx-code src={shots[lang]}'],
  });
});
