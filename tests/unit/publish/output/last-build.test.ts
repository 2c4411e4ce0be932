import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { forgetLastBuild, keepLastBuild, nextMoment, readUnchanged } from '#publish/output/last-build.ts';
import { publish } from '#publish/output/output.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

let folder: string;
beforeEach(() => void (folder = temporaryFolder()));
const places = () => ({ outDir: join(folder, 'dist'), cacheDir: join(folder, 'cache') });
const day = (hour: number) => new Date(Date.UTC(2026, 10, 22, hour));

/** Publishes one page, made from these inputs at six o'clock, which holds until eight. */
function build(inputs: string): void {
  mkdirSync(places().cacheDir, { recursive: true });
  publish([{ path: 'index.html', content: inputs }], places(), { inputs });
  keepLastBuild(places(), {
    inputs,
    since: day(6).getTime(),
    until: day(8).getTime(),
    pages: 1,
    problems: [],
    notes: ['A note.'],
  });
}

test('a build that finds all as it was gives what the last one gave', () => {
  build('one');
  expect(readUnchanged(places(), 'one', day(7))).toMatchObject({ pages: 1, notes: ['A note.'] });
});

test.each<[what: string, change: () => void, inputs: string, hour: number]>([
  ['other inputs', () => undefined, 'two', 7],
  ['a moment at which an announcement ends', () => undefined, 'one', 8],
  ['a clock that was set back', () => undefined, 'one', 5],
  ['an edited file in the output', () => writeFileSync(join(folder, 'dist/index.html'), 'ONE'), 'one', 7],
  ['a file too many in the output', () => writeFileSync(join(folder, 'dist/more.txt'), ''), 'one', 7],
  ['no output', () => rmSync(join(folder, 'dist'), { recursive: true }), 'one', 7],
  ['a build that was killed', () => forgetLastBuild(places()), 'one', 7],
  [
    'output of other inputs',
    () => publish([{ path: 'index.html', content: '2' }], places(), { inputs: 'two' }),
    'one',
    7,
  ],
])('%s: it builds again', (_, change, inputs, hour) => {
  build('one');
  change();
  expect(readUnchanged(places(), inputs, day(hour))).toBeUndefined();
});

test('pages change when an announcement begins or ends', () => {
  const announcement = { id: 'a', kind: 'info', locales: undefined, countries: undefined } as const;
  const announcements = [
    { ...announcement, text: 'A', link: undefined, from: 10, until: 20 },
    { ...announcement, text: 'B', link: undefined, from: 15, until: 30 },
  ];
  expect([5, 12, 20].map((now) => nextMoment(announcements, now))).toEqual([10, 15, 30]);
  expect(nextMoment([], 5)).toBe(Number.MAX_SAFE_INTEGER);
});
