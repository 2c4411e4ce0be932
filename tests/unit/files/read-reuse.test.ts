import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContent } from '#content.ts';
import { placesFrom, shownPath } from '#files/places.ts';
import { readAnalysed } from '#files/read-body.ts';
import { readContent } from '#files/read-content.ts';
import { lostBetween } from '#model/articles/check-lost.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const article = (text: string, title = 'Return an item') =>
  `---\nid: return-item\ntitle: '${title}'\ndescription: Within {{ days }} days.\n---\n\n${text}\n`;

/** A site with two locales and some files. */
function contentWith(files: Readonly<Record<string, string>>) {
  const contentDir = temporaryFolder();
  const all = {
    'site.yaml':
      'name: Acme\nurl: https://help.acme.example\nlocales:\n  - { id: en, country: GB }\n  - { id: de, country: DE }\n  - { id: de-at, country: AT }\n',
    'variables.yaml': 'days: 30\n',
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(contentDir, name)), { recursive: true });
    writeFileSync(join(contentDir, name), text);
  }
  const places = placesFrom({ CONTENT_DIR: contentDir });
  return {
    write: (name: string, text: string) => writeFileSync(join(contentDir, name), text),
    /** How problems name the folder of the content. */
    folder: `${shownPath(contentDir)}/`,
    problems: () => loadContent(places, { drafts: false }).problems,
    /** All problems, of references between files, too. */
    loaded: () =>
      loadContent(places, { drafts: false }).problems.map(
        ({ code, file, at }) => `${code} ${file.slice(file.indexOf('fener-test-') + 18)}:${at?.line}`,
      ),
    read() {
      const { sources, problems, uses } = readContent(places);
      const texts = sources.map(({ text }) => readAnalysed(text).body.trim());
      const told = problems.map(
        ({ code, file, at }) =>
          `${code} ${file.slice(file.indexOf('fener-test-') + 18)}:${at?.line}:${at?.column}`,
      );
      return { sources, texts, told, problems, uses };
    },
  };
}

const inEnglish = 'articles/en/return-item.md';

test('values stand in title, description, text, links and HTML as their locale and country write them', () => {
  const { texts, sources, told } = contentWith({
    'variables.yaml':
      'days: 30\nyear: 2026\nweight: 12500.5\nfee:\n  value: { amount: 4.9, currency: GBP }\n  countries:\n    DE: { amount: 5, currency: EUR }\n    AT: { amount: 6.5, currency: EUR }\nsince: { date: 2026-12-01 }\nphone:\n  value: +44 20 7946 0000\n  locales: { de: +49 30 123 }\n',
    [inEnglish]: article(
      '{{days}} days, {{ fee }}, {{ weight }} g since {{ since }}, {{ year }}: [call](tel:{{ phone }}) <b>{{ phone }}</b>\n\n`{{ days }}`, \\{{ days }}\n\n```\n{{ days }}\n```',
      '{{ days }} days to return',
    ),
    'articles/de/return-item.md': article('{{ days }}, {{ fee }}, {{ weight }}, {{ since }}, {{ phone }}'),
    'articles/de-at/return-item.md': article('{{ days }}, {{ fee }}, {{ phone }}'),
  }).read();
  expect(told).toEqual([]);
  const [austria, german, english] = texts;
  expect(english).toBe(
    '30 days, £4.90, 12,500.5 g since 1 December 2026, 2026: [call](tel:+442079460000) <b>+44 20 7946 0000</b>\n\n`{{ days }}`, \\{{ days }}\n\n```\n{{ days }}\n```',
  );
  expect(german).toBe('30, 5\u00a0€, 12.500,5, 1. Dezember 2026, +49 30 123');
  expect(austria).toMatch(/^30, €\u00a06,50, \+49 30 123$/);
  expect(sources.at(-1)?.data).toMatchObject({
    title: '30 days to return',
    description: 'Within 30 days.',
  });
});

