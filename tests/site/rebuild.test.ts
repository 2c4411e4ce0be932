/** Building again: what an edit costs, that it gives what a clean build gives, and what goes wrong in between. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHelpCentre, type TestHelpCentre } from './help-centre.ts';

let centre: TestHelpCentre;
let pagesInAll: number;

beforeAll(() => {
  centre = createHelpCentre();
  const { status, rendered, output } = centre.run('build');
  if (status !== 0 || rendered === undefined) throw new Error(output);
  pagesInAll = rendered;
});

afterAll(() => centre.remove());

test('a site without stores carries no map', () => {
  const scripts = [...centre.read()].filter(([name]) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(5);
  expect(scripts.filter(([, code]) => code.includes('maplibre')).map(([name]) => name)).toEqual([]);
});

test('scripts and styles are named after what they are', () => {
  const names = [...centre.read().keys()].filter((name) => name.startsWith('_astro/'));
  expect(names).toContainEqual(expect.stringMatching(/^_astro\/agents\..*\.css$/));
  expect(names.filter((name) => !/^_astro\/[A-Za-z]/.test(name))).toEqual([]);
});

/** What differs between this output and that of a clean build of the same content elsewhere. */
function differencesFromCleanBuild(): string[] {
  const clean = createHelpCentre(centre.places.contentDir);
  try {
    const { status, output } = clean.run('build', ['--force']);
    if (status !== 0) throw new Error(output);
    return differences(centre.read(), clean.read());
  } finally {
    clean.remove();
  }
}

function differences(ours: ReadonlyMap<string, Buffer>, theirs: ReadonlyMap<string, Buffer>): string[] {
  return [...new Set([...ours.keys(), ...theirs.keys()])].filter(
    (name) => !ours.get(name)?.equals(theirs.get(name) ?? Buffer.alloc(0)),
  );
}

/** An edit, and how many pages it may cost: those that show what has changed. */
const edits: readonly {
  readonly what: string;
  readonly edit: () => void;
  readonly rendered: (pages: number) => boolean;
}[] = [
  {
    what: 'nothing changed: no page is rendered',
    edit: () => undefined,
    rendered: (pages) => pages === 0,
  },
  {
    what: 'the text of an article changed: only its own page is rendered, in each of the four languages that show it',
    edit: () => centre.edit('articles/en/returns/return.mdx', (text) => text.replace('30 days', '40 days')),
    rendered: (pages) => pages === 4,
  },
  {
    what: 'the text of a translation changed: one page is rendered',
    edit: () => centre.edit('articles/ar/orders/track.md', (text) => `${text}\nنص جديد.\n`),
    rendered: (pages) => pages === 1,
  },
  {
    what: 'the title of an article changed: pages that show it are rendered, others are not',
    edit: () =>
      centre.edit('articles/en/returns/exchange.md', (text) => text.replace('Exchange an item', 'Swap it')),
    rendered: (pages) => pages > 4 && pages < pagesInAll / 1.5,
  },
  {
    what: 'an article got another address: its old page is gone',
    edit: () =>
      centre.edit('articles/en/returns/exchange.md', (text) => text.replace('id:', 'slug: swap\nid:')),
    rendered: (pages) => pages > 4 && pages < pagesInAll / 1.5,
  },
  {
    what: 'an article was added',
    edit: () => {
      const folder = join(centre.places.contentDir, 'articles/tr/returns');
      mkdirSync(folder);
      writeFileSync(
        join(folder, 'exchange.md'),
        '---\nid: exchange-item\ntitle: Ürün değişimi\ndescription: Başka beden.\n---\n\nÖnce iade edin.\n',
      );
    },
    rendered: (pages) => pages > 0 && pages < pagesInAll / 1.5,
  },
  {
    what: 'an article was deleted',
    edit: () => rmSync(join(centre.places.contentDir, 'articles/tr/orders/problems/late.md')),
    rendered: (pages) => pages > 0 && pages < pagesInAll / 1.5,
  },
];

test.each(edits)('$what, and the site equals a clean build of it', ({ edit, rendered }) => {
  edit();
  const build = centre.run('build');
  expect(build.status).toBe(0);
  expect([build.rendered, rendered(build.rendered ?? -1)]).toEqual([build.rendered, true]);
  // What Astro has bundled for the first build renders it: Astro itself would bundle styles, too.
  expect(existsSync(join(centre.places.cacheDir, 'rendered/_astro'))).toBe(false);
  expect(differencesFromCleanBuild()).toEqual([]);
});

