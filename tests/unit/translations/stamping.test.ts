/** Sources that change while their translations wait, in a real repository. */
import { expect, test } from 'vitest';
import { translationStatus } from '#model/articles/status.ts';
import type { Significance } from '#model/articles/front-matter.ts';
import { changesSince } from '#translations/diff.ts';
import { translationPairs } from '#translations/pairs.ts';
import { declareChange, pairsAt, stampFile, writeChanges } from '#translations/stamping.ts';
import { articleFile, siteOnDisk, type SiteOnDisk } from './site.ts';

const source = 'articles/en/returns/return-item.md';
const german = 'articles/de/returns/return-item.md';
const topic = '---\ntitle: Returns\ndescription: All about it.\n---\n';

/** A source with a German translation that follows it, committed. */
function sample(): SiteOnDisk {
  const site = siteOnDisk({
    'articles/en/returns/index.md': topic,
    [source]: articleFile('Returns', 'You have **30** days to [send](id:return-item) it back.'),
    [german]: articleFile(
      'Rückgabe',
      'Sie haben **30** Tage für die [Rückgabe](id:return-item).',
      'machineTranslated: true\n',
    ),
  });
  for (const pair of pairsAt(site.centre(), [site.path(german)])) stampFile(pair);
  site.commit('2026-01-05');
  return site;
}

const stateOf = (site: SiteOnDisk) =>
  site.centre().articles.get('return-item')?.translations.get('de')?.state;

function declare(site: SiteOnDisk, is: Significance) {
  const centre = site.centre();
  const [pair] = translationPairs(centre);
  const declared = pair && declareChange(centre, pair.original, is);
  if (!pair || declared === undefined || typeof declared === 'string') return declared;
  writeChanges(pair.original, declared.changes);
  return declared.before.day;
}

const reworded = (text: string) => text.replace('30', '14');

test('a stamp says that somebody has read the text', () => {
  const site = sample();
  expect(stateOf(site)).toBe('current');
  expect(site.read(german)).toMatch(/^translationOf: v2-[0-9a-f]{12}$/m);
  expect(site.read(german)).not.toContain('machineTranslated');
});

test.each([
  ['typo', 'current', 0],
  ['minor', 'minor', 1],
  ['major', 'stale', 1],
] as const)('a change that is %s: the translation is %s', (is, state, warnings) => {
  const site = sample();
  site.edit(source, reworded);
  expect(stateOf(site)).toBe('stale');
  expect(declare(site, is)).toBe('2026-01-05');
  expect(stateOf(site)).toBe(state);
  expect(site.problems().filter(({ code }) => code === 'translation-stale')).toHaveLength(warnings);
  // Whatever is changed next isn't excused by it.
  site.edit(source, (text) => text.replace('days', 'weeks'));
  expect(stateOf(site)).toBe('stale');
});

test('a word alone is told, and the command ties it', () => {
  const site = sample();
  site.edit(source, (text) => reworded(text).replace('title:', 'changes: typo\ntitle:'));
  expect(stateOf(site)).toBe('stale');
  expect(site.problems().map(({ code }) => code)).toContain('changes-untied');
  declare(site, 'typo');
  expect(stateOf(site)).toBe('current');
  expect(site.problems().map(({ code }) => code)).not.toContain('changes-untied');
});

test('a typo across several commits, and one after the other', () => {
  const site = sample();
  site.edit(source, reworded);
  site.commit('2026-01-06');
  site.edit(source, (text) => text.replace('14', '15'));
  site.commit('2026-01-07');
  expect(declare(site, 'typo')).toBe('2026-01-05');
  expect(stateOf(site)).toBe('current');
  site.edit(source, (text) => text.replace('15', '16'));
  expect(declare(site, 'minor')).toBe('2026-01-07');
  expect(stateOf(site)).toBe('minor');
});

test('a change that was said to be a typo and is not can be said anew', () => {
  const site = sample();
  site.edit(source, reworded);
  declare(site, 'typo');
  site.commit('2026-01-06');
  expect(declare(site, 'major')).toBe('2026-01-05');
  expect(stateOf(site)).toBe('stale');
});

test('a stamp of the first format counts as before, also for changes', () => {
  const site = sample();
  const { textHash } = site.centre().articles.get('return-item')?.translations.get('en')?.source ?? {};
  site.edit(german, (text) => text.replace(/translationOf: .*/, `translationOf: ${textHash}`));
  expect(stateOf(site)).toBe('current');
  site.edit(source, reworded);
  expect(stateOf(site)).toBe('stale');
  declare(site, 'typo');
  expect(stateOf(site)).toBe('current');
});

test('what changed is shown from history, also under a former name', () => {
  const site = sample();
  site.edit('site.yaml', (text) => text.replace('de, tr', 'de'));
  site.move('articles/en/returns', 'articles/en/back');
  site.move('articles/de/returns', 'articles/de/back');
  site.commit('2026-01-06');
  site.edit('articles/en/back/return-item.md', reworded);
  const [pair] = translationPairs(site.centre()).filter(({ original }) => original.kind === 'article');
  const shown = pair ? changesSince(pair) : '';
  expect(shown).toContain('changed since 2026-01-0');
  expect(shown).toContain('-You have **30** days to [send](id:return-item) it back.');
  expect(shown).toContain('+You have **14** days to [send](id:return-item) it back.');
});

test('what changed is not guessed: no such commit, no repository, no stamp', () => {
  const site = sample();
  const shown = () => translationPairs(site.centre()).map(changesSince).join('');
  site.edit(german, (text) => text.replace(/v2-.*/, 'v2-0123456789ab'));
  expect(shown()).toContain('no commit has a text with the stamp v2-0123456789ab');
  site.edit(german, (text) => text.replace(/translationOf: .*\n/, ''));
  expect(shown()).toContain('has no stamp yet');
  const bare = siteOnDisk({
    'articles/en/returns/index.md': topic,
    [source]: articleFile('Returns', 'You have 30 days.'),
    [german]: articleFile('Rückgabe', 'Sie haben 30 Tage.', 'translationOf: v2-0123456789ab\n'),
  });
  expect(translationPairs(bare.centre()).map(changesSince).join('')).toContain("there's no git history here");
});

test('each locale lists what is missing, stale and copied, with titles and paths', () => {
  const site = sample();
  site.write('articles/tr/returns/return-item.md', site.read(source));
  site.edit(source, (text) => text.replace('id:return-item', './return-item.md'));
  const [de, tr] = translationStatus(site.centre());
  expect(de).toMatchObject({ locale: 'de', translated: 1, stale: [], missing: [] });
  expect(de?.texts.map(({ kind, id, state }) => [kind, id, state])).toEqual([
    ['topic', 'returns', 'missing'],
    ['article', 'return-item', 'current'],
  ]);
  expect(tr?.texts.find(({ kind }) => kind === 'article')).toMatchObject({
    state: 'untranslated',
    title: 'Returns',
  });
  expect(tr?.texts.map(({ file }) => file.split('/content/')[1])).toContain(
    'articles/tr/returns/return-item.md',
  );
});