test('whatever a value holds, readers see it and nothing else', () => {
  const { texts, told, sources } = contentWith({
    'variables.yaml':
      "days: 30\nhtml: '<img src=x onerror=alert(1)> [a](javascript:b) `c` *d* | {{ days'\nlist: '1. # x'\nlink: 'javascript:alert(1)'\n",
    [inEnglish]: article('{{ html }}\n\n{{ list }}\n\n[x]({{ link }})'),
  }).read();
  expect(texts[0]).toContain(
    '&#60;img src=x onerror=alert(1)&#62; &#91;a&#93;(javascript:b) &#96;c&#96; &#42;d&#42;',
  );
  expect(texts[0]).toContain('&#123;&#123; days\n\n1&#46; # x\n\n[x](javascript:alert%281%29)');
  expect(told).toEqual([`unsafe-link ${inEnglish}:11:1`]);
  expect(sources[0]?.text.isSafe).toBe(false);
});

test('snippets are part of the texts that include them, in lists and quotes too, and may hold others', () => {
  const { texts, told } = contentWith({
    'snippets/en/window.md': 'You have {{ days }} days.\n\n::snippet[more]\n',
    'snippets/en/more.md': 'See [returns](id:return-item).',
    [inEnglish]: article('- One\n\n  ::snippet[window]\n\n> [!NOTE]\n> ::snippet[more]\n\n`::snippet[more]`'),
  }).read();
  expect(texts[0]).toBe(
    '- One\n\n  You have 30 days.\n\n  See [returns](id:return-item).\n\n> [!NOTE]\n> See [returns](id:return-item).\n\n`::snippet[more]`',
  );
  expect(told).toEqual([]);
});

test('a snippet of a fallback says which language it is in, and one inside it that is translated does not', () => {
  const { texts } = contentWith({
    [inEnglish]: article('> ::snippet[window]'),
    'articles/de/return-item.md': article('> ::snippet[window]\n\n::snippet[note]'),
    'snippets/en/window.md': 'Within {{ days }} days.\n\n::snippet[note]\n',
    'snippets/en/note.md': 'Keep the box.\n',
    'snippets/de/note.md': 'Karton aufheben.\n',
  }).read();
  const [german, english] = texts;
  expect(english).not.toContain('lang=');
  expect(german).toBe(
    [
      '> <div lang="en" dir="ltr">',
      '> ',
      '> Within 30 days.',
      '> ',
      '> <div lang="de" dir="ltr">',
      '> ',
      '> Karton aufheben.',
      '> ',
      '> </div>',
      '> ',
      '> </div>',
      '',
      'Karton aufheben.',
    ].join('\n'),
  );
});

test('problems stand where somebody can mend them', () => {
  const { told, problems } = contentWith({
    'variables.yaml':
      'days: 30\nunused: x\nplan: { value: Basic, locales: { fr: Base, de: Basis, de-at: Basis } }\n',
    'snippets/en/window.md': 'Fine.\n\nIn [[a wiki]] {{ dayz }} [x](./x.md)',
    'snippets/en/circle.md': '::snippet[back]',
    'snippets/en/back.md': '::snippet[circle]',
    'snippets/en/alone.md': 'Nobody reads me.',
    'snippets/en/Wrong name.md': 'Hi.',
    [inEnglish]: article(
      '{{ days }} {{ dais }} [[here]] {{ plan }}\n\n::snippet[window]\n\n::snippet[windo]\n\n::snippet[circle]\n\n[[there]] and inline ::snippet[window]',
    ),
    'articles/de/return-item.md': article('::snippet[window]'),
  }).read();
  expect(told.toSorted()).toEqual(
    [
      `variable-unknown ${inEnglish}:7:12`,
      `wiki-link ${inEnglish}:7:23`,
      `unknown-snippet ${inEnglish}:11:1`,
      `wiki-link ${inEnglish}:15:1`,
      `directive-malformed ${inEnglish}:15:22`,
      'variable-unknown snippets/en/window.md:3:15',
      'wiki-link snippets/en/window.md:3:4',
      'snippet-path snippets/en/window.md:3:26',
      'snippet-nesting snippets/en/circle.md:1:1',
      'snippet-nesting snippets/en/back.md:1:1',
      'file-unknown snippets/en/Wrong name.md:undefined:undefined',
      'unknown-locale variables.yaml:3:34',
      'unused-variable variables.yaml:2:1',
      'unused-snippet snippets/en/alone.md:undefined:undefined',
    ].toSorted(),
  );
  expect(problems.find(({ code }) => code === 'unknown-snippet')?.fix).toContain('Did you mean "window"?');
});

