import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findImage, readLink, resolveLink } from '#model/links.ts';
import { parseSite } from '#site/parse-site.ts';
import { defaultMapSettings } from '#model/stores/map-settings.ts';
import { sampleCentre, text } from './sample-centre.ts';
import { directory, stores } from './stores/samples.ts';

const { centre } = sampleCentre(
  {
    'en/t/index.md': text('Topic', '', ['slug: things']),
    'en/t/a.md': text('A', 'art-a'),
    'en/t/deep/index.md': text('Deep'),
    'en/t/deep/b.mdx': text('B', 'art-b'),
    'tr/t/index.md': text('Konu', '', ['slug: konu']),
    'tr/t/a.md': text('A', 'art-a', ['slug: bir']),
    'ar/u/index.md': text('Local'),
    'ar/u/c.md': text('C', 'art-c', ['locales: [ar]']),
  },
  { images: ['en/t/images/x.png', 'tr/t/images/x.png', 'en/t/only en.png'] },
);

const sourceOf = (id: string, locale = 'en') => {
  const source = centre.articles.get(id)?.translations.get(locale)?.source;
  if (!source) throw new Error(id);
  return source;
};

test.each([
  ['a.md', '/en/things/a/'],
  ['./a.md#part?', '/en/things/a/#part%3F'],
  ['a.md?x=1#y', '/en/things/a/?x=1#y'],
  ['deep/b.mdx', '/en/things/deep/b/'],
  ['deep/b', '/en/things/deep/b/'],
  ['deep/', '/en/things/deep/'],
  ['deep/index.md', '/en/things/deep/'],
  ['./', '/en/things/'],
  ['../', '/en/'],
  ['id:art-b', '/en/things/deep/b/'],
  ['id:art-c', '/ar/u/c/'],
  ['../u/', '/ar/u/'],
  ['#überschrift', '#%C3%BCberschrift'],
  ['/en/things/', '/en/things/'],
  ['https://example.com/?a#b', 'https://example.com/?a#b'],
  ['//example.com/', '//example.com/'],
  ['mailto:help@example.com', 'mailto:help@example.com'],
  ['', undefined],
  ['#', undefined],
  ['gone.md', undefined],
  ['id:gone', undefined],
  ['../../../a.md', undefined],
])('in an article of topic t, "%s" leads to %s', (written, expected) => {
  expect(resolveLink(centre, sourceOf('art-a'), written, 'en')).toBe(expected);
});

test('files of public/ and pages of the store finder may be linked to, and nothing beside them', () => {
  const links = [
    '/downloads/return%20label.pdf',
    '/downloads/other.pdf',
    '/en/stores/',
    '/tr/stores/gb/',
    `/en/stores/${directory.storePaths.get('TR-1') ?? ''}/`,
    '/en/stores/atlantis/',
  ];
  const body = links.map((link) => `[x](${link})`).join(' ');
  const { problems } = sampleCentre(
    { 'en/t/index.md': text('T'), 'en/t/a.md': text('A', 'art-a', [], body) },
    {
      publicFiles: ['/downloads/return label.pdf'],
      stores: { stores, services: [], directory, map: defaultMapSettings },
    },
  );
  expect(problems.map(({ message }) => message)).toEqual([
    'There is no file "/downloads/other.pdf".',
    '"/en/stores/atlantis/" doesn\'t lead to an article, topic or page.',
  ]);
});

test('a file of public/ is found in whichever form a disk keeps its name, and linked to as it is there', () => {
  const stored = '/downloads/façade.pdf'.normalize('NFD');
  const { centre: built, problems } = sampleCentre(
    { 'en/t/index.md': text('T'), 'en/t/a.md': text('A', 'art-a', [], '[x](/downloads/façade.pdf)') },
    { publicFiles: [stored] },
  );
  expect(problems).toEqual([]);
  const source = built.articles.get('art-a')?.translations.get('en')?.source;
  expect(source && resolveLink(built, source, '/downloads/façade.pdf', 'en')).toBe(encodeURI(stored));
});

