import { expect, test } from 'vitest';
import { planMove } from '#moves/plan-move.ts';
import { planSlug } from '#moves/plan-slug.ts';
import { describePlan } from '#moves/plan.ts';
import { article, Scratch, topic, type Files } from './scratch.ts';
import { small } from './small.ts';

const locales = ['en', 'de', 'tr', 'ar', 'ja'];

let scratch: Scratch;
/** What has to hold after every move: no error, no address lost. */
function expectSound(pagesBefore: ReadonlyMap<string, string>, renamed = (what: string) => what): void {
  expect(scratch.problems()).toEqual([]);
  const { answers } = scratch;
  const lost = [...pagesBefore].filter(([address, what]) => answers.get(address) !== renamed(what));
  expect(lost).toEqual([]);
}

test('an article moves with its pictures, and every link and list follows', () => {
  scratch = new Scratch(small);
  expect(scratch.problems()).toEqual([]);
  const { pages } = scratch;
  expect(scratch.do((snapshot) => planMove(snapshot, 'returns/a', 'orders/sent'))).toMatchObject({
    kind: 'done',
  });
  expectSound(pages);
  expect(scratch.read('articles/en/orders/sent.md')).toBe(
    article(
      'art-a',
      [
        'To [b](../returns/b.md), [c](../orders/c.md#more), [itself](./sent.md), [orders](../orders/) and `[code](../orders/c.md)`.',
        '',
        '![Label](./images/label.svg) ![Both](../returns/images/both.svg) ![Up](../shared.svg)',
      ].join('\n'),
      ['movedFrom:', '  - /en/returns/a/', '  - /de/rückgabe/a/'],
    ),
  );
  expect(scratch.read('articles/en/orders/c.md')).toContain(
    'By [path][a], <a href="./sent.md?x=1">HTML</a>, [id](id:art-a), [address](/en/orders/sent/).\n\n[a]: <./sent.md> "A"',
  );
  expect(scratch.read('articles/en/orders/index.md')).toContain('Start with [a](./sent.md).');
  expect(scratch.read('articles/en/returns/b.md')).toContain('To [a](../orders/sent.md "A").');
  expect(scratch.read('site.yaml')).toBe(
    (small['site.yaml'] ?? '')
      .replace('- returns/a.md #', '- orders/sent.md #')
      .replaceAll('/en/returns/a/', '/en/orders/sent/'),
  );
  expect(scratch.has('articles/en/orders/images/label.svg')).toBe(true);
  expect(scratch.has('articles/de/orders/images/label.svg')).toBe(true);
  expect(scratch.has('articles/de/returns/images')).toBe(false);
  expect(scratch.has('articles/en/returns/images/both.svg')).toBe(true);
});

test('a topic moves with all that lies in it, and one entry for each language keeps its addresses', () => {
  scratch = new Scratch(small);
  const { pages } = scratch;
  scratch.do((snapshot) => planMove(snapshot, 'returns', 'orders/returns'));
  expectSound(pages, (what) => what.replace(' returns/', ' orders/returns/'));
  expect(scratch.read('articles/en/orders/returns/index.md')).toBe(
    topic('Returns', ['movedFrom:', '  - /en/returns/', '  - /de/rückgabe/']),
  );
  expect(scratch.read('articles/en/orders/returns/a.md')).not.toContain('movedFrom');
  expect(scratch.read('articles/en/orders/returns/a.md')).toContain('[c](../c.md#more)');
  expect(scratch.read('articles/en/orders/c.md')).toContain('also: [orders/returns]');
  expect(scratch.read('channels.yaml')).toContain('topics: [orders/returns, orders]');
  expect(scratch.read('site.yaml')).toContain('[it](orders/returns/index.md)');
});

test('moving there and back leaves every text as it was, except for the address in between', () => {
  scratch = new Scratch(small);
  const { pages } = scratch;
  scratch.do((snapshot) => planMove(snapshot, 'returns', 'orders/returns'));
  const { pages: between } = scratch;
  expect(scratch.do((snapshot) => planMove(snapshot, 'orders/returns', 'returns'))).toMatchObject({
    kind: 'done',
  });
  expectSound(pages);
  expectSound(between, (what) => what.replace(' orders/returns/', ' returns/'));
  for (const name of ['site.yaml', 'channels.yaml', 'articles/en/returns/a.md', 'articles/en/orders/c.md']) {
    expect(scratch.read(name)).toBe(small[name]);
  }
});

/** A topic of 30 articles in five languages, each of which links by path within and out of the topic. */
const large: Files = {
  'site.yaml': `name: Help\nurl: https://help.example.com\nlocales: [${locales.join(', ')}]\n`,
  ...Object.fromEntries(
    locales.flatMap((locale): [string, string][] => [
      [`articles/${locale}/old/index.md`, topic(`Old ${locale}`, [`slug: old-${locale}`])],
      [`articles/${locale}/other/index.md`, topic(`Other ${locale}`)],
      [
        `articles/${locale}/other/outside.md`,
        article('outside', 'To [one](../old/a-10.md) and [two](id:a-20).'),
      ],
      ...Array.from({ length: 30 }, (_, n): [string, string] => [
        `articles/${locale}/old/a-${10 + n}.md`,
        article(`a-${10 + n}`, `To [next](./a-${10 + ((n + 1) % 30)}.md) and [out](../other/outside.md).`),
      ]),
    ]),
  ),
};

