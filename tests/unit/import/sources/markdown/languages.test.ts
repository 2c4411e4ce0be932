/** Languages of plain folders, and files under the numbers of a hosted help centre. */
import { expect, test } from 'vitest';
import { splitLocales } from '#import/sources/split-locales.ts';
import { bodyOf } from '../../convert.ts';
import { frontMatter, importFolder } from '../../import-folder.ts';

const placesOf = (files: readonly string[]) =>
  splitLocales(files, 'en').texts.map(
    ({ locale, address, name }) => `${name} → ${locale} ${address ?? name}`,
  );

test.each([
  [
    'around the folders lies only what is about the repository',
    ['README.md', 'de/a.md', 'en/a.md'],
    ['README.md → en README.md', 'de/a.md → de a.md', 'en/a.md → en a.md'],
  ],
  [
    'the folders lie deeper, around which nothing else is',
    ['README.md', 'docs/texts/de/x/a.md', 'docs/texts/fr/x/b.md'],
    ['README.md → de README.md', 'docs/texts/de/x/a.md → de x/a.md', 'docs/texts/fr/x/b.md → fr x/b.md'],
  ],
  [
    'several folders have languages of their own',
    ['app/de/a.md', 'app/en/a.md', 'shop/de/b.md', 'shop/en/b.md'],
    [
      'app/de/a.md → de app/a.md',
      'app/en/a.md → en app/a.md',
      'shop/de/b.md → de shop/b.md',
      'shop/en/b.md → en shop/b.md',
    ],
  ],
  [
    'the first language lies around the others',
    ['a.md', 'x/b.md', 'de/a.md', 'de/x/b.md'],
    ['a.md → en a.md', 'x/b.md → en x/b.md', 'de/a.md → de a.md', 'de/x/b.md → de x/b.md'],
  ],
  [
    'files are called as languages',
    ['refunds/en.md', 'refunds/pt-br.md', 'returns/en.md'],
    ['refunds/en.md → en refunds.md', 'refunds/pt-br.md → pt-br refunds.md', 'returns/en.md → en returns.md'],
  ],
  [
    'there is one folder, called as the language of the source',
    ['README.md', 'docs/en/a.md', 'docs/en/x/b.md'],
    ['README.md → en README.md', 'docs/en/a.md → en a.md', 'docs/en/x/b.md → en x/b.md'],
  ],
  [
    'a tool saved numbers with languages',
    ['360001-en-us.md', '360001-de.md'],
    ['360001-en-us.md → en-us 360001.md', '360001-de.md → de 360001.md'],
  ],
  [
    'most folders are languages, whose files are called in their own words',
    ['en/Start here.md', 'de/Erste Schritte.md', 'ja/はじめに.md', 'Sandbox/x.md', 'Notes/y.md'],
    [
      'en/Start here.md → en Start here.md',
      'de/Erste Schritte.md → de Erste Schritte.md',
      'ja/はじめに.md → ja はじめに.md',
      'Sandbox/x.md → en Sandbox/x.md',
      'Notes/y.md → en Notes/y.md',
    ],
  ],
  [
    'folders that are called as languages are none',
    ['cards/id/a.md', 'cards/stolen/b.md', 'it/laptop.md'],
    [
      'cards/id/a.md → en cards/id/a.md',
      'cards/stolen/b.md → en cards/stolen/b.md',
      'it/laptop.md → en it/laptop.md',
    ],
  ],
])('%s', (_, files, places) => {
  expect(placesOf(files)).toEqual(places);
});

test('numbers pair translations, keep old addresses, and are no part of names', async () => {
  const { files, locales, notes } = await importFolder({
    'README.md': '# Our help centre\n',
    'CONTRIBUTING.md': '# How to send a change\n',
    'text/en/articles/8204673-pay-by-card.md':
      '# Pay by card\n\nFirst [open an account](https://help.example.com/en/articles/8204674-open-an-account#h_1).\n',
    'text/en/articles/8204674-open-an-account.md': '# Open an account\n\n## Where {#h_1}\n\nHere.\n',
    'text/de/articles/8204674-konto-eroeffnen.md':
      '# Konto eröffnen\n\n## Wo {#h_1}\n\nDann [mit Karte zahlen](https://help.example.com/de/articles/8204673-mit-karte).\n',
  });
  expect(locales).toEqual(['en', 'de']);
  expect(frontMatter(files, 'id', 'title', 'legacy')).toEqual([
    'de/articles/index.md | title: Articles',
    'de/articles/open-an-account.md | id: open-an-account | title: Konto eröffnen | legacy: [intercom:8204674]',
    'en/articles/index.md | title: Articles',
    'en/articles/open-an-account.md | id: open-an-account | title: Open an account | legacy: [intercom:8204674]',
    'en/articles/pay-by-card.md | id: pay-by-card | title: Pay by card | legacy: [intercom:8204673]',
  ]);
  expect(files['en/articles/pay-by-card.md']).toContain('[open an account](id:open-an-account#h_1)');
  expect(files['de/articles/open-an-account.md']).toContain('[mit Karte zahlen](id:pay-by-card)');
  expect(notes.filter((note) => note.includes('CONTRIBUTING'))).toHaveLength(1);
});

