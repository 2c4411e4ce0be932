import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FileChanges, type Look } from '#dev/file-changes.ts';
import { placesFrom } from '#files/places.ts';
import { temporarySite } from './temporary-site.ts';

/** A site of a few files, which may count as many. A look takes 100 milliseconds. */
function site(many?: number, age?: () => number) {
  const { folder, write } = temporarySite();
  onTestFinished(() => rmSync(folder, { recursive: true }));
  write('site.yaml', 'name: Help\n');
  write('articles/en/one.md', 'One.');
  const places = placesFrom({}, folder);
  let now = 0;
  const changes = new FileChanges(places, { now: () => (now += 100), many, ...(age && { age }) });
  const path = (name: string) => join(places.contentDir, name);
  const look = (looksAtAll?: boolean): Look => {
    const found = changes.look(looksAtAll);
    changes.accept(found);
    return found;
  };
  look();
  return { write, changes, path, look, pass: (time: number) => (now += time) };
}

const namesIn = ({ saved }: Look) => saved.map((path) => path.split('/').at(-1));

test('a few files are looked at each time, whatever a watcher tells', () => {
  const { write, look, path } = site();
  expect(look().saved).toEqual([]);
  write('articles/en/one.md', 'Another.');
  expect(look().saved).toEqual([path('articles/en/one.md')]);
  rmSync(path('articles/en/one.md'));
  expect(look()).toMatchObject({ saved: [], gone: [path('articles/en/one.md')] });
});

test('a file that somebody is writing is looked at again when it is whole', async () => {
  let age = 1;
  const { write, changes, path } = site(undefined, () => age);
  write('articles/en/one.md', '');
  const looking = changes.lookWhenWritten();
  write('articles/en/one.md', 'Whole.');
  age = 1000;
  const { saved, stamps } = await looking;
  expect(saved).toEqual([path('articles/en/one.md')]);
  expect(stamps.get(path('articles/en/one.md'))).toContain(`:${'Whole.'.length}:`);
});

test('many files are looked at where a watcher has named them, and all of them now and then', () => {
  const { write, look, changes, path, pass } = site(2);
  write('articles/en/one.md', 'Another.');
  expect(namesIn(look())).toEqual([]);
  changes.hear(path('articles/en/one.md'));
  expect(look()).toMatchObject({ saved: [path('articles/en/one.md')], gone: [] });
  write('articles/en/one.md', 'A third text.');
  expect(namesIn(look(true))).toEqual(['one.md']);
  write('articles/en/one.md', 'A text that is the fourth.');
  pass(10_000);
  expect(namesIn(look())).toEqual(['one.md']);
});

test('a file that comes or goes is looked at alone, a folder has all files looked at', () => {
  const { write, look, changes, path } = site(2);
  write('articles/en/two.md', 'Two.');
  write('articles/en/three.md', 'Three.');
  changes.hear(path('articles/en/two.md'));
  changes.hear(path('articles/en/.two.md.swp'));
  expect(look()).toMatchObject({ saved: [path('articles/en/two.md')], gone: [] });
  rmSync(path('articles/en/two.md'));
  changes.hear(path('articles/en/two.md'));
  expect(look()).toMatchObject({ saved: [], gone: [path('articles/en/two.md')] });
  write('articles/en/more/four.md', 'Four.');
  changes.hear(path('articles/en/more'));
  expect(new Set(namesIn(look()))).toEqual(new Set(['three.md', 'four.md']));
});

test('what could not be read is found again', () => {
  const { write, changes, path } = site(2);
  write('articles/en/one.md', 'Another.');
  changes.hear(path('articles/en/one.md'));
  expect(namesIn(changes.look())).toEqual(['one.md']);
  changes.reject();
  expect(namesIn(changes.look())).toEqual(['one.md']);
});
