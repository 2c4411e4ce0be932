/** Types of articles, their templates, and what waits for a review. */
import { expect, test } from 'vitest';
import { readTemplates } from '#files/read-templates.ts';
import { staleTexts } from '#model/articles/freshness.ts';
import { templates } from '#model/articles/templates.ts';
import { siteOnDisk } from '../../translations/site.ts';

const article = (front: string, body = 'Text.') =>
  `---\nid: one\ntitle: A title\ndescription: What it says.\n${front}---\n\n${body}\n`;

const name = 'articles/en/one.md';

/** What the check says of an article's type. */
const told = (front: string, body?: string, more: Readonly<Record<string, string>> = {}) =>
  siteOnDisk({ [name]: article(front, body), ...more })
    .problems()
    .filter(({ code }) => code === 'unknown-type' || code === 'type-structure')
    .map(({ code, at, message, fix }) => `${code} ${at?.line}: ${message} ${fix}`);

test('a type asks for its headings by their ids, whatever they are called, and not in drafts', () => {
  expect(told('type: troubleshooting\n', '## Warum {#cause}\n\nText.')).toEqual([
    'type-structure 5: An article of type "troubleshooting" has a heading with the id "remedy". Write "## What to do {#remedy}", or add {#remedy} to the heading that says it, as in the template of "troubleshooting".',
  ]);
  expect(told('type: troubleshooting\ndraft: true\n')).toEqual([]);
  expect(told('type: faq\n')).toEqual([]);
  expect(told('type: how-to\n')[0]).toContain('has numbered steps or a video. Number the steps');
  expect(told('type: how-to\n', '1. Open it.\n2. Close it.')).toEqual([]);
  expect(
    told('type: policy\nreviewBy: 2099-01-01\n', '## A {#scope}\n\nText.\n\n## B {#rules}\n\nText.'),
  ).toEqual([]);
});

test('an unknown type is an error, and a template of the site is a type that replaces ours', () => {
  expect(told('type: how-too\n')).toEqual([
    'unknown-type 5: There is no type "how-too". Did you mean "how-to"? Types: how-to, troubleshooting, faq, policy. A type of your own is a file templates/<name>.md.',
  ]);
  const own = {
    'templates/recipe.md': '---\nowner: x\norder: 1\n---\n\n## Parts {#parts}\n',
    'templates/policy.md': '---\n---\n',
  };
  const [first, second, ...rest] = told('type: recipe\n', 'Text.', own);
  expect(first).toContain('has "owner" in its front matter. Add "owner:"');
  expect(second).toMatch(/id "parts".*templates\/recipe\.md\.$/);
  expect(rest).toEqual([]);
  expect(told('type: policy\n', 'Text.', own)).toEqual([]);
});

test('files that are no templates are named', () => {
  const { contentDir } = siteOnDisk({
    'templates/A b.md': '---\n---\n',
    'templates/x.txt': '',
    'templates/y.md': 'Text.',
  });
  expect(readTemplates({ contentDir }).problems.map(({ code }) => code)).toEqual([
    'file-unknown',
    'file-unknown',
    'front-matter-missing',
  ]);
});

test('with its own headings and nothing else, what a template writes fits its type', () => {
  for (const [type, text] of templates) {
    const written = text
      .replace('id: id', 'id: one')
      .replace('2000-01-01', '2099-01-01')
      .replace('---\n\n', `type: ${type}\n---\n\n`);
    const found = siteOnDisk({ [name]: written })
      .problems()
      .map(({ code }) => code);
    expect(new Set(found), type).toEqual(new Set(['placeholder-text']));
  }
});

test('what waits for a review: the overdue first, most readers first, then what waits longest', () => {
  const one = (id: string, front: string) =>
    `---\nid: ${id}\ntitle: ${id}\ndescription: What it says.\n${front}---\n\nText.\n`;
  const { centre } = siteOnDisk({
    'articles/en/late.md': one('late', 'reviewBy: 2026-11-01\nowner: ada\n'),
    'articles/de/late.md': one('late', 'reviewBy: 2026-10-01\n'),
    'articles/en/read.md': one('read', 'reviewBy: 2026-11-20\n'),
    'articles/en/never.md': one('never', ''),
    'articles/en/fresh.md': one('fresh', 'reviewed: { on: 2026-01-01 }\n'),
    'articles/en/ahead.md': one('ahead', 'reviewBy: 2099-01-01\n'),
  });
  const feedback = {
    v: 1 as const,
    through: '2026-11-28',
    articles: [{ id: 'read', locale: 'en', epoch: 1, yes: 20, no: 5, clicks: 0 }],
  };
  const found = staleTexts({ ...centre(), feedback }, '2026-11-29');
  expect(
    found.map(({ id, locale, state, overdue, owner, readers }) => [
      id,
      locale,
      state,
      overdue,
      owner,
      readers,
    ]),
  ).toEqual([
    ['read', 'en', 'due', 9, undefined, 25],
    ['late', 'de', 'due', 59, 'ada', 0],
    ['late', 'en', 'due', 28, 'ada', 0],
    ['never', 'en', 'never', undefined, undefined, 0],
  ]);
});
