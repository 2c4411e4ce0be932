import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContent } from '#content.ts';
import { placesFrom } from '#files/places.ts';
import { promoteTitles } from '#publish/search/promote-titles.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

/** Articles of which search puts three others first for the title of "one". */
function writeContent(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'articles/en'), { recursive: true });
  mkdirSync(join(folder, 'search'));
  writeFileSync(join(folder, 'site.yaml'), 'name: A\nurl: https://help.example.com\nlocales: [en]\n');
  const others = ['two', 'three', 'four'];
  for (const name of ['one', ...others])
    writeFileSync(
      join(folder, `articles/en/${name}.md`),
      `---\nid: ${name}\ntitle: Parcel ${name}\ndescription: A.\n---\n\nText.\n`,
    );
  writeFileSync(
    join(folder, 'search/en.yaml'),
    `# Ours\npromote:\n${others.map((article) => `  - { query: Parcel one, article: ${article} }\n`).join('')}`,
  );
  return folder;
}

test('an article that its title does not find comes first for it, and all else in the settings stays', async () => {
  const contentDir = writeContent();
  const places = { ...placesFrom({ CONTENT_DIR: contentDir }), cacheDir: join(contentDir, '.cache') };
  const promote = async () => {
    const { centre, search } = loadContent(places, { drafts: false });
    if (!centre || !search) throw new Error('the content is right');
    const promoted = await promoteTitles(centre, search, places);
    return promoted.map(({ title }) => title);
  };
  expect(await promote()).toEqual(['Parcel one']);
  const written = readFileSync(join(contentDir, 'search/en.yaml'), 'utf8');
  expect(written).toMatch(/^# Ours\npromote:\n {2}- query: Parcel one\n {4}article: one\n {2}- \{ query/);
  expect(await promote()).toEqual([]);
  expect(readFileSync(join(contentDir, 'search/en.yaml'), 'utf8')).toBe(written);
});