test('a snippet without a translation is told once for each locale that shows it, with how many texts do', () => {
  const site = contentWith({
    'snippets/en/window.md': '30 days.',
    'snippets/en/unused-here.md': 'Never shown in German.',
    [inEnglish]: article('::snippet[window]\n\n::snippet[unused-here]'),
    'articles/de/return-item.md': article('::snippet[window]\n\nUnd\n\n::snippet[window]'),
    'articles/de/exchange.md': article('::snippet[window]').replace('return-item', 'exchange'),
    'articles/de-at/exchange.md': article('::snippet[window]').replace('return-item', 'exchange'),
    'replies/de/window.md': '---\ntitle: Frist\n---\n\n::snippet[window]\n',
  });
  const told = site.problems().filter(({ code }) => code === 'snippet-untranslated');
  expect(
    told.map(({ file, message, fix }) => [file, message, fix].join(' | ').replaceAll(site.folder, '')),
  ).toEqual([
    'snippets/en/window.md | Snippet "window" isn\'t translated into "de". Readers of articles/de/exchange.md:7 and 3 other texts see it in "en". | Translate it into snippets/de/window.md.',
  ]);
});

test('a value that names a variable is told once, where it is written', () => {
  const site = contentWith({
    'variables.yaml': 'days: 30\nlonger: "{{ days }} more"\n',
    [inEnglish]: article('{{ longer }} and {{ days }}', 'Within {{ longer }}'),
  });
  expect(site.loaded()).toEqual(['invalid-value variables.yaml:2']);
});

test('a text for a country may show a snippet in its language', () => {
  const site = contentWith({
    'snippets/en/window.md': '30 days.',
    'snippets/de/window.md': '30 Tage.',
    [inEnglish]: article('::snippet[window]'),
    'articles/de-at/return-item.md': article('::snippet[window]'),
  });
  expect(site.loaded().filter((line) => line.includes('snippet'))).toEqual([]);
});

test('a snippet of a store without a translation is told, too', () => {
  const site = contentWith({
    'snippets/en/window.md': '30 days.',
    'stores/a.yaml':
      'stores:\n  - code: A\n    name: A\n    address: { lines: [1 High St], city: Leeds, postcode: LS1 1AA, country: GB }\n    geo: { lat: 53.8, lng: -1.54 }\n    hours: "Mo-Fr 09:00-17:00"\n    description: { de: "::snippet[window]" }\n',
    [inEnglish]: article('::snippet[window]'),
  });
  expect(
    site
      .problems()
      .filter(({ code }) => code === 'snippet-untranslated')
      .map(({ message }) => message),
  ).toEqual([
    expect.stringMatching(
      /"window" isn't translated into "de"\. Readers of .*stores\/a\.yaml:7 see it in "en"/,
    ),
  ]);
});

test('a translation must name the same variables, whatever they say in its language', () => {
  const lost = (german: string) => {
    const site = contentWith({
      'variables.yaml': 'days: 30\nfee: { value: 4, countries: { DE: 5, AT: 6 } }\n',
      [inEnglish]: article(
        'A return costs {{ fee }} pounds. You have {{ days }} days to send the item back.',
      ),
      'articles/de/return-item.md': article(german),
    });
    const { sources } = site.read();
    const [translation, original] = sources;
    if (!translation || !original) throw new Error('a text is missing');
    return lostBetween(original, translation);
  };
  expect(
    lost('Eine Rückgabe kostet {{ fee }} Euro. Du hast {{ days }} Tage, um den Artikel zurückzusenden.'),
  ).toEqual([]);
  expect(lost('Eine Rückgabe kostet 5 Euro. Du hast {{ days }} Tage.').map(({ code }) => code)).toEqual([
    'translation-placeholder',
  ]);
});

