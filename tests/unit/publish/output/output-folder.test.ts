import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { diskProblem } from '#publish/output/disk-problem.ts';
import { checkOutputFolder } from '#publish/output/output-folder.ts';
import { placesFrom } from '#files/places.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

let project: string;
beforeEach(() => void (project = temporaryFolder()));
const messages = (OUT_DIR: string, CONTENT_DIR = 'content') =>
  checkOutputFolder(placesFrom({ OUT_DIR, CONTENT_DIR }, project)).map(({ message }) => message);

test('a folder of its own may be replaced: absent, empty, or built before', () => {
  expect(messages('dist')).toEqual([]);
  mkdirSync(join(project, 'dist/api/v1'), { recursive: true });
  writeFileSync(join(project, 'dist/api/v1/manifest.json'), '{}');
  expect(messages('dist')).toEqual([]);
  mkdirSync(join(project, 'empty'));
  expect(messages('empty')).toEqual([]);
});

test('the project, its content, and what is above them may not', () => {
  for (const folder of ['.', '..', '/', 'content', 'locales']) expect(messages(folder)).toHaveLength(1);
  expect(messages('elsewhere', 'elsewhere/content')).toHaveLength(1);
  expect(messages('content-dist')).toEqual([]);
});

test('a folder with other files may not', () => {
  mkdirSync(join(project, 'home'));
  writeFileSync(join(project, 'home/thesis.txt'), 'x');
  expect(messages('home')).toEqual([
    'A build would replace the folder, and with it files that no build has made.',
  ]);
});

test('a file may not be replaced, nor stand where a folder of the output has to be', () => {
  writeFileSync(join(project, 'site'), 'x');
  expect(messages('site')).toEqual(['A build would replace the file with a folder.']);
  const error = caught(() => mkdirSync(join(project, 'site/dist'), { recursive: true }));
  expect(diskProblem(error, join(project, 'site'))).toMatchObject({
    code: 'disk-refuses',
    message: 'A file is where a folder should be.',
  });
});

function caught(attempt: () => void): unknown {
  try {
    attempt();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was refused.');
}
