import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createLiveContent } from '#dev/live-content.ts';
import { notesOf, pageOf } from '#dev/page-notes.ts';
import { linksIn } from '#dev/whole-check.ts';
import { placesFrom } from '#files/places.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** A help centre of these files, as development reads it. */
async function centreOf(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, 'content', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const { shown, problems } = await createLiveContent(placesFrom({}, folder), () => undefined).read();
  if (!shown) throw new Error('the content has to be shown');
  return { centre: shown.centre, problems, fileOf: (name: string) => join(folder, 'content', name) };
}

const article = (id: string, text: string) =>
  `---\nid: ${id}\ntitle: About ${id}\ndescription: All about ${id}.\n---\n\n${text}\n`;

const files = {
  'site.yaml': 'name: Help\nurl: https://help.example.com\nlocales: [en, de]\n',
  'articles/en/orders/index.md': '---\ntitle: Orders\ndescription: All about orders.\n---\n',
  'articles/en/orders/track.md': article('track-order', 'See [returns](id:return-item).'),
  'articles/en/orders/return.md': article('return-item', 'Send it [back](id:track-ordr).'),
  'articles/de/orders/track.md': article('track-order', 'Siehe [unten](../orders/return.md).'),
};

test('a page tells its file, its problems with their lines, its translations and the pages that link to it', async () => {
  const { centre, problems, fileOf } = await centreOf(files);
  const notes = notesOf(centre, { problems, links: linksIn(centre) }, '/en/orders/return/');
  expect(notes.source?.file.endsWith('return.md')).toBe(true);
  expect(notes.source?.editor).toBe(
    `/__open-in-editor?file=${encodeURIComponent(fileOf('articles/en/orders/return.md'))}`,
  );
  expect(notes.problems.map(({ code, line }) => [code, line])).toEqual([['unknown-link', 7]]);
  expect(notes.problems[0]?.editor).toContain('return.md%3A7%3A');
  expect(notes.others).toBe(problems.length - 1);
  expect(notes.translations).toEqual([
    { locale: 'en', state: 'source', path: '/en/orders/return/' },
    { locale: 'de', state: 'missing', path: '/de/orders/return/' },
  ]);
  expect(notes.linksHere).toEqual([{ title: 'About track-order', path: '/en/orders/track/' }]);
});

test('a topic has notes, and a page without a text file has none of its own', async () => {
  const { centre, problems } = await centreOf(files);
  expect(notesOf(centre, { problems, links: linksIn(centre) }, '/en/orders/').source?.file).toMatch(
    /index\.md$/,
  );
  for (const path of ['/en/search/', '/xx/', '/', '', '/en/%E0%A4%A/']) {
    const notes = notesOf(centre, { problems, links: linksIn(centre) }, path);
    expect([path, notes.source, notes.problems, notes.others]).toEqual([
      path,
      undefined,
      [],
      problems.length,
    ]);
  }
});

test('the page of a file is that of its language', async () => {
  const { centre, fileOf } = await centreOf(files);
  expect(pageOf(centre, fileOf('articles/de/orders/track.md'))).toBe('/de/orders/track/');
  expect(pageOf(centre, fileOf('articles/en/orders/index.md'))).toBe('/en/orders/');
  expect(pageOf(centre, fileOf('site.yaml'))).toBeUndefined();
});
