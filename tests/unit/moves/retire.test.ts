import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { decode } from '#base/written-address.ts';
import { findRetired, type OldAddress } from '#model/agents/browser/addresses.ts';
import { listPages } from '#model/pages/page-list.ts';
import { leftByRetired } from '#moves/carry-out.ts';
import { planRetire } from '#moves/plan-retire.ts';
import { agentsFiles } from '#publish/documents/agents.ts';
import { article, Scratch, topic, type Files } from './scratch.ts';

const oldAddresses = z.array(
  z.tuple([z.string(), z.string()]).or(z.tuple([z.string(), z.string(), z.string()])),
);

let scratch: Scratch;
const files: Files = {
  'site.yaml': 'name: Help\nurl: https://help.example.com\nlocales: [en, de]\nfeatured: [gift, other]\n',
  'articles/en/returns/index.md': topic('Returns'),
  'articles/en/returns/gift.md': article('gift', '![Box](box.svg)\n\n## Post {#post}', [
    'movedFrom: [/en/old-gift/]',
    'legacy: [zendesk:360]',
  ]),
  'articles/en/returns/box.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'articles/de/returns/gift.md': article('gift', 'Text auf Deutsch.\n\n## Post {#post}', ['slug: geschenk']),
  'articles/en/returns/other.md': article('other', 'To [gift](./gift.md#post).', ['related: [gift]']),
  'articles/en/returns/third.md': article(
    'third',
    'To [gift](id:gift#post) and [there](/en/returns/gift/) and [here](/a/gift/).',
    ['related: [gift, other]'],
  ),
};

/** Questions of customers, which name the article. */
const asked =
  'questions:\n  # From tickets.\n  - { ask: About gift, articles: [gift] } # often\n  - { ask: flowers, articles: [] }\n';

const retire = (named: string, replacedBy?: string) =>
  scratch.do((snapshot) => planRetire(snapshot, named, replacedBy), { leaves: leftByRetired });

const redirects = () => scratch.centre.redirects.map(({ from, to }) => `${decode(from)} → ${decode(to)}`);

test('an article that is replaced leads there from all its addresses, and links follow', () => {
  scratch = new Scratch({ ...files, 'questions/en.yaml': asked });
  expect(scratch.problems()).toEqual([]);
  expect(retire('gift', 'other')).toEqual({ kind: 'done', left: [] });
  expect(scratch.problems()).toEqual([]);
  expect(scratch.read('questions/en.yaml')).toContain(
    '# From tickets.\n  - { ask: About gift, articles: [other] } # often',
  );
  expect(scratch.read('retired.yaml')).toBe(
    [
      '# Articles that are gone. "npx fener retire" writes this file. Their addresses still answer.',
      'gift:',
      '  path: "returns/gift"',
      '  replacedBy: "other"',
      '  titles:',
      '    "de": "About gift"',
      '    "en": "About gift"',
      '  addresses:',
      '    - "/en/returns/gift/"',
      '    - "/de/returns/geschenk/"',
      '    - "/en/old-gift/"',
      '  legacy:',
      '    - "zendesk:360"',
      '',
    ].join('\n'),
  );
  expect(redirects()).toEqual([
    '/de/returns/geschenk/ → /de/returns/other/',
    '/en/old-gift/ → /en/returns/other/',
    '/en/returns/gift/ → /en/returns/other/',
    '/hc/articles/360 → /a/other/',
    '/hc/de/articles/360 → /de/returns/other/',
    '/hc/en-gb/articles/360 → /en/returns/other/',
    '/hc/en-us/articles/360 → /en/returns/other/',
    '/hc/en/articles/360 → /en/returns/other/',
    '/hc/:locale/articles/360 → /a/other/',
  ]);
  expect(scratch.has('articles/en/returns/box.svg')).toBe(false);
  expect(scratch.read('articles/en/returns/other.md')).toBe(article('other', 'To [gift](./other.md).'));
  expect(scratch.read('articles/en/returns/third.md')).toBe(
    article('third', 'To [gift](id:other) and [there](/en/returns/other/) and [here](/a/other/).', [
      'related: [other]',
    ]),
  );
  expect(scratch.read('site.yaml')).toContain('featured: [other]');
});

test('without a replacement its addresses show that it is gone, and what names it is told, at its line', () => {
  scratch = new Scratch({ ...files, 'questions/en.yaml': asked });
  expect(retire('/de/returns/geschenk/')).toMatchObject({ kind: 'done', left: { length: 5 } });
  expect(scratch.problems()).toEqual([
    'articles/en/returns/other.md:7 link-to-retired',
    'articles/en/returns/third.md:8 link-to-retired',
    'articles/en/returns/third.md:8 link-to-retired',
    'articles/en/returns/third.md:8 link-to-retired',
    'questions/en.yaml:3 question-unknown-article',
  ]);
  expect(scratch.read('site.yaml')).toContain('featured: [other]');
  const gone = listPages(scratch.centre).filter(({ kind }) => kind === 'retired');
  expect(gone.map(({ path, isIndexed }) => [path, isIndexed])).toEqual([
    ['/en/returns/gift/', false],
    ['/de/returns/geschenk/', false],
  ]);
  expect(redirects()).toEqual([
    '/en/old-gift/ → /en/returns/gift/',
    '/hc/articles/360 → /a/gift/',
    '/hc/de/articles/360 → /de/returns/geschenk/',
    '/hc/en-gb/articles/360 → /en/returns/gift/',
    '/hc/en-us/articles/360 → /en/returns/gift/',
    '/hc/en/articles/360 → /en/returns/gift/',
    '/hc/:locale/articles/360 → /a/gift/',
  ]);
});

