import { expect, test } from 'vitest';
import { vueMarkdown } from '#import/dialects/vue-markdown/vue-markdown.ts';
import { takeNotes } from '#import/tree/notes.ts';
import { traceText } from '#import/tree/markdown/traced-text.ts';

const files: Readonly<Record<string, string>> = {
  './part.md': 'One\nTwo\nThree',
  '@/a.ts': 'one\n// #region x\ntwo // [!code focus]\n// #endregion x\nthree\n',
};

function convert(text: string) {
  const taker = takeNotes('a.md');
  const context = { ...taker, title: 'A', dir: 'ltr' as const, transcript: '', keywords: [] };
  const dialect = vueMarkdown({ textOf: (path) => files[path], frontMatter: { title: 'Fees', count: 3 } });
  return { text: dialect(traceText(text), context).text.trim(), notes: taker.notes.map(({ what }) => what) };
}

test.each([
  ['::: tip\nGo.\n:::', '> [!TIP]\n> Go.'],
  ['::: warning Mind `it`\nGo.\n:::', '> [!WARNING]\n> **Mind `it`**\n>\n> Go.'],
  ['::: details Click {open}\nGo.\n:::', ':::details[Click]\nGo.\n:::'],
  ['::: details\nGo.\n:::', ':::details[Details]\n\nGo.\n\n:::'],
  ['::: tip {no-title}\nGo.\n:::', '> [!TIP]\n> Go.'],
  ['::: raw\nGo.\n:::\n\n::: v-pre\nOn.\n:::', 'Go.\n\nOn.'],
  [
    '::: code-group\n```sh{1} [npm]\na\n```\n```sh [pnpm]\nb\n```\n:::',
    '::::tabs\n\n:::tab[npm]\n\n```sh\na\n```\n\n:::\n\n:::tab[pnpm]\n\n```sh\nb\n```\n\n:::\n\n::::',
  ],
  ['::: code-group\n```sh [npm]\na\n```\n:::', '```sh\na\n```'],
  [':::tabs\n== A\n1\n== B\n2\n:::', ':::::tabs\n::::tab[A]\n1\n::::\n\n::::tab[B]\n2\n::::\n\n:::::'],
  [
    '<CodeGroup>\n  <CodeGroupItem title="A">\n\n```sh\na\n```\n\n  </CodeGroupItem>\n</CodeGroup>',
    '**A**\n\n```sh\na\n```',
  ],
  ['::::tabs\n==A\n1\n ==B\n2\n::::', '::::::tabs\n:::::tab[A]\n1\n:::::\n\n:::::tab[B]\n2\n:::::\n\n::::::'],
  ['::: info\n::: details X\nGo.\n:::\n:::', '> [!NOTE]\n>\n> :::details[X]\n> Go.\n> :::'],
  ['::: info\n::: details X\nGo.\n:::', '> [!NOTE]\n>\n> :::details[X]\n>\n> Go.\n>\n> :::'],
  ['<img src="a.png">\n- Go.\n\n::: tip\nOn.\n:::', '<img src="a.png">\n\n- Go.\n\n> [!TIP]\n> On.'],
  ['::: code-group\n```sh [npm]\na\n```\nOr *so*.\n:::', '```sh\na\n```\n\nOr *so*.'],
])('container %j', (written, now) => expect(convert(written).text).toBe(now));

test.each([
  ['```js{1,3}:line-numbers [a.js]\na // [!code ++]\n```', '```js\na\n```'],
  ['<<< @/a.ts#x{1 ts:line-numbers} [a.ts]', '```ts\ntwo\n```'],
  ['<<< @/gone.ts', '`@/gone.ts`'],
  ['<!--@include: ./part.md{2,}-->', 'Two\nThree'],
  ['<!-- @include: ./part.md{,1} -->', 'One'],
  ['<!--@include: ./gone.md-->\nText', 'Text'],
  [
    '```md\n<Badge text="a" /> {{ 1 + 1 }} [[toc]]\n::: tip\n```',
    '```md\n<Badge text="a" /> {{ 1 + 1 }} [[toc]]\n::: tip\n```',
  ],
])('code and parts %j', (written, now) => expect(convert(written).text).toBe(now));

test.each([
  ['<script setup lang="ts">\nimport a from "b"\n</script>\n\nText\n\n<style>\na {}\n</style>', 'Text'],
  ['[[toc]]\n\nText', 'Text'],
  ["# {{ $frontmatter.title }}: {{ $frontmatter.count }} {{ 'a' }} {{ other }}", '# Fees: 3 a {{ other }}'],
  ['## Use <Badge type="tip" text="beta" />', '## Use beta {#use}'],
  ['## Use {##use}', '## Use {#use}'],
  ['## Use {use-it}', '## Use'],
  ['Go to <nav to="tracking">.', 'Go to tracking.'],
  ['## A – b {#a-–-b}', '## A – b {#a-b}'],
  ['<RouterLink to="/a">A</RouterLink>', '<a href="/a">A</a>'],
  ['<ImagePopup src="/a.png" alt="A" />', '<img src="/a.png" alt="A">'],
  ["<Gallery :images=\"['/a.png', '/b.png']\" />", '<img src="/a.png" alt="">\n<img src="/b.png" alt="">'],
  ['<Card title="Send & get">\n\nHow.\n\n</Card>', '<strong>Send &amp; get</strong>\n\n\n\nHow.'],
  ['<Card link="/a" title="Send">How</Card>', '<a href="/a">How</a>'],
  ['<ClientOnly>\n\nText\n\n</ClientOnly>', 'Text'],
  ['<img :src="withBase(\'/a.png\')" alt="A" @click="b > 2" v-if="c">', '<img src="/a.png" alt="A">'],
  ['![A](a.png){width=300} :tada:', '![A](a.png) 🎉'],
  ['`<Foo>` and \\<Bar>', '`<Foo>` and \\<Bar>'],
])('Vue %j', (written, now) => expect(convert(written).text.trim()).toBe(now));

test('of an unknown component the words stay, and it is named', () =>
  expect(convert('<Lesson href="https://a.example" title="A lesson" />\n\n<Demo :a="1">Text</Demo>')).toEqual(
    {
      text: '<a href="https://a.example">A lesson</a>\n\nText',
      notes: ['<Lesson>', '<Demo>'],
    },
  ));
