/** Documents that come back: whole, or with a reason why not. */
import { expect, test } from 'vitest';
import { exportXliff } from '#translations/xliff/export.ts';
import { importXliff } from '#translations/xliff/import.ts';
import { readXliff, XliffError, type ReadXliff } from '#translations/xliff/read.ts';
import { articleFile, siteOnDisk, type SiteOnDisk } from './site.ts';
import { translated, withTargets } from './translators.ts';

const english = 'articles/en/returns/return-item.md';
const german = 'articles/de/returns/return-item.md';

const sample = () =>
  siteOnDisk({
    'articles/en/returns/index.md': '---\ntitle: Returns\ndescription: All about it.\n---\n',
    [english]: articleFile(
      'Returns',
      'You have **30** days.\n\nSend `it` back.',
      'keywords: [refund, money back]\norder: 3\n',
    ),
  });

const exported = (site: SiteOnDisk, isWhole = false) =>
  exportXliff(site.centre(), { contentDir: site.contentDir, locale: 'de', isWhole }).xml;

const imported = (site: SiteOnDisk, xml: string, isMachineTranslated = false) =>
  importXliff(site.centre(), readXliff(xml), { contentDir: site.contentDir, isMachineTranslated });

test('what is missing goes out and becomes a current translation', () => {
  const site = sample();
  const { refused, written } = imported(site, withTargets(exported(site), translated));
  expect(refused).toEqual([]);
  expect(written).toHaveLength(2);
  expect(site.read(german)).toMatch(
    /^---\nid: return-item\ntitle: "RETURNS"\ndescription: "RETURNS IN SHORT\."\nkeywords: \["REFUND","MONEY BACK"\]\ntranslationOf: v2-[0-9a-f]{12}\n---\n\nYOU HAVE \*\*30\*\* DAYS\.\n\nSEND `it` BACK\.\n$/,
  );
  expect(site.centre().articles.get('return-item')?.translations.get('de')?.state).toBe('current');
  expect(readXliff(exported(site)).files).toEqual([]);
  expect(readXliff(exported(site, true)).files).toHaveLength(2);
});

test('a unit that a tool has cut into segments becomes one text again', () => {
  const site = sample();
  const cut = withTargets(exported(site)).replace(
    /<segment[^>]*><source>You have[^]*?<\/segment>/,
    `<segment><source>You have</source><target>Sie haben</target></segment>
     <ignorable><source> </source></ignorable>
     <segment><source><sc id="1"/>30</source><target><sc id="1"/><sm id="m1" type="term"/>30<em startRef="m1"/></target></segment>
     <segment><source><ec startRef="1"/> days.</source><target><ec startRef="1"/> Tage.</target></segment>`,
  );
  expect(imported(site, cut).refused).toEqual([]);
  expect(site.read(german)).toContain('\nSie haben **30** Tage.\n');
});

test('segments of a unit stand in the order of their targets', () => {
  const site = sample();
  const cut = withTargets(exported(site)).replace(
    /<segment[^>]*><source>Send[^]*?<\/segment>/,
    `<segment><source>Send </source><target order="3">zurück.</target></segment>
     <ignorable><source> </source></ignorable>
     <segment><source><ph id="1"/> back.</source><target order="1"><ph id="1"/> bitte</target></segment>`,
  );
  expect(imported(site, cut).refused).toEqual([]);
  expect(site.read(german)).toContain('\n`it` bitte zurück.\n');
});

