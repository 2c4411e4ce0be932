import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { cmsConfig, editors, type Editor } from '#cms/config.ts';
import { fieldsOf } from '#cms/fields.ts';
import { parseRepository, type Repository } from '#cms/repository.ts';
import { articleData, topicData } from '#model/articles/front-matter.ts';
import { sampleSite } from '../model/sample-centre.ts';

const repositoryAt = (address: string): Repository => {
  const repository = parseRepository(address);
  if (!repository) throw new Error(`${address} is on no known host`);
  return repository;
};

const configOf = (editor: Editor, address = 'https://github.com/acme/help') =>
  cmsConfig({
    site: sampleSite('[en, ar, pt-br]', 'sourceLocale: ar'),
    editor,
    repository: repositoryAt(address),
    branch: 'main',
    content: 'content',
  });

/** That of @sveltia/cms 0.221.1 (MIT), without its descriptions. */
const schema = z
  .looseObject({})
  .parse(JSON.parse(readFileSync('tests/unit/cms/sveltia-cms.schema.json', 'utf8')));
const isValid = new Ajv({ strict: false, formats: { regex: true, uri: true } }).compile(schema);

test.each([
  'https://github.com/acme/help',
  'https://gitlab.com/acme/docs/help',
  'https://codeberg.org/acme/help',
])("settings for %s are what the package's own schema takes", (address) => {
  const config = configOf('sveltia', address);
  expect(isValid(config), JSON.stringify(isValid.errors?.slice(-3))).toBe(true);
  expect(isValid({ ...config, colections: [] })).toBe(false);
});

test('an editor shows every key of front matter but those that commands write, and the text as it is', () => {
  const names = (shape: typeof articleData | typeof topicData) =>
    fieldsOf(shape, 'articles').map(({ name }) => name);
  const byCommand = ['translationOf', 'changes', 'machineTranslated'];
  expect([...names(articleData), ...byCommand].toSorted()).toEqual(Object.keys(articleData.shape).toSorted());
  expect([...names(topicData), ...byCommand].toSorted()).toEqual(Object.keys(topicData.shape).toSorted());
  for (const editor of editors) {
    const [articles] = configOf(editor).collections;
    expect(articles?.fields.slice(0, 4)).toMatchObject([
      { name: 'id', widget: 'string', required: true, i18n: 'duplicate' },
      { name: 'title', widget: 'string', required: true, i18n: true },
      { name: 'description', widget: 'text', required: true, i18n: true },
      { name: 'body', widget: 'markdown', modes: ['raw'] },
    ]);
  }
});

test('keys become fields by what they hold', () => {
  const fields = new Map(fieldsOf(articleData, 'articles').map((field) => [field.name, field]));
  expect(fields.get('order')).toMatchObject({ widget: 'number', value_type: 'float', required: false });
  expect(fields.get('ratings')).toMatchObject({ widget: 'number', value_type: 'int', min: 1 });
  expect(fields.get('reviewBy')).toMatchObject({
    widget: 'datetime',
    format: 'YYYY-MM-DD',
    time_format: false,
  });
  expect(fields.get('draft')).toMatchObject({ widget: 'boolean' });
  expect(fields.get('searchFor')).toMatchObject({ widget: 'list', label: 'Search for', i18n: true });
  expect(fields.get('related')).toMatchObject({
    widget: 'relation',
    collection: 'articles',
    value_field: 'id',
  });
  expect(fields.get('reviewed')).toMatchObject({
    widget: 'object',
    fields: [{ name: 'on' }, { name: 'by' }],
  });
  // Editors would read its pattern without Unicode, and refuse every letter.
  expect(fields.get('slug')).not.toHaveProperty('pattern');
  expect([...fields.values()].filter(({ hint }) => /[`<]/.test(String(hint)))).toEqual([]);
});

test('the source language comes first; Decap CMS has a collection for each', () => {
  expect(configOf('sveltia')).toMatchObject({
    i18n: { locales: ['ar', 'en', 'pt-br'], default_locale: 'ar', initial_locales: ['ar'] },
    collections: [{ folder: 'content/articles' }, { folder: 'content/articles' }],
  });
  expect(configOf('decap').collections.map(({ folder }) => folder)).toEqual([
    'content/articles/ar',
    'content/articles/en',
    'content/articles/pt-br',
  ]);
});

test.each([
  ['https://github.com/acme/help.git', 'github', 'acme/help', 'https://api.github.com'],
  ['https://gitlab.com/acme/docs/help/', 'gitlab', 'acme/docs/help', 'https://gitlab.com/api/v4'],
  ['https://codeberg.org/acme/help', 'gitea', 'acme/help', 'https://codeberg.org/api/v1'],
])('%s is a repository', (address, kind, name, api) => {
  expect(parseRepository(address)).toMatchObject({ kind, name, api });
});

test('a host of the company is told what it runs; other addresses are no repository', () => {
  expect(parseRepository('https://git.acme.example/acme/help', 'gitlab')?.api).toBe(
    'https://git.acme.example/api/v4',
  );
  expect(parseRepository('https://git.acme.example/acme/help', 'github')?.api).toBe(
    'https://git.acme.example/api/v3',
  );
  const others = [
    'https://git.acme.example/acme/help',
    'https://github.com/acme',
    'git@github.com:acme/help.git',
  ];
  const hostile = [
    'http://github.com/acme/help',
    'https://me:secret@github.com/acme/help',
    'https://github.com/a/"><b>',
  ];
  expect([...others, ...hostile, ''].filter((address) => parseRepository(address))).toEqual([]);
});
