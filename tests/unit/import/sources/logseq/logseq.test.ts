import { expect, test } from 'vitest';
import { bodyOf } from '../../convert.ts';
import { importFolder } from '../../import-folder.ts';

const id = '60293d41-1351-40ed-aa00-0e0c12be1175';
const graph = {
  'logseq/config.edn': '{:macros {"shop" "https://shop.example/$1"}}',
  'pages/Returns.md': `alias:: Send back\ntags:: parcels\n\n- 30 days.\n  id:: ${id}\n  collapsed:: true\n`,
  'pages/Fees___Bike.md': 'description:: What a [[Returns]] costs by bike.\n',
};

const bodyFor = async (text: string) => {
  const { files, notes } = await importFolder({ ...graph, 'pages/Page.md': text });
  return { body: bodyOf(files['en/page.md']), notes, files };
};

test.each([
  [
    'paragraphs with lists',
    '- One.\n\t- A\n\t  more\n\t\t- B\n- Two.\n\t- C',
    'One.\n\n- A\n  more\n  - B\n\nTwo.\n\n- C',
  ],
  ['headings with what is below', '- ## Head\n\t- Text.\n\t\t- A\n\t\t- B', '## Head\n\nText.\n\n- A\n- B'],
  ['short blocks are a list', '- A\n- B', '- A\n- B'],
  ['a heading by property', '- Head\n  heading:: true\n- > Words', '## Head\n\n> Words'],
  [
    'page links and aliases',
    '- See [[Returns]], [how]([[Send back]]), #Returns and #other [[Nobody]].',
    'See [Returns](id:returns), [how](id:returns), [Returns](id:returns) and other Nobody.',
  ],
  [
    'references to blocks',
    `- ((${id})) and [this](((${id})))\n\t- {{embed ((${id}))}}`,
    `[30 days.](id:returns#${id}) and [this](id:returns#${id})\n\n- [30 days.](id:returns#${id})`,
  ],
  ['tasks', '- TODO [#A] Pack\n- DONE Send', '- [ ] Pack\n- [x] Send'],
  ['boxes', '- #+BEGIN_TIP\n  Mind it.\n  #+END_TIP', '> [!TIP]\n> Mind it.'],
  ['code keeps its signs', '- ```clojure\n  [[x]] id:: y\n  ```', '```clojure\n[[x]] id:: y\n```'],
  [
    'drawers of older graphs, also left open: no text goes with them',
    `- ## Head\n  :PROPERTIES:\n  :publication date: 2017\n  :id: ${id}9\n  :END:\n  Text.\n- One.\n  :LOGBOOK:\n  CLOCK: [2021-01-01 Fri 10:00]\n\n  More.\n- Two.\n  \`\`\`\n  :END:\n  \`\`\``,
    '## Head\nText.\n\nOne.\n\nMore.\n\nTwo.\n```\n:END:\n```',
  ],
  [
    'links as Org mode writes them',
    '- See [[https://shop.example/a_b][our *shop*]] or [[https://shop.example/]].',
    'See [our *shop*](<https://shop.example/a_b>) or <https://shop.example/>.',
  ],
  [
    'macros and highlights',
    '- ^^Go^^ to {{shop bags}} {{cloze now}}',
    '<mark>Go</mark> to https://shop.example/bags now',
  ],
])('%s', async (_, written, now) => {
  const { body, notes } = await bodyFor(written);
  expect(body).toBe(now);
  expect(notes.filter((note) => note.includes('foreign-syntax'))).toEqual([]);
});

test('queries and unknown blocks are listed with their lines', async () => {
  const { body, notes } = await bodyFor(
    '- Text.\n- {{query (todo now)}}\n- ((11111111-1111-1111-1111-111111111111)) x',
  );
  expect(body).toContain('Text.');
  expect(body).not.toMatch(/\{\{|\(\(/);
  expect(notes.filter((note) => note.includes('foreign-syntax'))).toEqual([
    expect.stringContaining('Page.md:2 foreign-syntax {{query (todo now)}}'),
    expect.stringContaining('Page.md:3 foreign-syntax ((11111111'),
  ]);
});

test('namespaces are topics, and a page of properties says what they say', async () => {
  const { files } = await bodyFor('- Text.');
  expect(Object.keys(files)).toEqual(['en/fees/bike.md', 'en/fees/index.md', 'en/page.md', 'en/returns.md']);
  expect(bodyOf(files['en/fees/bike.md'])).toBe('What a [Returns](id:returns) costs by bike.');
  expect(files['en/returns.md']).toContain('keywords: [parcels]');
});

test('Hiccup over several lines is its words, and that in code stays', async () => {
  const { body } = await bodyFor(
    '- Before [:div\n  [:p "Hello"]\n  [:b "you"]] after\n- ```\n  [:p\n  "code"]\n  ```',
  );
  expect(body).toBe('Before Hello you after\n\n```\n[:p\n"code"]\n```');
});

test('a page in Org is left out by name', async () => {
  const { notes } = await importFolder({
    ...graph,
    'pages/Fees.org': '* Fees[fn:1]\n',
    'journals/2026_01_02.org': '* Day\n',
  });
  expect(notes.filter((note) => note.includes('Org'))).toEqual([
    'pages/Fees.org:undefined file-skipped a page in Org, not in Markdown',
  ]);
});
