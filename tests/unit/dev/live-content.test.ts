import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createLiveContent } from '#dev/live-content.ts';
import { placesFrom } from '#files/places.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

test("drawings of the site's own public/ lose what could run, and its files count as soon as they are there", async () => {
  const folder = temporaryFolder();
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  write('content/site.yaml', 'name: Help\nurl: https://help.example.com\nlocales: [en]\n');
  write(
    'content/articles/en/form.md',
    '---\nid: form\ntitle: The form\ndescription: Where it is.\n---\n\nSee [the form](/form.svg).\n',
  );
  const { read } = createLiveContent(placesFrom({}, folder), () => undefined);
  expect((await read()).problems.map(({ code }) => code)).toContain('unknown-link');

  write(
    'public/form.svg',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><path d="M0 0"/></svg>',
  );
  const content = await read();
  expect(content.problems.map(({ code }) => code)).not.toContain('unknown-link');
  const file = await content.fileAt('form.svg');
  const text = file && 'content' in file ? String(file.content) : '';
  expect(text).toContain('<path');
  expect(text).not.toContain('alert');
});

test('a mistake in a snippet is shown in place of the pages that include it', async () => {
  const folder = temporaryFolder();
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, 'content', name)), { recursive: true });
    writeFileSync(join(folder, 'content', name), text);
  };
  const article = (id: string, text: string) =>
    `---\nid: ${id}\ntitle: About ${id}\ndescription: All about ${id}.\n---\n\n${text}\n`;
  write('site.yaml', 'name: Help\nurl: https://help.example.com\nlocales: [en]\n');
  write('variables.yaml', 'days: 30\n');
  write('snippets/en/inner.md', '{{ dys }} days.\n');
  write('snippets/en/outer.md', '::snippet[inner]\n');
  write('articles/en/one.md', article('one', '::snippet[outer]'));
  write('articles/en/two.md', article('two', '{{ days }} days.'));
  const { read } = createLiveContent(placesFrom({}, folder), () => undefined);
  const codesAt = async (path: string) => (await read()).problemsAt(path).map(({ code }) => code);
  expect(await codesAt('/en/one/')).toEqual(['variable-unknown']);
  expect(await codesAt('/en/two/')).toEqual([]);
  write('snippets/en/inner.md', '{{ days }} days.\n');
  expect(await codesAt('/en/one/')).toEqual([]);
});
