import { expect, test } from 'vitest';
import { documentData, type SourceDocument, type SourceSection, type SourceTree } from '#import/tree/tree.ts';
import { bodyOf, convertAll } from '../convert.ts';

/** What a hosted help centre gives: bodies of HTML, addresses of its own, several languages. */
const tree = (parts: Partial<SourceTree>): SourceTree => ({
  site: {},
  redirects: [],
  locales: ['en', 'tr'],
  sections: [section({}), section({ locale: 'tr', title: 'İadeler', name: 'İadeler' })],
  documents: [],
  assets: new Map(),
  notes: [],
  ...parts,
});

const section = (given: Partial<SourceSection>): SourceSection => ({
  key: 's1',
  locale: 'en',
  address: 'sections/1',
  parent: '',
  name: 'Returns',
  title: 'Returns',
  order: undefined,
  ...given,
});

const article = ({
  title,
  legacy = [],
  ...given
}: Partial<SourceDocument> & { title: string; legacy?: readonly string[] }): SourceDocument => ({
  key: title,
  locale: 'en',
  address: `articles/${title}`,
  shown: title,
  name: title,
  section: 's1',
  isSectionText: false,
  format: 'html',
  body: '',
  bodyLine: 1,
  data: documentData({ title, legacy }),
  ...given,
});

test('a body of HTML becomes Markdown', () => {
  const body = '<h1>Steps</h1>\n<div><p>Press <b>Send</b>.</p><script>x()</script></div>';
  const { files, notes } = convertAll(tree({ documents: [article({ title: 'Send', body })] }));
  expect(bodyOf(files['en/returns/send.md'])).toBe('## Steps\n\nPress **Send**.');
  expect(notes).toEqual(['Send:2 html-removed <script>', 'Send:1 heading-level level 1 became 2: Steps']);
});

test('translations that arrive together share id, name and topic', () => {
  const { files } = convertAll(
    tree({
      documents: [
        article({ key: '7', title: 'İade', locale: 'tr', body: '<a href="/articles/İade">x</a>' }),
        article({ key: '7', title: 'Return an item' }),
      ],
    }),
  );
  expect(Object.keys(files)).toEqual([
    'en/returns/index.md',
    'en/returns/return-an-item.md',
    'tr/returns/index.md',
    'tr/returns/return-an-item.md',
  ]);
  expect(files['tr/returns/return-an-item.md']).toContain('id: return-an-item\ntitle: İade\n');
  expect(bodyOf(files['tr/returns/return-an-item.md'])).toBe('[x](id:return-an-item)');
  expect(files['tr/returns/index.md']).toContain('title: İadeler\n');
});

test('links find articles and sections by address, and articles by an old address', () => {
  const body =
    '<p><a href="/articles/Track">a</a> <a href="/guides/track/">b</a> <a href="https://help.example.com/guides/track">c</a> <a href="/sections/1">d</a></p>';
  const documents = [
    article({ title: 'Track', legacy: ['/guides/track/'], section: '', body: '<p>Text.</p>' }),
    article({ title: 'Send', body }),
  ];
  const { files, links } = convertAll(tree({ documents }), { oldUrls: ['https://help.example.com'] });
  expect(bodyOf(files['en/returns/send.md'])).toBe('[a](id:track) [b](id:track) [c](id:track) [d](index.md)');
  expect(files['en/track.md']).toContain('legacy: [/guides/track/]\n');
  expect(links).toBe(4);
});

test('a picture may have a whole URL as its address', () => {
  const url = 'https://cdn.example.com/1/Label.png?v=2';
  const { files } = convertAll(
    tree({
      documents: [article({ title: 'Send', body: `<img src="${url}" alt="The label">` })],
      assets: new Map([[url, { read: () => Promise.resolve(new Uint8Array()) }]]),
    }),
  );
  expect(bodyOf(files['en/returns/send.md'])).toBe('![The label](images/label.png)');
  expect(Object.keys(files)).toContain('en/returns/images/label.png');
});