test('HTML bodies that a backup keeps, and whole pages, are articles', async () => {
  const { files, source } = await importFolder({
    'README.md': '# Backup\n',
    'en-us/360001.html':
      '<h1>Return a parcel</h1>\n<p>See <a href="/hc/en-us/articles/360002-Sizes">sizes</a>.</p>\n<p><img src="box.png" alt="A box"></p>',
    'en-us/box.png': 'box',
    'en-us/360002.html':
      '<!doctype html><html><head><title>Sizes – Help</title><meta name="description" content="All sizes."></head>\n' +
      '<body><nav><a href="/">Home</a></nav><main><header><h1>Sizes</h1></header>\n<div class="article-body"><h2>Boxes</h2><p>Small.</p></div>' +
      '<aside>More articles</aside></main><footer>Legal</footer></body></html>',
    'de/360001.html': '<h1>Paket zurückgeben</h1>\n<p>So.</p>',
  });
  expect(source).toBe('markdown');
  expect(frontMatter(files, 'title', 'description', 'legacy')).toEqual([
    'de/return-a-parcel.md | title: Paket zurückgeben | description: So. | legacy: [zendesk:360001]',
    'en-us/return-a-parcel.md | title: Return a parcel | description: See sizes. | legacy: [zendesk:360001]',
    'en-us/sizes.md | title: Sizes | description: All sizes. | legacy: [zendesk:360002]',
  ]);
  expect(files['en-us/sizes.md']).toMatch(/---\n\n## Boxes\n\nSmall\.\n$/);
  expect(files['en-us/return-a-parcel.md']).toMatch(/\[sizes\]\(id:sizes\)/);
  expect(files['en-us/return-a-parcel.md']).toContain('![A box](images/box.png)');
});

test('an article that only a translation has keeps off the address of a topic that only others have', async () => {
  const { files } = await importFolder({
    'a/en.md': '# A\n\nText.\n',
    'a/de.md': '# A\n\nText.\n',
    'b/de.md': '# B\n\nText.\n',
    'b/more/c.md': '# C\n\nText.\n',
  });
  expect(Object.keys(files).filter((name) => name.endsWith('.md'))).toEqual([
    'de/a.md',
    'de/b-2.md',
    'en/a.md',
    'en/b/index.md',
    'en/b/more/c.md',
    'en/b/more/index.md',
  ]);
});

test('texts in formats that nothing here reads are told one by one', async () => {
  const { notes } = await importFolder({ 'a.md': '# A\n\nText.\n', 'b.org': '* B\n', 'c/d.rst': 'D\n=\n' });
  expect(notes.filter((note) => note.includes('file-skipped'))).toEqual([
    expect.stringContaining('a text in Org'),
    expect.stringContaining('a text in reStructuredText'),
  ]);
});

test('translations in files of their own names are paired by permalink; links keep to their headings', async () => {
  const { files, locales, notes } = await importFolder({
    'en/Sync/Set up.md': '---\npermalink: set-up\ndescription:\n---\n## Choose a vault\n\n## Leave a vault\n',
    'en/Sync/Regions.md': '---\npermalink: regions\n---\nSee [[Set up#Leave a vault|Set up]] **now!**here\n',
    'de/Abgleich/Einrichten.md': '---\npermalink: set-up\n---\n## Tresor wählen\n\n## Tresor verlassen\n',
    'de/Abgleich/Regionen.md':
      '---\npermalink: regions\n---\nSiehe [[Einrichten#Tresor verlassen|Einrichten]].\n',
    'he/סנכרון/הגדרה.md': '---\npermalink: set-up\n---\n## בחירה\n\n## יציאה\n',
    // Left as it was when the texts were translated.
    'he/סנכרון/אזורים.md': '---\npermalink: regions\n---\nראו [[הגדרה#Choose a vault|הגדרה]].\n',
    'Notes/2024.md': 'See [[Set up]].\n',
  });
  expect(locales).toEqual(['en', 'de', 'he']);
  expect(Object.keys(files).filter((name) => name.endsWith('set-up.md'))).toEqual([
    'de/sync/set-up.md',
    'en/sync/set-up.md',
    'he/sync/set-up.md',
  ]);
  expect(bodyOf(files['en/sync/regions.md'])).toBe('See [Set up](id:set-up#leave-a-vault) **now**!here');
  expect(bodyOf(files['de/sync/regions.md'])).toBe('Siehe [Einrichten](id:set-up#leave-a-vault).');
  expect(bodyOf(files['he/sync/regions.md'])).toBe('ראו [הגדרה](id:set-up#choose-a-vault).');
  expect(notes).toEqual([]);
});
