import { Ajv2020 } from 'ajv/dist/2020.js';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sax from 'sax';
import { expect, test } from 'vitest';
import { isWebAddress } from '#base/web-address.ts';
import { z } from 'zod';
import { articleShape, indexShape, phoneShape, unitShape } from '#model/api/articles.ts';
import { apiOf as sampleApi } from './sample-api.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const apiOf = (more = '', { cacheDir = temporaryFolder(), code = '1' } = {}) =>
  sampleApi(more, { cacheDir, code });

const api = await apiOf();
const read = (path: string): unknown => JSON.parse(api.get(`api/v1/${path}`) ?? 'null');
const linesOf = (path: string): unknown[] =>
  (api.get(`api/v1/${path}`) ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line));
const parseJson = z.record(z.string(), z.unknown());

test.each([
  ['index', [read('index.json')]],
  ['articles', [read('en/articles.json'), read('tr/articles.json')]],
  ['article', [read('en/articles/art-a.json'), read('tr/articles/art-a.json')]],
  ['unit', [...linesOf('en/units.jsonl'), ...linesOf('tr/units.jsonl')]],
  ['topics', [read('en/topics.json'), read('tr/topics.json')]],
  ['changes', [read('en/changes.json')]],
  ['phone', [read('en/phone.json'), read('tr/phone.json')]],
])('files are as the schema "%s" says, which is a JSON Schema', (name, documents) => {
  const ajv = new Ajv2020({ strict: true, formats: { uri: isWebAddress, date: /^\d{4}-\d\d-\d\d$/ } });
  const validate = ajv.compile(parseJson.parse(read(`schemas/${name}.json`)));
  expect(documents.length).toBeGreaterThan(0);
  for (const document of documents) {
    validate(document);
    expect(validate.errors).toBeNull();
  }
  expect(validate({})).toBe(false);
});

test('an article is there whole, in its forms, with whole addresses', () => {
  const article = articleShape.parse(read('en/articles/art-a.json'));
  expect(article).toMatchObject({
    id: 'art-a',
    url: 'https://help.example.com/en/t/a/',
    permalink: 'https://help.example.com/a/art-a/',
    updated: '2026-03-04',
    topics: [{ path: 't', title: 'Topic <x>', url: 'https://help.example.com/en/t/' }],
    headings: [{ id: 'by-post', text: 'By post', depth: 2 }],
    alternates: [
      {
        locale: 'tr',
        lang: 'tr',
        url: 'https://help.example.com/tr/konu/a/',
        data: 'https://help.example.com/api/v1/tr/articles/art-a.json',
      },
    ],
    text: 'Free, see B.\nBy post\n1. One & two.\n2. Two.',
    spoken: 'Free, see B. By post. 1. One and two. 2. Two.',
  });
  expect(article.html).toContain('<a href="https://help.example.com/en/t/b/"');
  expect(article.markdown).toContain('[B](https://help.example.com/en/t/b/)');
});

test('a unit names its place, and keeps its hash while it says the same', async () => {
  const units = z.array(unitShape).parse(linesOf('en/units.jsonl'));
  const steps = units.find(({ id }) => id === 'art-a/by-post/steps-1');
  expect(steps).toMatchObject({
    title: 'A & B',
    headings: ['By post'],
    topics: ['Topic <x>'],
    text: '1. One & two.\n2. Two.',
    url: 'https://help.example.com/en/t/a/#by-post',
    permalink: 'https://help.example.com/a/art-a/en/#by-post',
  });
  const again = (await apiOf('featured: [art-a]')).get('api/v1/en/units.jsonl');
  expect(again).toBe(api.get('api/v1/en/units.jsonl'));
});

test('what is unlisted or shown as a fallback is not in it', () => {
  expect(
    [...api.keys()].filter((path) => path.includes('v1') && path.includes('/articles/')).toSorted(),
  ).toEqual([
    'api/v1/en/articles/art-a.json',
    'api/v1/en/articles/art-c.json',
    'api/v1/tr/articles/art-a.json',
  ]);
  expect(
    [...api].filter(
      ([path, content]) => /articles|units|changes|feed/.test(path) && content.includes('art-b'),
    ),
  ).toEqual([]);
});

test('changes are told by day, the newest first', () => {
  expect(read('en/changes.json')).toMatchObject({
    days: [
      { day: '2026-05-06', articles: [{ id: 'art-c' }] },
      { day: '2026-03-04', articles: [{ id: 'art-a', url: 'https://help.example.com/en/t/a/' }] },
    ],
  });
});

test('every feed is well-formed XML, whatever titles say', () => {
  const feeds = [...api].filter(([path]) => path.endsWith('feed.xml'));
  expect(feeds.length).toBe(6);
  for (const [, feed] of feeds) {
    const parser = sax.parser(true);
    parser.onerror = (error) => {
      throw error;
    };
    expect(() => parser.write(feed).close()).not.toThrow();
  }
});

