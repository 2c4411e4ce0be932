import { expect, test } from 'vitest';
import { bodyOf } from '../../convert.ts';
import { frontMatter, importFolder } from '../../import-folder.ts';

const config = `baseURL = "https://help.example.com/kb/"
title = "Boat Help"
defaultContentLanguage = "en"
defaultContentLanguageInSubdir = true
[params]
  version = "2.4"
[languages.en]
  title = "Boat Help"
[languages.de]
  title = "Boot-Hilfe"
`;

test('texts of all languages, their order and addresses, and front matter in TOML', async () => {
  const { source, locales, files, notes } = await importFolder({
    'hugo.toml': config,
    'content/_index.en.md': '---\ntitle: Home\n---\nWelcome.\n',
    'content/sails/_index.en.md': '+++\ntitle = "Sails"\nweight = 2\n+++\n\nAll sails.\n',
    'content/sails/_index.de.md': '---\ntitle: Segel\n---\nAlle Segel.\n',
    'content/sails/reef.en.md':
      '+++\ntitle = "Reef a sail"\nweight = 1\naliases = ["/reefing/"]\nlastmod = 2026-02-03\n[params]\n  x = 1\n+++\n\nIn [wind](/kb/en/wind/), see [all]({{< ref "_index.md" >}}) or [home](/kb/de/).\n',
    'content/sails/reef.de.md':
      '---\ntitle: Ein Segel reffen\n---\nBei [Wind](/kb/de/wind/#calm), {{% ref "/wind" %}}.\n',
    'content/wind/index.en.md': '---\ntitle: Wind\n---\n\n![Flag](flag.png) ![Map](/kb/map.png)\n',
    'content/wind/flag.png': '1',
    'static/map.png': '2',
    'README.md': '# About the repository\n',
  });
  expect([source, locales]).toEqual(['hugo', ['en', 'de']]);
  expect(frontMatter(files, 'title', 'order', 'legacy', 'updated', 'locales')).toEqual([
    'de/sails/index.md | title: Segel | legacy: [/kb/de/sails/, /kb/de/sails/index]',
    'de/sails/reef.md | title: Ein Segel reffen | legacy: [/kb/de/sails/reef/]',
    'en/sails/index.md | title: Sails | order: 2 | legacy: [/kb/en/sails/, /kb/en/sails/index]',
    'en/sails/reef.md | title: Reef a sail | order: 1 | legacy: [/reefing/, /kb/en/sails/reef/] | updated: 2026-02-03',
    'en/wind.md | title: Wind | legacy: [/kb/en/wind/, /kb/en/wind/index]',
  ]);
  expect(bodyOf(files['en/sails/reef.md'])).toBe(
    'In [wind](id:wind), see [all](index.md) or [home](../index.md).',
  );
  expect(bodyOf(files['en/wind.md'])).toBe('![Flag](images/flag.png) ![Map](images/map.png)');
  expect(notes).toEqual([
    'content/_index.en.md:undefined top-text the home page has no text of its own',
    'content/sails/reef.de.md:4 anchor-unknown #calm in "Wind": linked without it',
  ]);
});

test.each<[string, string]>([
  ['{{% notice tip %}}\nKeep *it*.\n{{% /notice %}}', '> [!TIP]\n> Keep *it*.'],
  ['{{< callout type="warning" >}}Wet.{{< /callout >}}', '> [!WARNING]\n> Wet.'],
  [
    '{{% alert title="Care" color="danger" %}}\nSharp.\n{{% /alert %}}',
    '> [!CAUTION]\n> **Care**\n>\n> Sharp.',
  ],
  [
    '1. One\n\n   {{< hint info >}}\n   In.\n   {{< /hint >}}\n\n2. Two',
    '1. One\n\n   > [!NOTE]\n   > In.\n\n2. Two',
  ],
  [
    '{{< tabs items="Left,Right" >}}\n{{< tab >}}Port{{< /tab >}}\n{{< tab >}}Starboard{{< /tab >}}\n{{< /tabs >}}',
    '::::tabs\n:::tab[Left]\n\nPort\n:::\n:::tab[Right]\n\nStarboard\n:::\n::::',
  ],
  ['{{% expand "More" %}}\nRope.\n{{% /expand %}}', ':::details[More]\nRope.\n:::'],
  ['{{< figure src="a.png" alt="A boat" caption="Ours" >}}', '![A boat](todo:a.png "Ours")'],
  ['{{< highlight sh "linenos=table" >}}\nls\n{{< /highlight >}}', '```sh\nls\n```'],
  ['Version {{< param version >}}, {{< icon "x" >}}done.', 'Version 2.4, done.'],
  [
    '{{< cards >}}\n{{< card link="https://a.example/" title="Sea" subtitle="Salt" >}}\n{{< /cards >}}',
    '- [Sea](https://a.example/): Salt',
  ],
  ['{{< unknown a="b" >}}Kept{{< /unknown >}}', 'Kept'],
  ['Write `{{</* ref "x" */>}}`.', 'Write `{{</* ref "x" */>}}`.'],
])('%s', async (written, now) => {
  const { files } = await importFolder({
    'hugo.toml': config,
    'content/a.en.md': `---\ntitle: A\n---\n\n${written}\n`,
  });
  expect(bodyOf(files['en/a.md'])).toBe(now);
});

test('shortcodes that nobody knows are listed, and a configuration that cannot be read costs nothing else', async () => {
  const { source, files, notes } = await importFolder({
    'hugo.toml': 'this is [not toml',
    'content/a.md': '+++\ntitle: [broken\n+++\n\n{{< chart 3 >}}\n\n{{< /tabs >}}Text.\n',
    'content/b.md': `{{< ${'"'.repeat(30_000)}\n\n${'{{% '.repeat(30_000)}`,
    'content/c.md': `---\nslug: ../../etc/x\n---\n${'{{% notice %}}\n'.repeat(300)}Deep.\n${'{{% /notice %}}\n'.repeat(300)}`,
  });
  expect(source).toBe('hugo');
  expect(files['en/a.md']).toContain('Text.');
  expect(notes).toContain("hugo.toml:undefined file-skipped the configuration can't be read");
  expect(files['en/a.md']).not.toContain('broken');
  expect(files['en/c.md']).toContain('Deep.');
  expect(files['en/c.md']).not.toContain('legacy');
  expect(notes).toContain(
    'content/c.md:undefined redirect-lost /../../etc/x/: no address that can be redirected',
  );
  expect(notes.filter((note) => note.startsWith('content/a.md'))).toEqual([
    expect.stringContaining('content/a.md:2 front-matter-invalid'),
    'content/a.md:5 foreign-syntax {{< chart 3 >}}',
  ]);
});
