import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { watchFiles } from '#dev/watch-files.ts';
import { temporarySite } from './temporary-site.ts';

function watched(prepare: (articles: string) => void = () => undefined) {
  const { folder, write } = temporarySite();
  write('site.yaml', 'name: Help\n');
  const articles = join(folder, 'content', 'articles');
  prepare(articles);
  const told = new Set<string>();
  const end = watchFiles(articles, (path) => told.add(path));
  onTestFinished(() => {
    end();
    rmSync(folder, { recursive: true });
  });
  /** Does something, and waits until `name` was told. */
  const tells = async (name: string, work: () => void) => {
    told.clear();
    work();
    await vi.waitFor(() => expect([...told]).toContain(join(articles, name)), { timeout: 5000, interval: 5 });
  };
  return { articles, write, tells };
}

test('files that come, change and go are told, in folders that come later, too', async () => {
  const { articles, write, tells } = watched();
  await tells('', () => write('articles/en/one.md', 'One.'));
  await tells('en/one.md', () => write('articles/en/one.md', 'Another.'));
  await tells('en/new', () => mkdirSync(join(articles, 'en/new')));
  await tells('en/new/two.md', () => write('articles/en/new/two.md', 'Two.'));
  await tells('en/old', () => renameSync(join(articles, 'en/new'), join(articles, 'en/old')));
  await tells('en/old/two.md', () => write('articles/en/old/two.md', 'Another.'));
  await tells('en/old/two.md', () => rmSync(join(articles, 'en/old/two.md')));
  await tells('en/old', () => rmSync(join(articles, 'en/old'), { recursive: true }));
});

test('a folder that is replaced as a whole is watched again', async () => {
  const { articles, write, tells } = watched((folder) => mkdirSync(join(folder, 'en'), { recursive: true }));
  await tells('en/one.md', () => write('articles/en/one.md', 'One.'));
  await tells('', () => rmSync(articles, { recursive: true }));
  await tells('', () => mkdirSync(join(articles, 'de'), { recursive: true }));
  await tells('de/one.md', () => writeFileSync(join(articles, 'de/one.md'), 'Eins.'));
});

test('links are followed, but not in circles', async () => {
  const { write, tells } = watched((folder) => {
    mkdirSync(join(folder, 'en'), { recursive: true });
    symlinkSync(join(folder, 'en'), join(folder, 'same'));
    symlinkSync(folder, join(folder, 'en', 'circle'));
  });
  await tells('same/one.md', () => write('articles/en/one.md', 'One.'));
});
