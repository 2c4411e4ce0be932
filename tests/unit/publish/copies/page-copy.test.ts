import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { HelpCentre } from '#model/help-centre.ts';
import { listPages } from '#model/pages/page-list.ts';
import { copiesIn } from '#publish/copies/copy-files.ts';
import { demo } from '../../model/channels/demo.ts';
import { readTextIn, sampleViewOf } from '../../model/pages/sample-views.ts';
import { sampleCentre, sampleSite, sampleTranslators, text } from '../../model/sample-centre.ts';

const files = {
  'en/t/index.md': text('Topic', '', [], 'All of it.'),
  'en/t/a.md': text(
    'A [x]',
    'art-a',
    ['updated: 2026-03-04'],
    'See [B](b.md), [below](#more) and [a file](/guide.pdf).\n\n## More {#more}\n\n:::steps\n1. One.\n2. Two.\n:::',
  ),
  'en/t/b.md': text('B', 'art-b', ['unlisted: true']),
  'tr/t/index.md': text('Konu', '', ['slug: konu']),
  'tr/t/a.md': text('Bir', 'art-a', ['updated: 2026-05-06']),
};

function copiesOf(more = '', others: Partial<HelpCentre> = {}) {
  const sample = sampleCentre(files, {
    site: sampleSite('[{ id: en, country: GB }, tr]', more),
    publicFiles: ['/guide.pdf'],
  });
  const centre = { ...sample.centre, ...others };
  const translator = sampleTranslators(centre.site);
  const viewOf = sampleViewOf(centre);
  const copies = copiesIn({ site: centre.site, translator, readText: readTextIn(files) });
  return new Map(
    listPages(centre).flatMap((page) =>
      copies(viewOf(page)).map((file) => [file.path, 'content' in file ? String(file.content) : '']),
    ),
  );
}

const copies = copiesOf();
const factsOf = (path: string): unknown => parse((copies.get(path) ?? '').split('---\n')[1] ?? '');

test('home pages, topics and articles are Markdown at two addresses, unlisted ones and fallbacks too', () => {
  const paths = [...copies.keys()].toSorted();
  expect(paths).toEqual(
    ['en', 'en/t', 'en/t/a', 'en/t/b', 'tr', 'tr/konu', 'tr/konu/a', 'tr/konu/b']
      .flatMap((path) => [`${path}/index.md`, `${path}.md`])
      .toSorted(),
  );
  expect(copies.get('en/t/a.md')).toBe(copies.get('en/t/a/index.md'));
});

test('front matter says where the text is, in which language, and how old it is', () => {
  expect(factsOf('en/t/a.md')).toEqual({
    title: 'A [x]',
    description: 'About A [x].',
    url: 'https://help.example.com/en/t/a/',
    id: 'art-a',
    permalink: 'https://help.example.com/a/art-a/',
    lang: 'en',
    breadcrumb: ['Help', 'Topic'],
    updated: '2026-03-04',
    alternates: { tr: 'https://help.example.com/tr/konu/a/index.md' },
  });
});

test('a text has whole addresses, and steps as a plain list', () => {
  const body = copies.get('en/t/a.md')?.split('\n---\n')[1];
  expect(body?.replace(/\n{3,}/g, '\n\n').trim()).toBe(
    [
      '# A \\[x\\]',
      '> About A \\[x\\].',
      'See [B](https://help.example.com/en/t/b/), [below](https://help.example.com/en/t/a/#more) and ' +
        '[a file](https://help.example.com/guide.pdf).',
      '## More',
      '1. One.\n2. Two.',
    ].join('\n\n'),
  );
});

test('a topic says what it is about, and lists copies', () => {
  expect(copies.get('en/t.md')).toContain('All of it.');
  expect(copies.get('en/t.md')).toContain(
    '- [A \\[x\\]](https://help.example.com/en/t/a/index.md): About A \\[x\\].',
  );
  expect(copies.get('en/t.md')).not.toContain('art-b');
});

test('a fallback says so, and names its own language', () => {
  expect(factsOf('tr/konu/b.md')).toMatchObject({ lang: 'en', url: 'https://help.example.com/tr/konu/b/' });
  expect(copies.get('tr/konu/b.md')).toContain('> [!NOTE]\n> Bu makale henüz');
});

test('channels say their hours, a line for each; articles lead to all of them, and the contact page not to itself', () => {
  const withContact = copiesOf('', { contact: demo.contact });
  const all = '](https://help.example.com/en/contact/index.md)';
  expect(withContact.get('en/t/a.md')).toContain(all);
  const page = withContact.get('en/contact.md') ?? '';
  expect(page).not.toContain(all);
  expect(page).toMatch(
    /\n- \[[^\n]+\]\(tel:\+\d+\)\n(?: {2}- [^\n]+\n)*? {2}- Opening hours\n(?: {4}- \S[^\n]+\n)+ {2}- Time zone/,
  );
});

test('a site that wants none has none', () => {
  expect(copiesOf('machines: { markdown: false }').size).toBe(0);
});