test('three braces around a variable are told, and names of a file with an error are not unknown', () => {
  const { told } = contentWith({ [inEnglish]: article('Within {{{ days }}} or {{ days }} days.') }).read();
  expect(told).toEqual([`template-variable ${inEnglish}:7:9`]);
  const wrong = { 'variables.yaml': 'days: 30\nfee: { value: 1, countries: { UK: 2 } }\n' };
  expect(
    contentWith({ ...wrong, [inEnglish]: article('{{ days }} {{ fee }} {{ fe }}') }).read().told,
  ).toEqual(['unknown-country variables.yaml:2:31', `variable-unknown ${inEnglish}:7:22`]);
});

test('snippets that multiply end', () => {
  const many = (name: string) => `::snippet[${name}]\n\n`.repeat(60);
  const files = Object.fromEntries(
    ['a', 'b', 'c', 'd'].map((name, index, all) => [`snippets/en/${name}.md`, many(all[index + 1] ?? 'e')]),
  );
  const { told } = contentWith({
    ...files,
    'snippets/en/e.md': 'x',
    [inEnglish]: article('::snippet[a]'),
  }).read();
  expect(told).toContain(`snippet-nesting ${inEnglish}:7:1`);
});

test('a new value or snippet makes new pages, and no translation stale', () => {
  const site = contentWith({
    'snippets/en/window.md': 'You have {{ days }} days.',
    [inEnglish]: article('::snippet[window]'),
  });
  const [before] = site.read().sources;
  site.write('variables.yaml', 'days: 14\n');
  const [after] = site.read().sources;
  expect(after?.text.hash).not.toBe(before?.text.hash);
  expect(after?.data.description).toBe('Within 14 days.');
  expect([after?.stamp, after?.textHash]).toEqual([before?.stamp, before?.textHash]);
  site.write('snippets/en/window.md', 'Send it back soon.');
  const [last] = site.read().sources;
  expect(last?.text.hash).not.toBe(after?.text.hash);
  expect(last?.stamp).toBe(before?.stamp);
});

test('without variables.yaml, braces are the text that they are', () => {
  const { texts, told } = contentWith({
    'variables.yaml': '# days: 30\n',
    [inEnglish]: article('{{ days }}').replace('{{ days }} days.', 'some days.'),
  }).read();
  expect(texts).toEqual(['{{ days }}']);
  expect(told).toEqual([`template-variable ${inEnglish}:7:1`]);
});

test('what is wrong with a link of a snippet is told once, of the snippet', () => {
  const { loaded } = contentWith({
    [inEnglish]: article('::snippet[window]\n\n::snippet[outer]\n\n## Fees {#fees}', 'Fees'),
    'articles/en/second.md': article('::snippet[window]').replace('return-item', 'second'),
    'articles/de/second.md': article('::snippet[window]').replace('return-item', 'second'),
    'replies/en/late.md': '---\ntitle: Late\n---\n\n::snippet[window]\n',
    'snippets/en/window.md': 'See [here](id:second), [a](id:gone), [b](/en/gone/) and [c](#fees).\n',
    'snippets/en/outer.md': '::snippet[window]\n',
  });
  expect(loaded().filter((line) => /^(?:unknown-|link-)/.test(line))).toEqual([
    'unknown-anchor articles/de/second.md:7',
    'unknown-anchor articles/en/second.md:7',
    'unknown-anchor replies/en/late.md:5',
    'link-vague snippets/en/window.md:1',
    'unknown-link snippets/en/window.md:1',
    'unknown-link snippets/en/window.md:1',
  ]);
});