test('what replaced it may be retired as well: its addresses lead to the last', () => {
  scratch = new Scratch(files);
  retire('gift', 'other');
  retire('other', 'third');
  expect(scratch.problems()).toEqual([]);
  expect(redirects()).toContain('/en/old-gift/ → /en/returns/third/');
  expect(redirects()).toContain('/en/returns/other/ → /en/returns/third/');
});

test('an article that somebody has deleted already is retired from the ledger', () => {
  scratch = new Scratch({
    ...files,
    'published.json': '{\n"gift": ["/de/returns/geschenk/", "/en/returns/gift/"]\n}',
  });
  scratch.delete('articles/en/returns/gift.md');
  scratch.delete('articles/de/returns/gift.md');
  scratch.delete('articles/en/returns/box.svg');
  expect(scratch.problems()).toContain('published.json:2 published-lost');
  retire('gift', 'other');
  expect(scratch.problems()).toEqual([]);
  expect(redirects()).toContain('/en/returns/gift/ → /en/returns/other/');
  expect(scratch.read('articles/en/returns/third.md')).toBe(
    article('third', 'To [gift](id:other) and [there](/en/returns/other/) and [here](/a/other/).', [
      'related: [other]',
    ]),
  );
  expect(scratch.read('site.yaml')).toContain('featured: [other]');
});

test('the ledger counts a retired article as answered', () => {
  scratch = new Scratch({
    ...files,
    'articles/en/returns/other.md': article('other'),
    'articles/en/returns/third.md': article('third'),
    'site.yaml': 'name: Help\nurl: https://help.example.com\nlocales: [en, de]\n',
    'published.json': '{ "gift": ["/de/returns/geschenk/", "/en/returns/gift/", "/en/old-gift/"] }',
  });
  retire('gift');
  expect(scratch.problems()).toEqual([]);
});

test('its id stays taken, and its address is not given away unnoticed', () => {
  scratch = new Scratch(files);
  retire('gift', 'other');
  scratch.write('articles/en/returns/gift.md', article('gift'));
  expect(scratch.problems()).toEqual([
    'articles/en/returns/gift.md:2 duplicate-id',
    'retired.yaml:9 redirect-shadows-page',
  ]);
});

describe('agents find what replaced it', () => {
  const addresses = (): readonly OldAddress[] => {
    const file = agentsFiles(scratch.centre, new Map()).find(({ path }) => path.endsWith('addresses.json'));
    return oldAddresses.parse(JSON.parse(file && 'content' in file ? String(file.content) : '[]'));
  };

  test.for(['gift', '/a/gift/', '/a/gift/de/', 'https://help.example.com/en/returns/gift/', 'zendesk:360'])(
    'by %s',
    (query) => {
      scratch = new Scratch(files);
      retire('gift', 'other');
      expect(findRetired(query, addresses())).toEqual({ title: 'About gift', id: 'other' });
    },
  );

  test('and that nothing did', () => {
    scratch = new Scratch(files);
    retire('gift');
    expect(findRetired('gift', addresses())).toEqual({ title: 'About gift', id: undefined });
    expect(findRetired('other', addresses())).toBeUndefined();
  });
});

describe('what cannot be retired says why', () => {
  test.for<[named: string, replacedBy: string | undefined, why: string]>([
    ['returns', undefined, '"returns" is a topic.'],
    ['gift', 'gift', "can't replace itself"],
    ['gft', undefined, 'Did you mean "gift"?'],
    ['gift', 'othr', 'Did you mean "other"?'],
  ])('%s by %s', ([named, replacedBy, why]) => {
    scratch = new Scratch(files);
    expect(() => planRetire(scratch.snapshot, named, replacedBy)).toThrow(why);
  });

  test('a draft, and what is retired already', () => {
    scratch = new Scratch({
      ...files,
      'articles/en/returns/draft.md': article('draft-one', 'x', ['draft: true']),
    });
    expect(() => planRetire(scratch.snapshot, 'draft-one', undefined)).toThrow('is a draft');
    retire('gift', 'other');
    expect(() => planRetire(scratch.snapshot, 'gift', undefined)).toThrow('is retired already');
    expect(() => planRetire(scratch.snapshot, 'third', 'gift')).toThrow('"gift" is retired.');
  });

  test('while the list of retired articles, or the ledger, is damaged', () => {
    scratch = new Scratch({ ...files, 'retired.yaml': '<<<<<<< HEAD\n' });
    expect(() => planRetire(scratch.snapshot, 'gift', undefined)).toThrow('merge-conflict');
    scratch.write('retired.yaml', '');
    scratch.write('published.json', '{');
    expect(() => planRetire(scratch.snapshot, 'gift', undefined)).toThrow('json-syntax');
  });

  test.for(['null', '1e3', 'true'])('an id that YAML would take for something else can: %s', (id) => {
    scratch = new Scratch({ ...files, 'articles/en/returns/odd.md': article(`"${id}"`) });
    retire(id, 'other');
    expect(scratch.centre.retired.get(id)?.replacedBy).toBe('other');
  });
});
