import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFolder, openPlace } from '#import/sources/place.ts';
import { recognise } from '#import/sources/sources.ts';
import { toHtml, toParagraphs } from '#import/sources/wordpress/body.ts';
import { wordpress } from '#import/sources/wordpress/wordpress.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const path = join(import.meta.dirname, '../../../fixtures/import-wordpress/export.xml');

async function read() {
  const place = openPlace(path);
  if (!place) throw new Error('this cannot happen: no fixture');
  expect(recognise(place)?.name).toBe('wordpress');
  return wordpress.read(place, { locale: 'en', env: {}, onProgress: () => {} });
}

test('posts and pages are articles, categories and pages with pages below them topics', async () => {
  const tree = await read();
  expect(tree.site).toEqual({ name: 'Kestrel Help', url: 'https://help.kestrel.example' });
  expect(tree.sections.map(({ locale, key, parent, title }) => [locale, key, parent, title])).toEqual([
    ['en', 'pll_t1', '', 'Returns'],
    ['en', 'category:labels', 'pll_t1', 'Labels & forms'],
    ['de', 'pll_t1', '', 'Rücksendung'],
    ['en', 'doc_category:packing', '', 'Packing'],
    ['en', 'page/20', '', 'About'],
  ]);
  expect(
    tree.documents.map(({ locale, key, section, isSectionText, data }) => [
      locale,
      key,
      section,
      isSectionText,
      data.draft,
    ]),
  ).toEqual([
    ['en', 'pll_p1', 'category:labels', false, false],
    ['de', 'pll_p1', 'pll_t1', false, true],
    ['en', '20', 'page/20', true, false],
    ['en', '21', 'page/20', false, true],
    ['en', '91', 'doc_category:packing', false, false],
  ]);
  expect(tree.documents[0]).toMatchObject({
    address: 'returns/print-a-label',
    data: {
      title: 'Print a label',
      description: 'How to print it.',
      order: 2,
      keywords: ['print'],
      updated: '2026-02-03',
      featured: true,
      legacy: ['/returns/print-a-label/', '/?p=10'],
    },
  });
});

test('a large site, exported to several files in a folder, is read whole', async () => {
  const folder = temporaryFolder();
  const whole = readFileSync(path, 'utf8');
  const items = [...whole.matchAll(/<item>[\s\S]*?<\/item>/g)].map(([item]) => item);
  const part = (own: readonly string[]) => whole.replace(/<item>[\s\S]*<\/item>/, () => own.join('\n'));
  writeFileSync(join(folder, 'site.000.xml'), part(items.slice(0, 3)));
  writeFileSync(join(folder, 'site.001.xml'), part(items.slice(3)));
  writeFileSync(join(folder, 'README.md'), 'What WordPress exported.');
  writeFileSync(join(folder, 'sitemap.xml'), '<urlset/>');
  const place = openFolder(folder);
  expect(recognise(place)).toEqual({ name: 'wordpress', by: 'site.000.xml' });
  const tree = await wordpress.read(place, { locale: 'en', env: {}, onProgress: () => {} });
  const known = ({ documents, sections }: typeof tree) => [
    documents.map(({ key, locale, section, body }) => [key, locale, section, body]),
    sections,
  ];
  expect(known(tree)).toEqual(known(await read()));
});

test('blocks that texts share and footnotes stand in their texts', async () => {
  const { documents } = await read();
  const text = documents.find(({ key }) => key === '91')?.body.replace(/\s+/g, ' ');
  expect(text).toContain('<p>Take a box.</p>');
  expect(text).toContain('Fold it.<sup data-fn="a1" class="fn">1</sup></p>');
  expect(text).toContain('<ol><li>Twice.</li></ol>');
});

test('earlier names, category pages and redirects of a plugin are old addresses', async () => {
  const { documents, sections, redirects } = await read();
  expect(documents.find(({ key }) => key === '91')?.data.legacy).toEqual([
    '/docs/pack/',
    '/docs/wrap/',
    '/docs/box-it/',
    '/?p=91',
  ]);
  expect(sections.map(({ legacy }) => legacy)).toEqual([
    ['/category/returns/'],
    ['/category/returns/labels/'],
    ['/de/category/ruecksendung/'],
    [],
    undefined,
  ]);
  expect(redirects).toMatchObject([{ from: '/parcel', to: '/returns/print-a-label/' }]);
});

test('what is lost is told, and what is broken costs itself', async () => {
  const { notes } = await read();
  expect(notes.map(({ line, kind, what }) => `${line} ${kind} ${what}`)).toEqual([
    expect.stringMatching(/^\d+ file-skipped "Broken": not well-formed XML: /),
    '12 foreign-syntax shortcode [contact-form-7]',
    '39 foreign-syntax block latest-posts',
    '71 restricted private',
    '97 comments 1 of readers',
  ]);
});

const htmlOf = (content: string) =>
  toHtml(content, {
    attachment: (id) => (id === '7' ? { url: 'https://x.example/a.png', alt: 'A' } : undefined),
  }).html;

test('the old editor leaves paragraphs to WordPress', () => {
  expect(toParagraphs('One\ntwo\n\nThree <b>four</b>\n<ul>\n\t<li>a</li>\n</ul>\nFive')).toBe(
    '<p>One<br>\ntwo</p>\n<p>Three <b>four</b></p>\n<ul>\n<li>a</li>\n</ul>\n<p>Five</p>',
  );
  expect(toParagraphs('<pre>a\n\nb</pre>')).toBe('<pre>a\n\nb</pre>');
  expect(toParagraphs('See <img src="a.png"\n  alt="The label\nof a box">\nhere.')).toBe(
    '<p>See <img src="a.png" alt="The label of a box"><br>\nhere.</p>',
  );
});

test.each([
  [
    'a caption',
    '[caption id="x"]<img src="a.png" alt="A"> The label[/caption]',
    '<figure><img src="a.png" alt="A">\n<figcaption>The label</figcaption>\n</figure>',
  ],
  ['a gallery', '[gallery ids="7, 8"]', '<figure><img src="https://x.example/a.png" alt="A"></figure>'],
  ['code', '[code language="php"]a < b[/code]', '<pre><code class="language-php">a &lt; b</code></pre>'],
  ['a video', '[youtube https://youtu.be/abc123def]', '<iframe src="https://youtu.be/abc123def"></iframe>'],
  ['an address alone', 'https://youtu.be/abc123def', '<iframe src="https://youtu.be/abc123def"></iframe>'],
  ['what is no shortcode', 'Choose [optional] or [1].', '<p>Choose [optional] or [1].</p>'],
  ['what only shows one', 'Write [[gallery]].', '<p>Write &#91;gallery&#93;.</p>'],
  ['one around a text', '[box color="red"]Text[/box]', '<p>Text</p>'],
])('%s', (_, content, html) => expect(htmlOf(content)).toBe(html));
