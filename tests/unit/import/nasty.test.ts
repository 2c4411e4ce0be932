import { expect, test } from 'vitest';
import type { SourceName } from '#import/sources/sources.ts';
import { importFiles } from './import-files.ts';

/** What writers and tools leave in texts, whole and torn. */
const everywhere = [
  'Plain words with a [link](b.md#part), [one](#gone), [two](./c.md#c), [three](/nowhere?x=1#y) and ![pic](p.png).',
  '## Part {#part}',
  '## Part',
  '### A `code` & <b>bold</b> {{ heading }} [x](c.md)',
  '# Title again',
  '###### Deep {#a b} {.c}',
  '<a id="part"></a>',
  '<a name="x y"></a><h3 id="v1/{q:[a-z]{1,2}}">Heading of HTML</h3>',
  '- item\n  - item\n    ```sh\n    open code',
  '1. one\n\n   > [!NOTE]\n   > quote\n1. two',
  '| a | b |\n|---|---|\n| [x](b.md\\|y) | `|` {% x %} |',
  '| a | b |\n\n| --- | --- |\n| 1 | 2 |',
  ':::tip Title\ntext',
  ':::',
  '::::tabs\n:::tab[One]\nText\n:::\n::::',
  ':::tab[Alone]\nText\n:::',
  ':::steps\nNo list\n:::',
  '```\nnever closed',
  '<div class="x">\n\n**md** in html',
  '<details><summary>S</summary>\n\ntext [l](b.md#nope)\n\n</details>',
  '<Unknown prop={1}>text</Unknown> <List<String>> a < b',
  'List<[Item](jd:x.Item)> and [bare](https://a.example/x_(y) end',
  '![](data:image/png;base64,AAAA) ![x](https://a.example/p.png "t")',
  '[ref]: b.md#gone\n[ref] [other][ref] [^1]\n\n[^1]: note [x](#y)',
  '**bold **text** [**l**](c.md)** ~~x~~ ==mark== ^sup^ %%comment%%',
  '&nbsp;&amp; &#x26; http://a.example/?a=1&b=2 javascript:alert(1) [j](javascript:alert(1))',
  '$x_1$ $$\\frac{a}{b}$$ `{{ x }}` \\{{ y }}',
  '---',
  'Lorem ipsum dolor TODO',
  'a\u200Bb \u202Egpj.exe \uFEFF end',
];

/** What each system writes besides, with a folder that makes it that system. */
const dialects: Readonly<
  Record<
    string,
    {
      readonly files: Readonly<Record<string, string>>;
      readonly folder?: string;
      readonly own: readonly string[];
    }
  >