test('variables come back as they went out; one that nobody knows is refused', () => {
  const site = siteOnDisk({
    'articles/en/returns/index.md': '---\ntitle: Returns\ndescription: All about it.\n---\n',
    [english]: articleFile('Returns in {{ days }} days', 'You have {{ days }} days.'),
    'variables.yaml': 'days: 30\n',
  });
  const xml = withTargets(exported(site));
  expect(imported(site, xml.replaceAll(/(<target>[^<]*)\{\{ days/g, '$1{{ tage')).refused).toEqual(
    Array(3).fill(expect.stringContaining('There is no variable "tage".')),
  );
  expect(imported(site, xml).refused).toEqual([]);
  expect(site.read(german)).toContain('\nYou have {{ days }} days.\n');
  expect(site.read(german)).toContain('\ntitle: "Returns in {{ days }} days"\n');
});

test('a snippet goes out as well, and comes back with its stamp', () => {
  const site = siteOnDisk({
    'articles/en/returns/index.md': '---\ntitle: Returns\ndescription: All about it.\n---\n',
    [english]: articleFile('Returns', 'You have 30 days.\n\n::snippet[hours]'),
    'snippets/en/hours.md': 'We answer on **weekdays**.\n',
  });
  const german = 'snippets/de/hours.md';
  const xml = exported(site);
  expect(imported(site, withTargets(xml, translated)).refused).toEqual([]);
  expect(site.read(german)).toMatch(
    /^---\ntranslationOf: v2-[0-9a-f]{12}\n---\nWE ANSWER ON \*\*WEEKDAYS\*\*\.\n$/,
  );
  expect(exported(site)).not.toContain('snippets/');
  site.edit('snippets/en/hours.md', () => 'We answer **daily**.\n');
  expect(exported(site)).toContain('snippets/en/hours.md');
  expect(imported(site, withTargets(xml, translated)).refused).toContainEqual(
    expect.stringContaining('snippets/en/hours.md has changed since it was exported'),
  );
  imported(site, withTargets(exported(site, true), translated), true);
  expect(site.read(german)).toBe('WE ANSWER **DAILY**.\n');
});

test('a file whose name a disk has decomposed has its translation beside it, and stays', () => {
  const name = 'articles/en/returns/rückgabe.md'.normalize('NFD');
  const site = siteOnDisk({
    'articles/en/returns/index.md': '---\ntitle: Returns\ndescription: All about it.\n---\n',
    [name]: articleFile('Returns', 'You have 30 days.'),
  });
  const before = site.read(name);
  expect(imported(site, withTargets(exported(site), translated)).refused).toEqual([]);
  expect(site.read(name)).toBe(before);
  expect(site.centre().articles.get('return-item')?.translations.get('de')?.data.title).toBe('RETURNS');
});

test('machine translations are marked', () => {
  const site = sample();
  imported(site, withTargets(exported(site), translated), true);
  expect(site.read(german)).toContain('machineTranslated: true');
});

test('what of a stale translation still fits goes out as its target, and the rest of its file stays', () => {
  const site = sample();
  imported(site, withTargets(exported(site), translated));
  site.edit(german, (text) => text.replace('---\nid', '---\nslug: rueckgabe\nid'));
  site.commit('2026-01-05');
  site.edit(english, (text) => text.replace('30', '14'));
  const units = readXliff(exported(site)).files.flatMap((file) => file.units);
  expect(units.find(({ name }) => name === 'text.0')?.target).toBeUndefined();
  expect(units.find(({ name }) => name === 'text.1')?.target).toEqual(['SEND ', { id: '1' }, ' BACK.']);
  imported(site, withTargets(exported(site), translated));
  expect(site.read(german)).toContain('slug: rueckgabe');
  expect(site.read(german)).toContain('**14** DAYS');
});

test('a current translation that comes back unchanged stays as it was, to the byte', () => {
  const site = sample();
  site.edit(english, (text) => text.replace('order: 3', 'searchFor:\n  - money back\norder: 3'));
  const stamp = site.centre().articles.get('return-item')?.translations.get('en')?.source.stamp;
  const whole = `---\nid: return-item\ntitle: Rückgabe # ours\ndescription: 'Alles dazu.'\nkeywords:\n  - Erstattung\n  - Geld\n  - Umtausch\n  - Retoure\nsearchFor: [Geld zurück, zurückgeben]\ntranslationOf: ${stamp}\n---\n\nSie haben **30** Tage,\u00a05\u202f€.\n\nSenden Sie \`it\` zurück.\n`;
  site.write(german, whole);
  site.commit('2026-01-05');
  const xml = exported(site, true).replace(
    /(<source>([^<]*)<\/source>)(?=<\/segment>)/g,
    '$1<target>$2</target>',
  );
  expect(imported(site, xml).refused).toEqual([]);
  expect(site.read(german)).toBe(whole);
  // Words of its own stay as well where the source gains some.
  site.edit(english, (text) => text.replace('[refund, money back]', '[refund, money back, return]'));
  imported(site, exported(site, true).replace(/(<source>return<\/source>)/, '$1<target>Rückgabe</target>'));
  expect(site.read(german)).toContain('keywords: ["Erstattung","Geld","Rückgabe","Umtausch","Retoure"]');
});

test('a source that changed meanwhile is found in history, and the translation is stale', () => {
  const site = sample();
  site.commit('2026-01-05');
  const xml = withTargets(exported(site), translated);
  site.edit(english, (text) => text.replace('30', '14'));
  expect(imported(site, xml).refused).toEqual([]);
  expect(site.read(german)).toContain('**30** DAYS');
  expect(site.centre().articles.get('return-item')?.translations.get('de')?.state).toBe('stale');
});

test.each<[string, (xml: string) => string, RegExp]>([
  [
    'a code is gone',
    (xml) => xml.replace(/(<target>You have )<pc [^>]*>30<\/pc>/, '$130'),
    /It lacks the code 1 \(\*\*…\*\*\)/,
  ],
  ['a code twice', (xml) => xml.replace(/(<target>Send )(<ph [^>]*>)/, '$1$2$2'), /is there twice/],
  [
    'a code of its own',
    (xml) => xml.replace(/(<target>Send <ph id=")1"/, '$17"'),
    /The code "7" isn't one of the source/,
  ],
  ['a unit is gone', (xml) => xml.replace(/<unit id="u6"[^]*?<\/unit>/, ''), /1 of 6 segments is missing/],
  [
    'a target is empty',
    (xml) => xml.replace(/<target>Send[^]*?<\/target>/, '<target> </target>'),
    /1 of 6 segments is missing/,
  ],
  ['a target is gone', (xml) => xml.replace(/<target>Send[^]*?<\/target>/, ''), /1 of 6 segments is missing/],
  [
    'a unit twice',
    (xml) => xml.replace(/<unit id="u6"[^]*?<\/unit>/, '$&$&'),
    /The unit "text.1" is there twice/,
  ],
  [
    'an unknown unit',
    (xml) => xml.replace('name="text.1"', 'name="text.9"'),
    /The source has no unit "text.9"/,
  ],
  [
    'an unknown file',
    (xml) => xml.replace('en/returns/return-item.md', '../../../etc/passwd.md'),
    /There is no source "articles\/..\/..\/..\/etc\/passwd.md"/,
  ],
  [
    'another text',
    (xml) => xml.replace(/(id="hash" category="fener">)[0-9a-f]+/g, '$1ffff'),
    /has changed since it was exported/,
  ],
  [
    'another language',
    (xml) => xml.replace('trgLang="de"', 'trgLang="dee"'),
    /The target language "dee" isn't one of the site\. Did you mean "de"/,
  ],
  [
    'a description that is too long',
    (xml) => xml.replace(/<target>Returns in short\.<\/target>/, `<target>${'long '.repeat(50)}</target>`),
    /160/,
  ],
])('%s: told, and nothing is written', (_, change, reason) => {
  const site = sample();
  const xml = withTargets(exported(site));
  const changed = change(xml);
  expect(changed).not.toBe(xml);
  const { refused, written } = imported(site, changed);
  expect(refused.join('\n')).toMatch(reason);
  expect(written.filter((path) => path.endsWith('return-item.md'))).toEqual([]);
});

test.each([
  [
    'entities',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff version="2.1">&a;</xliff>',
    'DOCTYPE',
  ],
  ['an unknown entity', '<xliff version="2.1"><file>&a;</file></xliff>', "isn't XML"],
  ['no XML', 'hello', "isn't XML"],
  ['cut off', '<xliff version="2.1"><file', "isn't XML"],
  ['an older version', '<xliff version="1.2"></xliff>', 'XLIFF 1.2'],
  ['nothing of XLIFF', '<a/>', 'There is no <xliff>'],
  ['a depth without end', `<xliff version="2.1">${'<a>'.repeat(100)}`, 'deep'],
  [
    'other codes',
    '<xliff version="2.1"><file><unit name="a"><segment><target><x/></target></segment></unit></file></xliff>',
    '<x> in a target',
  ],
  [
    'codes that overlap',
    '<xliff version="2.1"><file><unit name="a"><segment><target><sc id="1"/><sc id="2"/><ec startRef="1"/></target></segment></unit></file></xliff>',
    'Codes overlap',
  ],
  [
    'a code without its end',
    '<xliff version="2.1"><file><unit name="a"><segment><target><sc id="1"/></target></segment></unit></file></xliff>',
    'has no end',
  ],
  [
    'characters by number',
    '<xliff version="2.1"><file><unit name="a"><segment><target><cp hex="0000"/></target></segment></unit></file></xliff>',
    '<cp>',
  ],
])('%s: refused', (_, xml, reason) => {
  let said: unknown;
  let read: ReadXliff | undefined;
  try {
    read = readXliff(xml);
  } catch (error) {
    said = error;
  }
  expect(read).toBeUndefined();
  expect(said).toBeInstanceOf(XliffError);
  expect(String(said)).toContain(reason);
});
