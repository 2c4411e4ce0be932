/** Back into the site: readers vote, aggregates are exported, the next build shows what helped. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startCollector } from '#collector/start.ts';
import { manifestPath, parseManifest } from '#model/feedback/manifest.ts';
import { summaryPath } from '#files/read-feedback-summary.ts';
import { noLimits } from '../collector/handler.ts';
import { createHelpCentre, type TestHelpCentre } from './help-centre.ts';
import { findAll, parseHtml, textOf } from './html.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const origin = 'https://help.example.com';
const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

let source: string;
let centre: TestHelpCentre;

/** Eight articles of one topic, `article-a` to `article-h`, in that order; `h` chooses nothing as related. */
beforeAll(() => {
  source = mkdtempSync(join(tmpdir(), 'fener-votes-'));
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(source, name)), { recursive: true });
    writeFileSync(join(source, name), text);
  };
  write('site.yaml', `name: Help\nurl: ${origin}\nlocales: [{ id: en, name: English }]\nsourceLocale: en\n`);
  write('articles/en/orders/index.md', '---\ntitle: Orders\ndescription: All of them.\n---\n');
  for (const [index, letter] of letters.entries()) {
    write(
      `articles/en/orders/${letter}.md`,
      `---\nid: article-${letter}\ntitle: Title ${letter}\ndescription: About ${letter}.\norder: ${index + 1}\n---\n\nText of ${letter}.\n`,
    );
  }
  centre = createHelpCentre(source);
  build();
});
afterAll(() => {
  centre.remove();
  rmSync(source, { recursive: true });
});

function build(): string {
  const { status, output } = centre.run('build');
  expect(output).not.toMatch(/^error/im);
  expect(status).toBe(0);
  return output;
}

/** Texts of the links of the section that a heading names; empty where there is none. */
function listed(path: string, heading: string): string[] {
  const page = parseHtml(readFileSync(join(centre.places.outDir, path, 'index.html'), 'utf8'));
  const section = findAll(page, 'section').find(
    (one) => findAll(one, 'h2').map(textOf).join('').trim() === heading,
  );
  return section ? findAll(section, 'a').map((link) => textOf(link).trim()) : [];
}
const onHome = () => listed('en', 'Most asked');
const onTopic = () => listed('en/orders', 'Most helpful');
const relatedTo = (letter: string) => listed(`en/orders/${letter}`, 'Related articles');

/** Sends votes to the collector of the built site. */
async function vote(votes: Readonly<Record<string, readonly [yes: number, no: number]>>): Promise<void> {
  const manifestFile = join(centre.places.outDir, manifestPath);
  const collector = await startCollector({
    databaseUrl: centre.databaseUrl,
    manifestFile,
    origins: [origin],
    limits: noLimits,
    trustProxy: '1',
  });
  const { articles = [] } = parseManifest(readFileSync(manifestFile, 'utf8')) ?? {};
  const events = Object.entries(votes).flatMap(([id, [yes, no]]) => {
    const article = articles.find((one) => one.id === id);
    return Array.from({ length: yes + no }, (_, n) => ({
      id: randomUUID(),
      k: 'rate',
      t: 0,
      a: id,
      l: 'en',
      r: article?.rev,
      vk: randomUUID(),
      s: 1,
      x: n < yes ? 1 : -1,
    }));
  });
  for (const [n, event] of events.entries()) {
    const { status } = await collector.fetch(
      new Request(`${origin}/_feedback/v1/e`, {
        method: 'POST',
        // Many votes of one network are set aside: these are of many.
        headers: {
          origin,
          'content-type': 'text/plain',
          'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
          'x-forwarded-for': `192.0.2.${n}`,
        },
        body: JSON.stringify({ v: 1, now: Date.now(), e: [event] }),
      }),
    );
    expect(status).toBe(204);
  }
  await collector.close();
}

test('without votes the order of the writers stands', () => {
  expect(onTopic()).toEqual([]);
  expect(relatedTo('h')[0]).toBe('Title g');
});

test('what most readers found helpful comes first on home page, topic page and related articles', async () => {
  // 24 of 25 beat 21 of 25, beat 60 of 90; nineteen votes are too few to be published.
  await vote({
    'article-e': [60, 30],
    'article-f': [24, 1],
    'article-d': [21, 4],
    'article-c': [19, 0],
    'article-b': [2, 40],
  });
  expect(centre.run('feedback', ['export'])).toMatchObject({ status: 0 });
  const file = summaryPath(centre.places);
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).not.toContain('article-c');
  build();
  expect(onTopic().slice(0, 3)).toEqual(['Title f', 'Title d', 'Title e']);
  expect(onHome().slice(0, 3)).toEqual(['Title f', 'Title d', 'Title e']);
  expect(relatedTo('h').slice(0, 3)).toEqual(['Title f', 'Title d', 'Title e']);
});

test('a new epoch starts from nothing', () => {
  centre.edit('articles/en/orders/f.md', (text) => text.replace('order: 6', 'order: 6\nratings: 2'));
  build();
  expect(onTopic()).not.toContain('Title f');
  centre.edit('articles/en/orders/f.md', (text) => text.replace('\nratings: 2', ''));
});

const article = (change: object) =>
  JSON.stringify({
    v: 1,
    through: new Date().toISOString().slice(0, 10),
    articles: letters.slice(3, 6).map((letter) => ({
      id: `article-${letter}`,
      locale: 'en',
      epoch: 1,
      yes: 30,
      no: 1,
      clicks: 0,
      ...change,
    })),
  });

test('a summary that is full of markup lets the site be built, without "most helpful"', () => {
  writeFileSync(summaryPath(centre.places), article({ id: '"><script>alert(1)</script>' }));
  expect(build()).toContain('feedback-summary.json');
  expect(onTopic()).toEqual([]);
  expect(relatedTo('h')[0]).toBe('Title g');
  expect(readFileSync(join(centre.places.outDir, 'en/index.html'), 'utf8')).not.toContain('alert(1)');
});

test('articles that are gone are passed over', () => {
  writeFileSync(summaryPath(centre.places), article({ id: 'no-such-article' }));
  build();
  expect(onTopic()).toEqual([]);
});

test('without the file the site is as it was', () => {
  rmSync(summaryPath(centre.places));
  build();
  expect(onTopic()).toEqual([]);
});