test('a topic of 30 articles in five languages: no dead link, no lost address, no stale translation, five entries', () => {
  scratch = new Scratch(large);
  stampAll(scratch);
  expect([scratch.problems(), scratch.stale]).toEqual([[], 0]);
  const { pages } = scratch;
  scratch.do((snapshot) => planMove(snapshot, 'old', 'other'));
  expectSound(pages, (what) => what.replace(' old/', ' other/old/'));
  expect([scratch.problems(), scratch.stale]).toEqual([[], 0]);
  const entries = scratch.centre.topics.get('other/old')?.data.movedFrom;
  expect(entries).toEqual(locales.map((locale) => `/${locale}/old-${locale}/`));
  expect([...scratch.centre.articles.values()].flatMap(({ data }) => data.movedFrom ?? [])).toEqual([]);
});

test('what the ledger redirects by itself still answers after a move', () => {
  scratch = new Scratch({
    ...small,
    'articles/de/orders/index.md': topic('Bestellungen', ['slug: bestellungen']),
    'published.json': '{ "art-c": ["/de/orders/c/", "/en/orders/c/"], "art-b": ["/de/returns/b/"] }',
  });
  const { answers } = scratch;
  expect([answers.get('/de/orders/c/'), answers.get('/de/returns/b/')]).toEqual(['de art-c', 'de art-b']);
  expect(scratch.do((snapshot) => planMove(snapshot, 'orders/c', 'returns/d'))).toMatchObject({
    kind: 'done',
  });
  expectSound(answers);
});

/** Stamps every translation with the text of its source, as `fener translations --stamp` does. */
function stampAll(centre: Scratch): void {
  const { articles, topics } = centre.centre;
  for (const { translations } of [...articles.values(), ...topics.values()]) {
    const all = [...translations.values()];
    const original = all.find(({ state }) => state === 'source');
    for (const { source } of all) {
      if (source === original?.source) continue;
      const name = source.file.split('/content/').at(-1) ?? '';
      centre.write(
        name,
        centre.read(name).replace('---\n', `---\ntranslationOf: ${original?.source.textHash}\n`),
      );
    }
  }
}

const staleOnes = () => scratch.problems(true).filter((line) => line.endsWith('translation-stale'));

test('a translation that was stale stays stale, and one that was current stays current', () => {
  const files = {
    ...small,
    'articles/de/orders/index.md': topic('Bestellungen'),
    'articles/de/orders/c.md': article('art-c', 'Zu [a](../returns/a.md).\n\n## Mehr {#more}'),
  };
  scratch = new Scratch(files);
  stampAll(scratch);
  scratch.write('articles/en/returns/a.md', article('art-a', 'Something new, with [b](./b.md).'));
  expect(staleOnes()).toEqual(['articles/de/returns/a.md:2 translation-stale']);
  scratch.do((snapshot) => planMove(snapshot, 'returns', 'sent'));
  expect(staleOnes()).toEqual(['articles/de/sent/a.md:2 translation-stale']);
});

test('a slug changes in one language or in all, and the old address leads to the new one', () => {
  scratch = new Scratch(small);
  const { pages } = scratch;
  scratch.do((snapshot) => planSlug(snapshot, { named: 'art-a', slug: 'rücksendung', locale: 'de' }));
  expectSound(pages);
  expect(scratch.pages.get('/de/rückgabe/rücksendung/')).toBe('de art-a');
  expect(scratch.pages.get('/en/returns/a/')).toBe('en art-a');
  scratch.do((snapshot) => planSlug(snapshot, { named: 'returns', slug: '2026' }));
  expectSound(pages);
  expect(scratch.pages.get('/en/2026/a/')).toBe('en art-a');
  expect(scratch.read('articles/en/orders/c.md')).toContain('[address](/en/2026/a/)');
});

test.for(['true', 'null', '1e3', '0x10'])('a slug that YAML would take for something else: %s', (slug) => {
  scratch = new Scratch(small);
  scratch.do((snapshot) => planSlug(snapshot, { named: 'art-a', slug, locale: 'en' }));
  expect(scratch.pages.get(`/en/returns/${slug}/`)).toBe('en art-a');
});

test('line breaks, byte-order marks, quotes and comments stay as they are', () => {
  const windows = `\uFEFF${article('art-b', 'To [a](a.md).', ['also:', '  - "orders" # why'])}`.replaceAll(
    '\n',
    '\r\n',
  );
  scratch = new Scratch({ ...small, 'articles/en/returns/b.md': windows });
  scratch.do((snapshot) => planMove(snapshot, 'orders', 'returns/orders'));
  expect(scratch.read('articles/en/returns/b.md')).toBe(windows.replace('"orders"', '"returns/orders"'));
  scratch.do((snapshot) => planMove(snapshot, 'returns/b', 'returns/orders/b'));
  expect(scratch.read('articles/en/returns/orders/b.md')).toBe(
    windows
      .replace('"orders"', '"returns/orders"')
      .replace('(a.md)', '(../a.md)')
      .replace('# why\r\n', '# why\r\nmovedFrom:\r\n  - /en/returns/b/\r\n  - /de/rückgabe/b/\r\n'),
  );
});

test('a plan says what it would do', () => {
  scratch = new Scratch(small);
  const plan = planMove(scratch.snapshot, 'returns/b', 'orders');
  expect(describePlan(plan, (name) => name)).toEqual([
    'articles/en/returns/b.md → articles/en/orders/b.md',
    'articles/en/returns/a.md: links',
    'articles/en/orders/b.md: links, movedFrom',
  ]);
});

test('the widget suggests the articles of a topic where they are now', () => {
  scratch = new Scratch({
    ...small,
    'widget.yaml': 'suggest:\n  - pages: [/shop/*]\n    topic: returns # the busiest\n',
  });
  scratch.do((snapshot) => planMove(snapshot, 'returns', 'orders/returns'));
  expect(scratch.read('widget.yaml')).toContain('    topic: orders/returns # the busiest\n');
});