test('a link leads to the page in the reader’s language, from a fallback too', () => {
  expect(resolveLink(centre, sourceOf('art-b'), '../a.md#x', 'tr')).toBe('/tr/konu/bir/#x');
  expect(resolveLink(centre, sourceOf('art-a', 'tr'), 'deep/b.mdx', 'ar')).toBe('/ar/things/deep/b/');
});

test('a link in a topic’s text starts from the topic’s folder', () => {
  const source = centre.topics.get('t')?.translations.get('en')?.source;
  if (!source) throw new Error('t');
  expect(resolveLink(centre, source, 'a.md', 'en')).toBe('/en/things/a/');
  expect(resolveLink(centre, source, 'deep/b.mdx', 'en')).toBe('/en/things/deep/b/');
});

test('an image is the translation’s own, else its source’s', () => {
  expect(findImage(centre, sourceOf('art-a', 'tr'), 'images/x.png')).toBe('tr/t/images/x.png');
  expect(findImage(centre, sourceOf('art-a', 'tr'), 'only%20en.png')).toBe('en/t/only en.png');
  expect(findImage(centre, sourceOf('art-b'), '../images/x.png?v=2')).toBe('en/t/images/x.png');
  expect(findImage(centre, sourceOf('art-a'), '../../../x.png')).toBeUndefined();
});

test('signs that addresses use may belong to the name of a picture', () => {
  const names = ['a#1.png', 'a?.png', '100%.png', 'my%20label.png', 'a+b & c.png'];
  const { centre: built } = sampleCentre(
    { 'en/t/index.md': text('T'), 'en/t/a.md': text('A', 'art-a') },
    { images: names.map((name) => `en/t/${name}`) },
  );
  const source = built.articles.get('art-a')?.translations.get('en')?.source;
  for (const name of names) expect(source && findImage(built, source, name)).toBe(`en/t/${name}`);
});

test('whatever is written as a link, it is read and resolved without an exception', () => {
  const written = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom('../', './', 'a.md', 'id:', 'art-a', '#', '?', '%', '%2', '/', '\\', ':', 'é', 'x'),
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(written, (link) => {
      const { kind } = readLink(centre, sourceOf('art-a'), link);
      const href = resolveLink(centre, sourceOf('art-a'), link, 'tr');
      expect(href === undefined).toBe(kind === 'unknown');
    }),
    { numRuns: 1000 },
  );
});

test('below a path, addresses in texts begin at the site; others of the same host are whole', () => {
  const { site } = parseSite(
    { file: 'site.yaml', text: 'name: Help\nurl: https://www.company.example/help/\nlocales: [en]\n' },
    {},
  );
  if (!site) throw new Error('This cannot happen: the settings are right.');
  const links = [
    '/en/t/a/',
    'https://www.company.example/help/en/t/a/',
    'https://www.company.example/shop/',
    'https://www.company.example/help/en/gone/',
    '/help/en/t/a/',
    '/shop/',
  ];
  const body = links.map((link) => `[x](${link})`).join(' ');
  const { problems } = sampleCentre(
    { 'en/t/index.md': text('T'), 'en/t/a.md': text('A', 'art-a', [], body) },
    { site },
  );
  expect(problems.map(({ code, message, fix }) => `${code}: ${message} ${fix}`)).toMatchInlineSnapshot(`
    [
      "unknown-link: "https://www.company.example/help/en/gone/" doesn't lead to an article, topic or page. Correct the path, or link by id: [text](id:…).",
      "unknown-link: "/help/en/t/a/" begins with the path of the site, which the build adds. Write "/en/t/a/".",
      "unknown-link: "/shop/" doesn't lead to an article, topic or page. Correct the path, or link by id: [text](id:…).",
    ]
  `);
});
