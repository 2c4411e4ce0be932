/** Answers of hosted systems that are wrong, huge or meant to harm. */
import { expect, test } from 'vitest';
import { importFiles } from './import-files.ts';

type System = 'zendesk' | 'intercom' | 'helpscout' | 'freshdesk';
const systems = ['zendesk', 'intercom', 'helpscout', 'freshdesk'] as const;

interface Article {
  readonly title?: unknown;
  readonly body?: unknown;
  readonly id?: unknown;
  readonly more?: object;
}

/** Numbers of groups with those around them. */
type Groups = readonly (readonly [number: number, parent: number | undefined])[];
type Articles = readonly (Record<'id' | 'title' | 'body', unknown> & { readonly more: object | undefined })[];
type Files = Readonly<Record<string, unknown>>;

/** Saved answers of a system with articles as given, in the first of the groups, and a good one. */
function filesOf(system: System, bad: readonly Article[], groups: Groups) {
  const articles = [
    ...bad.map(({ id, title, body, more }, index) => ({
      id: id ?? 100 + index,
      title: title === undefined ? 'Bad' : title,
      body: body ?? '<p>Text.</p>',
      more,
    })),
    { id: 8, title: 'Good', body: '<p>A good text.</p>', more: undefined },
  ];
  const files = { zendesk, intercom, helpscout, freshdesk }[system](articles, groups);
  return Object.fromEntries(Object.entries(files).map(([name, data]) => [name, JSON.stringify(data)]));
}

const zendesk = (articles: Articles, groups: Groups): Files => ({
  'articles.json': {
    articles: articles.map(({ id, title, body, more }) => ({
      id,
      title,
      body,
      locale: 'en-us',
      section_id: groups[0]?.[0],
      draft: false,
      ...more,
    })),
  },
  'sections.json': {
    sections: groups.map(([id, parent_section_id]) => ({
      id,
      name: `Group ${id}`,
      locale: 'en-us',
      parent_section_id,
    })),
  },
});

const intercom = (articles: Articles, groups: Groups): Files => ({
  'articles.json': {
    data: articles.map(({ id, title, body, more }) => ({
      id,
      title,
      body,
      state: 'published',
      default_locale: 'en',
      parent_id: groups[0]?.[0],
      ...more,
    })),
  },
  'collections.json': {
    data: groups.map(([id, parent_id]) => ({ id, name: `Group ${id}`, default_locale: 'en', parent_id })),
  },
});

const helpscout = (articles: Articles, groups: Groups): Files => ({
  'articles.json': {
    articles: {
      items: articles.map(({ id, title, body, more }) => ({
        id: typeof id === 'number' ? String(id) : id,
        number: 5,
        name: title,
        text: body,
        status: 'published',
        collectionId: String(groups[0]?.[0]),
        ...more,
      })),
    },
  },
  'collections.json': {
    collections: { items: groups.map(([id]) => ({ id: String(id), name: `Group ${id}` })) },
  },
});

const freshdesk = (articles: Articles, groups: Groups): Files => ({
  'articles.json': articles.map(({ id, title, body, more }) => ({
    id,
    title,
    description: body,
    status: 2,
    folder_id: groups[0]?.[0],
    ...more,
  })),
  'folders.json': groups.map(([id, parent_folder_id]) => ({
    id,
    name: `Group ${id}`,
    visibility: 1,
    parent_folder_id,
  })),
});

/** What an import always leaves: a site that the check accepts, and nothing but its content folder. */
async function expectWhole(system: System, bad: readonly Article[], groups: Groups = [[1, undefined]]) {
  const imported = await importFiles(filesOf(system, bad, groups), { source: system });
  expect(imported.errors).toEqual([]);
  expect(imported.beside).toEqual(['content']);
  expect(imported.names.every((name) => /^[\w./ -]+$/.test(name) && !name.includes('..'))).toBe(true);
  expect(imported.names.some((name) => name.endsWith('good.md'))).toBe(true);
  return imported;
}