> = {
  markdown: { files: {}, own: ['::: warning\nx\n:::', '[[b|wiki]]'] },
  gitbook: {
    files: { 'SUMMARY.md': '* [A](a.md)\n* [B](b.md)\n  * [C](c.md)\n' },
    own: [
      '{% hint style="info" %}\nx',
      '{% endhint %}',
      '{% tabs %}\n{% tab title="A" %}\nx\n{% endtabs %}',
      '{% endtab %}',
      '{% tabs %}\n{% tab title="A" %}\nx\n{% endtab %}\ny\n{% tab title="B" %}\nz\n{% endtab %}\n{% endtabs %}',
      '{% content-ref url="b.md" %}\n[b](b.md)\n{% endcontent-ref %}',
      '{% embed url="https://youtu.be/x" %} {% file src="x" %} {% swagger %} {% code title="[x](y)" %}',
      '{% stepper %}\n{% step %}\n## One\n{% endstep %}\n{% endstepper %}',
    ],
  },
  jekyll: {
    files: { '_config.yml': 'title: Help\n', Gemfile: 'gem "jekyll"\n' },
    own: [
      '{% include x.html %} {{ site.x | y: 1 }} {% if a %}',
      '{% endif %}{% for x in y %}z',
      '{: .note }\ntext\n{:.x #part}',
      '{% highlight ruby %}\nx',
      '{:toc}\n* toc',
      '[l]({% link b.md %}) {% post_url x %} {% raw %}{{ x }}{% endraw %}',
      'term\n: definition {#d}\n\n*[HTML]: x',
    ],
  },
  obsidian: {
    files: { '.obsidian/app.json': '{}' },
    own: [
      '[[b]] [[b#Part|x]] [[#gone]] ![[p.png|100]] ![[b]] [[nobody]]',
      '## Heading ^block-id',
      '> [!faq]- Fold **x**\n> [[b#^block-id]]',
      '%%\nopen comment',
      'text ^abc123\n\n[[{{tags}}#x|y]] ```dataview\nx',
    ],
  },
  logseq: {
    files: { 'logseq/config.edn': '{}' },
    folder: 'pages/',
    own: [
      '- block #tag [[b]] ((00000000-0000-0000-0000-000000000000))\n  id:: 00000000-0000-0000-0000-000000000001',
      '- {{query (and [[x]])}} {{embed ((00000000-0000-0000-0000-000000000001))}}',
      '- [:div [:p "x" [:b "y"]] [:a {:href "u"} "t"]] [:span]',
      '- #+BEGIN_NOTE\n  x',
      '- TODO task\n  :LOGBOOK:\n  CLOCK',
    ],
  },
  mkdocs: {
    files: { 'mkdocs.yml': 'site_name: Help\n' },
    folder: 'docs/',
    own: [
      '!!! note "T"\n    x\n  y',
      '??? warning\n\n=== "A"\n    x\n\n=== "B"',
      '--8<-- "nothing.md" ::: module.name',
      '{ .x #part } ++ctrl+a++ :material-check: {++x++} {~~a~>b~~}',
      '/// note | T\nx',
      '*[x]: y\n[TOC]\n\nterm\n:   def',
    ],
  },
  docusaurus: {
    files: { 'docusaurus.config.js': 'module.exports = { title: "Help" };' },
    folder: 'docs/',
    own: [
      'import Tabs from "@theme/Tabs";\n\n<Tabs>\n<TabItem value="a">x</TabItem>',
      '<Tabs><TabItem value="a" label="A">x</TabItem><TabItem value="b">y</TabItem></Tabs>',
      ':::note[T]\n:::tip\nx\n:::',
      '{/* c */} {code()} <Foo.Bar a="b" /> <https://a.example> {',
      '## H {#part} \n\n<img src={require("./p.png").default} /> [x](@site/docs/b.md#gone)',
    ],
  },
  starlight: {
    files: { 'astro.config.mjs': 'export default {}' },
    folder: 'src/content/docs/',
    own: [
      ':::note{icon="x"}\nx\n:::\n<Steps>\nno list\n</Steps>',
      '<Tabs syncKey="x"><TabItem label="A">x</TabItem></Tabs> <Card title="c">',
      '<LinkCard href="/b/#gone" title="[x]" /> {x.map((y) => <p>{y}</p>)}',
    ],
  },
  vitepress: {
    files: { '.vitepress/config.js': 'export default { title: "Help" }' },
    own: [
      '::: code-group\n```sh [a]\nx\n```\n:::',
      '::: details\nx\n::: tip\ny\n:::',
      '<script setup>\nx\n</script>\n{{ $frontmatter.title }} <Badge type="x" text="y" /> [[toc]]',
      '<!--@include: ./nothing.md--> <<< ./x.js\n<div v-for="x in y">{{ x }}',
    ],
  },
  hugo: {
    files: { 'hugo.toml': 'title = "Help"' },
    folder: 'content/',
    own: [
      '{{< alert >}}x',
      '{{% tabs %}}{{% tab name="a" %}}x{{% /tab %}}{{% /tabs %}}',
      '[x]({{< ref "b.md#gone" >}}) {{< /details >}} {{<x>}}',
    ],
  },
};

/** Numbers from 0 to below 1, the same for the same seed. */
function numbersOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const seeds = (process.env['NASTY_SEEDS'] ?? '1 2').split(' ').map(Number);

test.each(Object.keys(dialects).flatMap((name) => seeds.map((seed) => [name, seed] as const)))(
  'torn texts of %s build right after an import (%i)',
  async (name, seed) => {
    const { files, folder = '', own } = dialects[name] ?? { files: {}, own: [] };
    const next = numbersOf(seed * 7919);
    const all = [...everywhere, ...own, ...own];
    const text = () =>
      Array.from({ length: 4 + Math.floor(next() * 9) }, () => all[Math.floor(next() * all.length)]).join(
        '\n\n',
      );
    const texts = Object.fromEntries(
      ['a.md', 'b.md', 'c.md'].map((file) => [
        `${folder}${file}`,
        `${name === 'jekyll' ? '---\n---\n' : ''}# ${file} of ${name}\n\n${text()}\n`,
      ]),
    );
    const { errors, notes } = await importFiles({ ...files, ...texts }, { source: name as SourceName });
    const told = errors.map(
      ({ file, at, code, message }) => `${file.split('/').at(-1)}:${at?.line} ${code} ${message}`,
    );
    expect(told, JSON.stringify(texts)).toEqual([]);
    expect(notes.filter((note) => note.includes('this cannot happen'))).toEqual([]);
  },
);
