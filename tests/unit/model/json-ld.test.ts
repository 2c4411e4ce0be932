/** Structured data against schema.org's vocabulary, as the declarations of schema-dts hold it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { articleJsonLd, breadcrumbJsonLd, siteJsonLd } from '#model/json-ld.ts';
import { treeOf } from '#model/tree.ts';
import { localeOf } from '#site/site.ts';
import { sampleCentre, sampleSite, text } from './sample-centre.ts';

/** Properties and supertypes of each type, from schema-dts's own declaration file. */
function readVocabulary() {
  const require = createRequire(import.meta.url);
  const path = require.resolve('schema-dts').replace(/\.[cm]?js$/, '.d.ts');
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  const bases = new Map<
    string,
    { readonly properties: readonly string[]; readonly parents: readonly string[] }
  >();
  const types = new Set<string>();
  for (const node of file.statements) {
    if (!ts.isInterfaceDeclaration(node)) continue;
    const type = node.members.find((member) => member.name?.getText(file) === '"@type"');
    const literal = type && ts.isPropertySignature(type) && type.type ? type.type.getText(file) : '';
    if (literal) types.add(literal.replaceAll('"', ''));
    bases.set(node.name.text, {
      properties: node.members.flatMap((member) => member.name?.getText(file).replaceAll('"', '') ?? []),
      parents: (node.heritageClauses ?? []).flatMap(({ types: parents }) =>
        parents.map((parent) => parent.getText(file).replace(/^Partial<(.*)>$/, '$1')),
      ),
    });
  }
  return { bases, types };
}

const { bases, types } = readVocabulary();

function propertiesOf(name: string): ReadonlySet<string> {
  const own = bases.get(name);
  return new Set([
    ...(own?.properties ?? []),
    ...(own?.parents ?? []).flatMap((parent) => [...propertiesOf(parent)]),
  ]);
}

/** Types and properties that schema.org does not have. */
function unknownIn(data: unknown, path = ''): string[] {
  if (Array.isArray(data)) return data.flatMap((item, index) => unknownIn(item, `${path}[${index}]`));
  if (typeof data !== 'object' || data === null) return [];
  const type = '@type' in data ? String(data['@type']) : '';
  if (!types.has(type)) return [`${path}: type "${type}"`];
  const known =
    propertiesOf(`${type}Leaf`).size > 0 ? propertiesOf(`${type}Leaf`) : propertiesOf(`${type}Base`);
  return Object.entries(data).flatMap(([key, value]) => {
    if (key === '@type' || key === '@context') return [];
    return known.has(key) ? unknownIn(value, `${path}.${key}`) : [`${path}: ${type} has no "${key}"`];
  });
}

const site = sampleSite(
  '[en, tr]',
  'organization: { name: Company, url: https://www.example.com, sameAs: [https://social.example.com/c] }\nbrand: { logo: /logo.svg }\n',
);
const { centre } = sampleCentre(
  {
    'en/t/index.md': text('T'),
    'en/t/a.md': text('A', 'art-a', ['keywords: [parcel]', 'updated: 2026-03-04']),
  },
  { site },
);

function articleData() {
  const place = treeOf(centre.tree, 'en').articles.get('art-a');
  if (!place) throw new Error('art-a');
  const { article, translation, path } = place;
  return articleJsonLd(site, {
    article,
    translation,
    path,
    locale: localeOf(site, 'en'),
    image: 'https://help.example.com/x.png',
  });
}

const crumbs = breadcrumbJsonLd(site, [
  { href: '/en/', text: 'Help' },
  { href: '/en/t/', text: 'T' },
]);

test('schema.org knows every type and property that the pages use', () => {
  expect(unknownIn(siteJsonLd(site, localeOf(site, 'tr')))).toEqual([]);
  expect(unknownIn(crumbs)).toEqual([]);
  expect(unknownIn(articleData())).toEqual([]);
});

test('the comparison with schema.org notices what it does not know', () => {
  expect(
    unknownIn({ '@type': 'TechArticle', headline: 'A', titel: 'B', author: { '@type': 'Organisation' } }),
  ).toEqual([': TechArticle has no "titel"', '.author: type "Organisation"']);
});

test('an article names its language, its organization and the day of its last change', () => {
  expect(articleData()).toMatchObject({
    '@type': 'TechArticle',
    headline: 'A',
    inLanguage: 'en',
    dateModified: '2026-03-04',
    mainEntityOfPage: 'https://help.example.com/en/t/a/',
    publisher: { '@type': 'Organization', name: 'Company' },
  });
});

test('crumbs are numbered from one, with absolute addresses', () => {
  expect(crumbs.itemListElement).toEqual([
    { '@type': 'ListItem', position: 1, name: 'Help', item: 'https://help.example.com/en/' },
    { '@type': 'ListItem', position: 2, name: 'T', item: 'https://help.example.com/en/t/' },
  ]);
});

test('without an address of its own, the organization has that of the site, with its last slash', () => {
  const below = { ...sampleSite(), url: 'https://www.example.com/help', base: '/help' };
  expect(siteJsonLd(below, localeOf(below, 'en'))[1]).toMatchObject({ url: 'https://www.example.com/help/' });
});
