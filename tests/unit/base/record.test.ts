import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { recordKind } from '#base/record.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

interface Sample {
  readonly name: string;
  readonly sizes: readonly number[];
}

const samples = recordKind<Sample>('sample 1');
const sample: Sample = { name: 'Größe "}{"\n', sizes: [1, 2.5] };

let folder: string;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder, 'cache/sample.json');
  samples.write(path, sample);
});
test('gives back what was written, in a file that any JSON reader understands', () => {
  expect(samples.read(path)).toEqual(sample);
  expect((JSON.parse(readFileSync(path, 'utf8')) as { data: Sample }).data).toEqual(sample);
});

test('a record that is missing, a folder, or of another version is absent', () => {
  mkdirSync(join(folder, 'a folder'));
  expect(samples.read(join(folder, 'none'))).toBeUndefined();
  expect(samples.read(join(folder, 'a folder'))).toBeUndefined();
  expect(recordKind<Sample>('sample 2').read(path)).toBeUndefined();
});

test('a foreign file is absent, also when it is sound JSON', () => {
  for (const text of [
    '',
    '{}',
    'null',
    '[]',
    JSON.stringify(sample),
    '{"stamp":"sample 1"}',
    '\0'.repeat(200),
  ]) {
    writeFileSync(path, text);
    expect(samples.read(path)).toBeUndefined();
  }
});

test('a record that was cut anywhere is absent', () => {
  const { length } = readFileSync(path);
  for (let size = length - 1; size >= 0; size--) {
    truncateSync(path, size);
    expect(samples.read(path)).toBeUndefined();
  }
});

test('a record with one bit changed anywhere is absent', () => {
  const bytes = readFileSync(path);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const damaged = Buffer.from(bytes);
    const at = bit >> 3;
    damaged.writeUInt8(damaged.readUInt8(at) ^ (1 << (bit & 7)), at);
    writeFileSync(path, damaged);
    expect(samples.read(path)).toBeUndefined();
  }
});
