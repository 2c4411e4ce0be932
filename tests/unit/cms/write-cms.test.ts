import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { contentPolicy } from '#cms/page.ts';
import { parseRepository } from '#cms/repository.ts';
import { writeCms } from '#cms/write-cms.ts';
import { placesFrom } from '#files/places.ts';
import { sampleSite } from '../model/sample-centre.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
function put(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

/** A package as npm installs it. */
function install(): void {
  const settings = { name: '@sveltia/cms', exports: { '.': './npm/index.js' } };
  put('node_modules/@sveltia/cms/package.json', JSON.stringify(settings));
  put('node_modules/@sveltia/cms/npm/index.js', '');
  put('node_modules/@sveltia/cms/npm/index.js.map', '');
  put('node_modules/@sveltia/cms/npm/assets/font.woff2', '');
}

const github = parseRepository('https://github.com/acme/help');

function write(name = 'cms'): string {
  if (!github) throw new Error('GitHub is known');
  const site = { ...sampleSite(), name: '</title><script>' };
  const out = join(folder, name);
  writeCms(placesFrom({}, folder), out, {
    site,
    editor: 'sveltia',
    repository: github,
    branch: 'main',
    content: 'content',
  });
  return out;
}

test('the folder holds page, settings and package, and can be written again', () => {
  install();
  write();
  put('cms/sveltia/old.js', '');
  const out = write();
  expect(readdirSync(out).toSorted()).toEqual(['config.yml', 'index.html', 'start.js', 'sveltia']);
  expect(readdirSync(join(out, 'sveltia'), { recursive: true }).map(String).toSorted()).toEqual([
    'assets',
    join('assets', 'font.woff2'),
    'index.js',
  ]);
  expect(parse(readFileSync(join(out, 'config.yml'), 'utf8'))).toMatchObject({
    backend: { repo: 'acme/help' },
  });
  const page = readFileSync(join(out, 'index.html'), 'utf8');
  expect(page).toContain('<title>&lt;/title&gt;&lt;script&gt;</title>');
  expect(page).not.toMatch(/https:\/\/(?!api\.github\.com|github\.com|avatars\.githubusercontent\.com)/);
});

test('what is missing, public or of somebody else stays as it is', () => {
  expect(() => write()).toThrow('Run "npm install --save-dev @sveltia/cms".');
  install();
  for (const name of ['public/cms', 'content/cms', 'dist']) {
    expect(() => write(name)).toThrow('which belongs to the public site');
  }
  put('mine/notes.txt', '');
  expect(() => write('mine')).toThrow('holds "notes.txt"');
  expect(existsSync(join(folder, 'mine/config.yml'))).toBe(false);
});

test('only Decap CMS may make code of texts, and both ask nobody but the host', () => {
  if (!github) throw new Error('GitHub is known');
  expect(contentPolicy('sveltia', github)).toContain("script-src 'self';");
  expect(contentPolicy('sveltia', github)).toContain(
    "connect-src 'self' blob: data: https://api.github.com https://github.com;",
  );
  expect(contentPolicy('decap', github)).toContain("script-src 'self' 'unsafe-eval';");
  expect(contentPolicy('decap', github)).toContain('http://localhost:8081;');
});
