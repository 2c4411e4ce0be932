/** Names, files and disks as they shouldn't be: a move does the whole work, or leaves everything as it was. */
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { walk } from '#files/walk.ts';
import { applyPlan } from '#moves/apply.ts';
import { planMove } from '#moves/plan-move.ts';
import { planRetire } from '#moves/plan-retire.ts';
import { article, Scratch, topic } from './scratch.ts';
import { small } from './small.ts';

let scratch: Scratch;
const pathOf = (name: string) => join(scratch.places.contentDir, name);
/** Every file with its bytes. */
const bytes = () =>
  new Map(walk(scratch.places.contentDir).files.map((name) => [name, readFileSync(pathOf(name), 'utf8')]));

test.each(["it's", 'a "b" c', 'größe & maß', '日本語', 'two  spaces', '50% off', 'a#b', 'x (1)'])(
  'an article named %s moves, with the links to it and its own',
  (name) => {
    const link = `<../returns/${name.replaceAll('%', '%25').replaceAll('#', '%23')}.md>`;
    scratch = new Scratch({
      ...small,
      [`articles/en/returns/${name}.md`]: article('odd', '[b](b.md) ![Label](images/label.svg)'),
      'articles/en/orders/d.md': article('art-d', `[odd](${link})`),
    });
    expect(scratch.problems()).toEqual([]);
    scratch.commit();
    expect(scratch.do((snapshot) => planMove(snapshot, 'odd', 'orders'))).toMatchObject({ kind: 'done' });
    expect(scratch.problems()).toEqual([]);
    expect(scratch.has(`articles/en/orders/${name}.md`)).toBe(true);
  },
);

test('line breaks of Windows and byte-order marks stay, in texts and settings', () => {
  scratch = new Scratch(small);
  const names = ['articles/en/returns/a.md', 'articles/en/orders/c.md', 'site.yaml', 'channels.yaml'];
  for (const name of names) scratch.write(name, `\uFEFF${scratch.read(name).replaceAll('\n', '\r\n')}`);
  scratch.commit();
  expect(scratch.do((snapshot) => planMove(snapshot, 'returns', 'back'))).toMatchObject({ kind: 'done' });
  expect(scratch.problems()).toEqual([]);
  for (const name of names) {
    const text = scratch.read(name.replace('/returns/', '/back/'));
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  }
});

test('a name changes in its case alone', () => {
  scratch = new Scratch(small);
  scratch.commit();
  expect(scratch.do((snapshot) => planMove(snapshot, 'returns', 'Returns'))).toMatchObject({ kind: 'done' });
  expect(scratch.problems()).toEqual([]);
  scratch.commit();
  expect(scratch.do((snapshot) => planMove(snapshot, 'Returns/a', 'Returns/A'))).toMatchObject({
    kind: 'done',
  });
  expect(scratch.problems()).toEqual([]);
});

test('modes of files stay', () => {
  scratch = new Scratch(small);
  chmodSync(pathOf('articles/en/orders/c.md'), 0o440);
  scratch.commit();
  scratch.do((snapshot) => planMove(snapshot, 'returns', 'back'));
  expect(statSync(pathOf('articles/en/orders/c.md')).mode & 0o777).toBe(0o440);
});

test('a text that is a symbolic link stays one', () => {
  scratch = new Scratch(small);
  writeFileSync(pathOf('articles/en/orders/real.md'), article('art-real', '[a](../returns/a.md)'));
  rmSync(pathOf('articles/de/returns/a.md'));
  mkdirSync(pathOf('articles/de/orders'), { recursive: true });
  symlinkSync('../../en/orders/real.md', pathOf('articles/de/orders/real.md'));
  scratch.commit();
  const before = scratch.problems();
  scratch.do((snapshot) => planMove(snapshot, 'returns', 'back'));
  expect(scratch.problems()).toEqual(before);
  expect(lstatSync(pathOf('articles/de/orders/real.md')).isSymbolicLink()).toBe(true);
  expect(readlinkSync(pathOf('articles/de/orders/real.md'))).toBe('../../en/orders/real.md');
});

describe('what fails half-way', () => {
  test('leaves nothing behind', () => {
    scratch = new Scratch(small);
    const before = bytes();
    const plan = scratch.snapshot;
    const move = planMove(plan, 'returns', 'back');
    scratch.write('channels.yaml', `${scratch.read('channels.yaml')}# later\n`);
    const now = bytes();
    expect(() => applyPlan(scratch.places.contentDir, move)).toThrow('was changed in the meantime');
    expect(bytes()).toEqual(now);
    expect(existsSync(pathOf('articles/en/back'))).toBe(false);
    expect(before.size).toBe(now.size);
  });

  test('is undone as far as it can be, and says what is left', () => {
    scratch = new Scratch(small);
    const before = bytes();
    const undo = applyPlan(scratch.places.contentDir, planMove(scratch.snapshot, 'returns', 'back'));
    scratch.delete('articles/en/back/images/both.svg');
    expect(undo).toThrow(/both\.svg/);
    const after = bytes();
    expect([...before].filter(([name, text]) => after.get(name) !== text).map(([name]) => name)).toEqual([
      'articles/en/returns/images/both.svg',
    ]);
  });
});

test('a topic that would take the place of another moves into it, and not where one is', () => {
  scratch = new Scratch({
    ...small,
    'articles/en/orders/returns/index.md': topic('Others'),
    'articles/en/orders/returns/z.md': article('art-z'),
  });
  expect(() => planMove(scratch.snapshot, 'returns', 'orders')).toThrow('is there already');
  expect(() => planRetire(scratch.snapshot, 'returns', undefined)).toThrow('is a topic');
});
