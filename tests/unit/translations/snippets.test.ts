/** Translations of snippets: what is stale, and stamps. */
import { expect, test } from 'vitest';
import { translationStatus } from '#model/articles/status.ts';
import { formatStatus } from '#translations/format-status.ts';
import { snippetChangesSince } from '#translations/diff.ts';
import { snippetsAt, stampSnippet } from '#translations/stamping.ts';
import { articleFile, siteOnDisk } from './site.ts';

const german = 'snippets/de/window.md';

const site = () =>
  siteOnDisk({
    'articles/en/return-item.md': articleFile('Return an item', '::snippet[window]'),
    'articles/en/index.md': '---\ntitle: Help\ndescription: All.\n---\n',
    'snippets/en/window.md': 'You have 30 days, from [the day](id:return-item) on which it comes.\n',
    [german]: 'Sie haben 30 Tage.\n',
    'snippets/en/address.md': 'Send it to us.\n',
    'snippets/de/address.md': 'Send it to us.\n',
  });

test('a snippet is missing, a copy, not tracked, current and stale, as articles are', () => {
  const { centre, edit, read, path, problemsIn } = site();
  const states = () =>
    translationStatus(centre()).flatMap(({ locale, texts }) =>
      texts.flatMap(({ kind, id, state }) => (kind === 'snippet' ? [`${locale} ${id} ${state}`] : [])),
    );
  expect(states()).toEqual([
    'de address untranslated',
    'de window untracked',
    'tr address missing',
    'tr window missing',
  ]);
  for (const pair of snippetsAt(centre(), [path(german)])) stampSnippet(pair);
  expect(read(german)).toMatch(/^---\ntranslationOf: v2-[0-9a-f]{12}\n---\nSie haben 30 Tage\.\n$/);
  expect(states()[1]).toBe('de window current');
  edit('snippets/en/window.md', (text) => text.replace('id:return-item', '/en/'));
  expect(states()[1]).toBe('de window current');
  edit('snippets/en/window.md', (text) => text.replace('30', '14'));
  expect(states()[1]).toBe('de window stale');
  expect(formatStatus(translationStatus(centre()))).toContain(
    'snippet window: You have 14 days, from [the day](/en/) on which it comes.',
  );
  const [told] = problemsIn(german);
  expect([told?.code, told?.at]).toEqual(['translation-stale', { line: 2, column: 16 }]);
  for (const pair of snippetsAt(centre(), [path('snippets/de')])) stampSnippet(pair);
  expect(states()[1]).toBe('de window current');
});

test('front matter is no part of the text, and says nothing else', () => {
  const { edit, write, problemsIn } = site();
  edit(german, (text) => `---\ntitle: x\n---\n\n\n${text}\n[x](./y)\n`);
  expect(problemsIn(german).map(({ code, at }) => [code, at?.line])).toEqual([
    ['unknown-key', 2],
    ['snippet-path', 8],
  ]);
  write(german, '---\ntranslationOf: now\n---\nText.\n');
  expect(problemsIn(german).map(({ code, at }) => [code, at?.line])).toEqual([['invalid-value', 2]]);
});

test('what changed in the source of a snippet is shown from history', () => {
  const { centre, edit, commit, path } = site();
  const shown = () =>
    snippetsAt(centre(), [path(german)])
      .map(snippetChangesSince)
      .join('');
  expect(shown()).toContain('has no stamp yet');
  for (const pair of snippetsAt(centre(), [path(german)])) stampSnippet(pair);
  expect(shown()).toContain("hasn't changed since");
  commit('2026-01-06');
  edit('snippets/en/window.md', (text) => `---\n---\n\n${text.replace('30', '14')}`);
  expect(shown()).toContain('changed since 2026-01-06');
  expect(shown()).toContain('-You have 30 days, from');
  expect(shown()).toContain('+You have 14 days, from');
});
