import { expect, test } from 'vitest';
import { bodyOf } from '../../convert.ts';
import { frontMatter, importFolder } from '../../import-folder.ts';

test('GitBook: the folder, the table of contents, the old addresses and the variables that its files name', async () => {
  const { files, notes } = await importFolder({
    'README.md': '# Code\n\nNot a page of the help centre.\n',
    '.gitbook.yaml':
      'root: ./docs/\nstructure:\n  readme: intro.md\n  summary: toc.md\nredirects:\n  old/page: guides/send.md\n',
    'docs/.gitbook/vars.yaml': 'price: 5\n',
    'docs/toc.md':
      '# Contents\n\n* [Welcome](intro.md)\n\n## Guides\n\n* [Send](guides/send.md)\n* [Blog](https://blog.example.com)\n\n## More\n\n* [Send](guides/send.md)\n* [Gone](gone.md)\n',
    'docs/intro.md': '# Welcome\n\nIt costs <code class="expression">space.vars.price</code>.\n',
    'docs/guides/send.md': '# Send\n\n![Box](../.gitbook/assets/box.png)\n',
    'docs/.gitbook/assets/box.png': 'png',
  });
  expect(Object.keys(files).filter((name) => name.endsWith('.md'))).toEqual([
    'en/guides/index.md',
    'en/guides/send.md',
    'en/intro.md',
    'en/more/index.md',
  ]);
  expect(files['en/guides/send.md']).toContain('also: [more]\nlegacy: [/guides/send, /old/page]\n');
  expect(bodyOf(files['en/guides/send.md'])).toBe('![Box](images/box.png)');
  expect(bodyOf(files['en/intro.md'])).toBe('It costs 5.');
  expect(notes.filter((note) => note.includes('navigation-link'))).toHaveLength(2);
});

test('GitBook: folders with tables of contents that are called like languages are languages', async () => {
  const { locales, files } = await importFolder({
    'LANGS.md': '* [English](en/)\n* [Deutsch](de/)\n',
    'en/SUMMARY.md': '# Contents\n\n## Guides\n\n* [Send](send/README.md)\n',
    'en/send/README.md': '# Send\n\n![Box](images/box.png)\n',
    'en/send/images/box.png': 'png',
    'de/SUMMARY.md': '# Inhalt\n\n## Anleitungen\n\n* [Senden](send/README.md)\n',
    'de/send/README.md': '# Senden\n\n![Karton](images/box.png)\n',
    'de/send/images/box.png': 'another',
  });
  expect(locales).toEqual(['en', 'de']);
  expect(files['de/guides/index.md']).toContain('title: Anleitungen\n');
  expect(files['de/guides/send.md']).toContain('title: Senden\n');
  expect(bodyOf(files['de/guides/send.md'])).toBe('![Karton](images/box-2.png)');
});

test('GitBook: the first language may lie around the folders of the others', async () => {
  const { locales, files } = await importFolder({
    'SUMMARY.md': '# Contents\n\n## Guides\n\n* [Send](guides/send.md)\n',
    'guides/send.md': '# Send\n\nText.\n',
    'pt-BR/SUMMARY.md': '# Conteúdo\n\n## Guias\n\n* [Enviar](guides/send.md)\n',
    'pt-BR/guides/send.md': '# Enviar\n\nTexto.\n',
  });
  expect(locales).toEqual(['en', 'pt-br']);
  expect(files['pt-br/guides/index.md']).toContain('title: Guias\n');
  expect(files['pt-br/guides/send.md']).toContain('title: Enviar\n');
});

test('languages with other structures: a translation lies with its original, two without one are two articles', async () => {
  const { files } = await importFolder({
    'SUMMARY.md': '## Guides\n\n* [Send](send.md)\n',
    'send.md': '# Send\n\nText.\n',
    'de/SUMMARY.md': '## Hilfe\n\n* [Senden](send.md)\n* [Alt](old.md)\n',
    'de/send.md': '# Senden\n\nText.\n',
    'de/old.md': '# Alt\n\nText.\n',
    'fr/SUMMARY.md':
      '## Aide\n\n* [Encore](more.md)\n* [Envoyer](send.md)\n\n## Divers\n\n* [Vieux](old.md)\n',
    'fr/send.md': '# Envoyer\n\nTexte.\n',
    'fr/old.md': '# Vieux\n\nTexte.\n',
    'fr/more.md': '# Encore\n\nTexte.\n',
  });
  const ids = frontMatter(files, 'id').filter((line) => line.includes('id:'));
  expect(ids.filter((line) => line.endsWith('id: send'))).toEqual([
    'de/guides/send.md | id: send',
    'en/guides/send.md | id: send',
    'fr/guides/send.md | id: send',
  ]);
  expect(new Set(ids.filter((line) => /\/old/.test(line)).map((line) => line.split('| ')[1])).size).toBe(2);
});