const harm = `<script>alert(1)</script><p onclick="x()">Text</p><p><a href="javascript:alert(1)">a</a>
<a href=" JaVa&#x09;script:alert(1)">b</a><a href="data:text/html,x">c</a><a href="vbscript:x">d</a></p>
<iframe srcdoc="<script>x</script>"></iframe><object data="x.swf"></object><img src="x" onerror="x()" alt="e">
<svg onload="x()"><script>x</script></svg><form action="https://evil.example"><input name="a"></form><base href="//evil">
<meta http-equiv="refresh" content="0"><style>*{display:none}</style><a href="\\x01javascript:x">f</a>`;

test.each(systems)('%s: what would run in a page does not come in', async (system) => {
  const { textOf, names } = await expectWhole(system, [{ body: harm }]);
  const text = textOf(names.find((name) => name.endsWith('bad.md')) ?? '');
  expect(text).not.toMatch(/<script|<iframe|<object|<svg|<form|<base|<meta|<style|onclick|onerror|srcdoc/i);
  expect(text).not.toMatch(/\]\((?!todo:)[^)]*(?:script|data):/i);
});

test.each(systems)('%s: ids and languages that are paths lead nowhere else', async (system) => {
  const places = {
    locale: '../../x',
    html_url: '../../y',
    url: '/../../z',
    default_locale: '..',
    slug: '../..',
  };
  const { notes } = await expectWhole(system, [
    { id: '../../../x', more: { ...places, publicUrl: '//x/../..' } },
  ]);
  if (system !== 'intercom' && system !== 'helpscout')
    expect(notes.filter((note) => note.includes('file-skipped'))).toHaveLength(1);
});

test.each(systems)(
  '%s: titles of thousands of signs, of none, and that turn the direction',
  async (system) => {
    const titles = ['x'.repeat(5000), 'word '.repeat(1000), '', '\u202E\u2066gpj.exe\u0000', '../../x', null];
    const { textOf, names } = await expectWhole(
      system,
      titles.map((title) => ({ title })),
    );
    const texts = names.filter((name) => name.endsWith('.md')).map(textOf);
    expect(texts.join('')).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  },
);

test.each(systems)('%s: ten megabytes in one body cost that article', async (system) => {
  const { notes } = await expectWhole(system, [{ body: `<p>${'word '.repeat(20)}</p>`.repeat(100_000) }]);
  const limit = 'file-skipped the text has 10.7 MB. The limit is 4 MB';
  expect(notes.filter((note) => note.endsWith(limit))).toHaveLength(1);
});

test.each(['zendesk', 'intercom', 'freshdesk'] as const)(
  '%s: groups in circles, and very deep',
  async (system) => {
    const circle: Groups = [[1, 2], [2, 3], [3, 1], [4, 4]]; // prettier-ignore
    await expectWhole(system, [], circle);
    const deep: Groups = Array.from({ length: 60 }, (_, at) => [at + 1, at + 2] as const);
    await expectWhole(system, [], deep);
  },
);

test.each(systems)('%s: wrong types, and numbers that no day has', async (system) => {
  const wrong = [
    { updated_at: 1e300, updatedAt: '9999999-99-99', edited_at: 'x', lastPublishedAt: '' },
    {
      vote_count: -5,
      vote_sum: 1e308,
      thumbs_up: -1,
      hits: 1e308,
      viewCount: -3,
      position: -1e9,
      order: 1e300,
    },
    {
      statistics: { views: -1, reactions: -10, happy_reaction_percentage: 1e9, sad_reaction_percentage: -5 },
    },
    { translations: 5, tags: { tags: 1 }, label_names: 'x', attachments: {}, keywords: [1], categories: {} },
    { translated_content: { '../x': { title: 'T', body: 'B' }, de: { title: 5 } } },
    { body: { a: 1 }, text: [], description: 5 },
    { title: { toString: 1 }, name: [] },
  ];
  await expectWhole(
    system,
    wrong.map((more) => ({ more })),
  );
});

test('elements nested hundreds deep', async () => {
  const tags = ['div', 'ul><li', 'blockquote', 'table><tr><td', 'b'];
  await expectWhole(
    'zendesk',
    tags.map((tag) => ({ body: `${`<${tag}>`.repeat(300)}deep` })),
  );
});