test('each topic has a feed of what is below it, as XML', () => {
  expect([...api.keys()].filter((path) => path.endsWith('feed.xml')).toSorted()).toEqual([
    'en/feed.xml',
    'en/t/deep/feed.xml',
    'en/t/feed.xml',
    'tr/feed.xml',
    'tr/konu/deep/feed.xml',
    'tr/konu/feed.xml',
  ]);
  const feed = api.get('en/t/feed.xml') ?? '';
  expect(feed.match(/<id>[^<]*/g)).toEqual([
    '<id>https://help.example.com/en/t/',
    '<id>https://help.example.com/a/art-c/en/',
    '<id>https://help.example.com/a/art-a/en/',
  ]);
  expect(feed).toContain('<title>Topic &lt;x&gt; · Help</title>');
  expect(feed).toContain('<title>A &amp; B</title>');
  expect(feed).toContain('<updated>2026-05-06T00:00:00Z</updated>');
});

test('the page that explains the API names every file, every schema and every field that the site has', () => {
  const page = api.get('api/v1/index.html') ?? '';
  for (const name of ['index', 'article', 'unit', 'topics', 'changes'])
    expect(page).toContain(`href="/api/v1/schemas/${name}.json"`);
  expect(page).not.toContain('schemas/stores.json');
  expect(page).toContain('<code>alternates[].data</code>');
  expect(page).not.toMatch(/<script|style=|Topic <x>/);
});

test('programs for Zendesk find categories, sections and articles at its addresses, by numbers that last', () => {
  const shape = z.object({
    articles: z.array(z.object({ id: z.int(), title: z.string(), section_id: z.int(), body: z.string() })),
    count: z.int(),
    next_page: z.null(),
  });
  const list = (path: string): unknown => JSON.parse(api.get(`api/v2/help_center/${path}.json`) ?? 'null');
  const { articles, count } = shape.parse(list('en/articles'));
  expect([count, articles.map(({ title }) => title)]).toEqual([2, ['A & B', 'C']]);
  expect(list('articles')).toEqual(list('en/articles'));
  expect(articles[0]?.body).toContain('<a href="https://help.example.com/en/t/b/"');
  const [a, c] = articles.map(({ section_id: section }) => section);
  expect(list(`en/sections/${c}/articles`)).toMatchObject({ count: 1, articles: [{ title: 'C' }] });
  expect(list(`en/sections/${c}`)).toMatchObject({ section: { name: 'Deep', parent_section_id: null } });
  expect(list(`en/sections/${a}`)).toMatchObject({ section: { name: 'Topic <x>' } });
  expect(list('tr/categories')).toMatchObject({ count: 1, categories: [{ name: 'Konu', locale: 'tr' }] });
  expect(shape.parse(list('tr/articles')).articles[0]?.id).toBe(articles[0]?.id);
});

test('callers choose articles by digits, each language by its own', () => {
  const codesOf = (locale: string) =>
    phoneShape.parse(JSON.parse(api.get(`api/v1/${locale}/phone.json`) ?? '')).codes;
  expect(codesOf('en').map(({ code, article }) => [code, article])).toEqual([
    ['07', 'art-c'],
    ['12', 'art-a'],
  ]);
  const [, { spoken, sms } = { spoken: [], sms: '' }] = codesOf('en');
  expect(spoken).toEqual(['Free, see B.', 'By post. 1. One and two. 2. Two.']);
  expect(sms).toMatch(/^Free, see B\. https:\/\//);
  // The code of the source, in the words of the translation.
  expect(codesOf('tr').map(({ code, article }) => [code, article])).toEqual([['12', 'art-a']]);
});

test('the index names the schemas that there are', () => {
  const { schemas } = indexShape.parse(JSON.parse(api.get('api/v1/index.json') ?? ''));
  const paths = Object.values(schemas).map((url) => new URL(url).pathname.slice(1));
  expect(paths.filter((path) => !api.has(path))).toEqual([]);
  expect(Object.keys(schemas)).not.toContain('stores');
});

test('what has not changed is not made again, and comes out the same; damage and other code are noticed', async () => {
  const cacheDir = temporaryFolder();
  const kept = join(cacheDir, 'api', 'en', 'art-a.json');
  const madeAt = () => statSync(kept).mtimeMs;
  const first = await apiOf('', { cacheDir });
  const before = madeAt();
  expect(await apiOf('', { cacheDir })).toEqual(first);
  expect(madeAt()).toBe(before);
  writeFileSync(kept, 'damaged');
  expect(await apiOf('', { cacheDir })).toEqual(first);
  const mended = madeAt();
  expect(await apiOf('', { cacheDir, code: '2' })).toEqual(first);
  expect(madeAt()).toBeGreaterThan(mended);
});