test('GitBook: LANGS.md says which folders are languages, and which languages they are', async () => {
  const space = (title: string) => ({
    summary: `* [${title}](a.md)\n`,
    text: `# ${title}\n\n{{ book.language }} {{ book.none }}\n`,
  });
  const [en, ko, old] = [space('Send'), space('보내기'), space('Old')];
  const { locales, files, notes } = await importFolder({
    'LANGS.md': '* [English](english/)\n* [Korean (한국어)](./kr)\n* [Site](https://a.example)\n',
    'english/SUMMARY.md': en.summary,
    'english/a.md': en.text,
    'kr/SUMMARY.md': ko.summary,
    'kr/a.md': ko.text,
    'de/SUMMARY.md': old.summary,
    'de/a.md': old.text,
    'README.md': '# Code\n',
  });
  expect(locales).toEqual(['en', 'ko']);
  expect(bodyOf(files['ko/a.md'])).toContain('ko `{{ book.none }}`');
  expect(files['ko/a.md']).toContain('title: 보내기\n');
  expect(notes.filter((note) => note.includes('folder-skipped'))).toHaveLength(1);
});

test('`<details>` with an empty line before its summary keeps its title', async () => {
  const { files } = await importFolder({
    'a.md': '# A\n\n<details>\n\n<summary>More</summary>\n\nText.\n\n</details>\n',
  });
  expect(bodyOf(files['en/a.md'])).toBe(':::details[More]\n\nText.\n\n:::');
});

test('pictures without an ending, and with signs of addresses in their names', async () => {
  const { files, notes } = await importFolder({
    'SUMMARY.md': '* [Send](send.md)\n',
    'send.md':
      '# Send\n\n<figure><img src=".gitbook/assets/the clip" alt="Clip"></figure>\n\n![Way](<.gitbook/assets/Way #3.gif>)\n',
    '.gitbook/assets/the clip': 'GIF89a one',
    '.gitbook/assets/Way #3.gif': 'two',
    '.gitbook/assets/notes': 'GIF89a three',
  });
  expect(bodyOf(files['en/send.md'])).toBe('![Clip](images/the-clip.gif)\n\n![Way](images/way-3.gif)');
  expect(notes).toEqual([]);
});

test('a folder of a language with the only table of contents, and others beside it', async () => {
  const { files, locales } = await importFolder({
    'de/SUMMARY.md': '* [Konto](konto/passwort.md)\n',
    'de/konto/passwort.md': '# Passwort\n\nText.\n',
    'de/konto/entwurf.md': '# Nicht gelistet\n\nText.\n',
    'en/account/password.md': '# Password\n\nText.\n',
  });
  expect(locales).toEqual(['en', 'de']);
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['en/account/password.md', expect.stringMatching(/^de\/.*passwort\.md$/)]),
  );
  const alone = await importFolder({
    'de/SUMMARY.md': '* [Konto](konto.md)\n',
    'de/konto.md': '# Konto\n\nText.\n',
  });
  expect(alone.locales).toEqual(['de']);
});

test('a video in a tab ends neither the tab nor the tabs', async () => {
  const { files } = await importFolder({
    'SUMMARY.md': '# Contents\n\n* [Film](film.md)\n',
    'film.md':
      '# Film\n\n{% tabs %}\n{% tab title="English" %}\n{% embed url="https://youtu.be/abcdefghijk" %}\nAn **overview**.\n{% endembed %}\n{% endtab %}\n\n' +
      '{% tab title="Español" %}\nDos.\n{% endtab %}\n{% endtabs %}\n',
  });
  const body = bodyOf(files['en/film.md']);
  expect(body).toMatch(/^:{5}tabs\n+:{4}tab\[English\]\n+:::video\{/);
  expect(body).toContain('An **overview**.');
  expect(body).toMatch(/\n:{4}\n+:{3}tab\[Español\]\n+Dos\.\n+:{3}\n+:{5}$/);
  expect(body).not.toContain('\\:');
});

test('several spaces of one language are topics, each around its own groups', async () => {
  const { files } = await importFolder({
    'docs/user-guide/SUMMARY.md':
      '# Contents\n\n* [Welcome](README.md)\n\n## Users\n\n* [Add one](users/add.md)\n',
    'docs/user-guide/README.md': '# Welcome\n\nAll about it.\n',
    'docs/user-guide/users/add.md': '# Add one\n\nSo.\n',
    'docs/iot-query/SUMMARY.md': '# Contents\n\n* [Home](README.md)\n\n## Users\n\n* [Ask](ask.md)\n',
    'docs/iot-query/README.md': '# IoT Query\n\nAsk it.\n',
    'docs/iot-query/ask.md': '# Ask\n\nSo.\n',
  });
  expect(frontMatter(files, 'title', 'order')).toEqual([
    'en/iot-query/index.md | title: IoT Query | order: 1',
    'en/iot-query/users/ask.md | title: Ask | order: 3',
    'en/iot-query/users/index.md | title: Users | order: 2',
    'en/user-guide/index.md | title: User guide | order: 2',
    'en/user-guide/users/add.md | title: Add one | order: 3',
    'en/user-guide/users/index.md | title: Users | order: 2',
  ]);
});