test('an error in the content leaves the last good site in place', () => {
  const before = centre.read();
  centre.edit('articles/en/orders/track.md', (text) => text.replace('id:late-parcel', 'id:late-parcle'));
  const build = centre.run('build');
  expect(build.status).toBe(1);
  expect(build.output).toContain('Did you mean "late-parcel"?');
  expect(differences(centre.read(), before)).toEqual([]);

  const check = centre.run('check');
  expect(check.status).toBe(1);
  expect(check.output).toContain('was built from other content');
  centre.edit('articles/en/orders/track.md', (text) => text.replace('id:late-parcle', 'id:late-parcel'));
});

test('a title and a phrase that do not find their article fail the build, unless an exception says why', () => {
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(centre.places.contentDir, name)), { recursive: true });
    writeFileSync(join(centre.places.contentDir, name), text);
  };
  const before = centre.read();
  const namesakes = ['a', 'b', 'c', 'd'];
  for (const id of namesakes) {
    const meta = [`id: same-${id}`, 'title: Hand in a parcel', 'description: At a shop.'];
    const extra = id === 'd' ? [] : ['searchFor: [bring it to a shop]', 'keywords: [bring, shop]'];
    const text = 'Bring it to a shop: bring the parcel to the shop.';
    write(`articles/en/orders/same-${id}.md`, ['---', ...meta, ...extra, '---', '', text, ''].join('\n'));
  }
  const promise = [
    'searchFor:',
    '  - bring it to a shop',
    'id: promise',
    'title: Weekends',
    'description: Open.',
  ];
  write('articles/en/orders/promise.md', ['---', ...promise, '---', '', 'Closed.', ''].join('\n'));

  const build = centre.run('build');
  expect(build.status).toBe(1);
  expect(build.output).toMatch(/articles\/en\/orders\/same-d\.md:3:8\D.*duplicate-title/);
  expect(build.output).toMatch(/articles\/en\/orders\/promise\.md:3:5\D.*search-self-test/);
  expect(differences(centre.read(), before)).toEqual([]);

  const exceptions = [
    { article: 'same-d', query: 'Hand in a parcel', reason: 'four shops have an article of this name' },
    { article: 'promise', query: 'bring it to a shop', reason: 'the articles of the shops come first' },
  ];
  write('search/en.yaml', JSON.stringify({ selfTestExceptions: exceptions }));
  expect(centre.run('build').status).toBe(0);

  for (const id of namesakes) rmSync(join(centre.places.contentDir, `articles/en/orders/same-${id}.md`));
  const unneeded = centre.run('build');
  expect(unneeded.status).toBe(1);
  expect(unneeded.output).toContain('search-unknown-article');

  rmSync(join(centre.places.contentDir, 'articles/en/orders/promise.md'));
  rmSync(join(centre.places.contentDir, 'search'), { recursive: true });
  expect(centre.run('build').status).toBe(0);
  expect(differencesFromCleanBuild()).toEqual([]);
});

test('a build killed while it renders leaves the last good site, and the next build is right', async () => {
  const before = centre.read();
  centre.edit('articles/en/orders/problems/late.md', (text) => text.replace('one day', 'two days'));
  rmSync(join(centre.places.cacheDir, 'rendered'), { recursive: true, force: true });
  const child = centre.start('build');
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.on('exit', (_, signal) => resolve(signal)),
  );
  await until(() => existsSync(join(centre.places.cacheDir, 'rendered')) || child.exitCode !== null);
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
  expect(differences(centre.read(), before)).toEqual([]);

  expect(centre.run('build').status).toBe(0);
  expect(differencesFromCleanBuild()).toEqual([]);
});

/** Asks again at each turn of the event loop. */
async function until(isDone: () => boolean): Promise<void> {
  while (!isDone()) await new Promise((resolve) => setImmediate(resolve));
}

test('an output folder that holds something else is not replaced', () => {
  const { outDir } = centre.places;
  rmSync(outDir, { recursive: true });
  mkdirSync(outDir);
  writeFileSync(join(outDir, 'thesis.txt'), 'The only copy.');
  const build = centre.run('build');
  expect(build.status).toBe(1);
  expect(build.output).toContain('output-unsafe');
  expect([...centre.read().keys()]).toEqual(['thesis.txt']);
});
