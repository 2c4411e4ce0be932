import { rmSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { createLiveContent } from '#dev/live-content.ts';
import { filesBehind, generateFiles } from '#dev/live-files.ts';
import { placesFrom } from '#files/places.ts';
import { bytesOf } from '#publish/output/output.ts';
import { temporarySite } from './temporary-site.ts';

const text = (more: string) => `---\ntitle: About it\ndescription: All about it.\n${more}---\n\nA text.\n`;

test('a file that is made of few pages is the one that a build makes of all', async () => {
  const { folder, write } = temporarySite();
  onTestFinished(() => rmSync(folder, { recursive: true }));
  write('site.yaml', 'name: Help\nurl: https://help.example.com\nlocales: [en, ar]\n');
  write('articles/en/orders/index.md', '---\ntitle: Orders\ndescription: All of them.\n---\n');
  write('articles/en/orders/one.md', text('id: one\nmovedFrom: [/en/old/, /en/old.html]\n'));
  write('articles/ar/orders/one.md', text('id: one\nslug: الطلب\n'));
  write(
    'retired.yaml',
    'articles:\n  - id: gone\n    title: Gone\n    replacedBy: one\n    movedFrom: [/en/gone/]\n',
  );
  const places = placesFrom({}, folder);
  const content = await createLiveContent(places, () => undefined).read();
  if (!content.shown) throw new Error('Nothing is shown.');
  const files = await generateFiles(content.shown, { files: [] }, places);
  const paths = files.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining(['a/one/index.html', 'en/old/index.html', 'ar/orders/الطلب.md']),
  );
  for (const file of files) {
    const found = await content.fileAt(file.path);
    expect([file.path, found && bytesOf(found).toString()]).toEqual([file.path, bytesOf(file).toString()]);
  }
  expect(await content.fileAt('en/orders/nothing/index.html')).toBeUndefined();
  // The language chooser is the first page that somebody opens: nothing is made of all pages for it.
  expect(await filesBehind('index.html', content.shown)).toEqual(expect.any(Array));
});
