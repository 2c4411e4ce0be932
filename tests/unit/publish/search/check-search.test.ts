import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkSearch } from '#publish/search/check-search.ts';
import { loadContent } from '#content.ts';
import { placesFrom } from '#files/places.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

/** Five articles that all promise to be found by "lost parcel". */
function writeContent(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'articles/en'), { recursive: true });
  writeFileSync(join(folder, 'site.yaml'), 'name: A\nurl: https://help.example.com\nlocales: [en]\n');
  for (const name of ['one', 'two', 'three', 'four', 'five']) {
    const matter = `id: ${name}\ntitle: Parcel ${name}\ndescription: A.\nsearchFor:\n  - lost parcel\n`;
    writeFileSync(join(folder, `articles/en/${name}.md`), `---\n${matter}---\n\nText.\n`);
  }
  return folder;
}

test('what an article promises to be found by is tested without a build, and what is as it was is not tested again', async () => {
  const folder = writeContent();
  const places = { ...placesFrom({ CONTENT_DIR: folder }), cacheDir: join(folder, '.cache') };
  const { centre, search } = loadContent(places, { drafts: false });
  if (!centre || !search) throw new Error('the content is right');
  const first = await checkSearch(centre, search, places.cacheDir);
  expect(first.map(({ code, at }) => `${code} ${at?.line}`)).toEqual([
    'search-self-test 6',
    'search-self-test 6',
  ]);
  expect(await checkSearch(centre, search, places.cacheDir)).toEqual(first);
});
