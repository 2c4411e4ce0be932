/** What a translation loses, and how a writer is told. */
import { expect, test } from 'vitest';
import { articleFile, siteOnDisk, siteYaml } from './site.ts';

const english = `## By post {#by-post}

Write to {{name}} within **30** days. Open [our page](https://post.example) or [the top](#by-post).

The display of your Ember shows \`E-12\`.

1. Pack it.
2. Stick on the label.
3. Hand it in.

![The label](https://example.com/label.png)

:::video{src="https://youtu.be/abc" title="Packing"}
Words.
:::

| Size | Price |
|---|---|
| S | £25 |
| M | £35 |

\`\`\`sh
reset --all
\`\`\``;

const german = `## Per Post

Schreiben Sie {{name}} binnen **30** Tagen. [Unsere Seite](https://post.example), [nach oben](#by-post).

Das Display der Ember zeigt \`E-12\`.

1. Einpacken.
2. Etikett aufkleben.
3. Abgeben.

![Das Etikett](https://example.com/label.png)

:::video{src="https://youtu.be/abc" title="Einpacken"}
Worte.
:::

| Größe | Preis |
|---|---|
| S | 25 £ |
| M | 35 £ |

\`\`\`sh
reset --all
\`\`\``;

function problemsOf(text: string, more = '', source = english) {
  const site = siteOnDisk({
    'site.yaml': `${siteYaml}terms: [{ text: Ember, forms: { de: [Glut] } }]\n`,
    'articles/en/returns/index.md': '---\ntitle: Returns\ndescription: All about it.\n---\n',
    'articles/en/returns/return-item.md': articleFile('Returns', source),
    'articles/de/returns/return-item.md': articleFile('Rückgabe', text, more),
  });
  return site
    .problemsIn('articles/de/returns/return-item.md')
    .filter(
      ({ code }) => code.startsWith('translation-') || code === 'merge-conflict' || code === 'unknown-anchor',
    )
    .map(({ code, at }) => `${code}:${at?.line}`);
}

const without = (part: string, instead = '') => {
  expect(german).toContain(part);
  return german.replace(part, instead);
};

test('a whole translation has lost nothing', () => {
  expect(problemsOf(german)).toEqual([]);
});

test.each([
  ['a number', without('**30**', '**14**'), ['translation-number:9']],
  ['a placeholder', without('{{name}}', 'uns'), ['translation-placeholder:9']],
  ['a placeholder that was translated', without('{{name}}', '{{nachname}}'), ['translation-placeholder:9']],
  ['an error code', without('`E-12`', '`E-21`'), ['translation-code:11']],
  ['a link', without('[Unsere Seite](https://post.example)', 'Unsere Seite'), ['translation-part:3']],
  ['a step', without('2. Etikett aufkleben.\n'), ['translation-part:13']],
  ['a picture', without('![Das Etikett](https://example.com/label.png)\n\n'), ['translation-part:3']],
  [
    'a video',
    without(':::video{src="https://youtu.be/abc" title="Einpacken"}\nWorte.\n:::\n\n'),
    ['translation-part:3'],
  ],
  ['a row', without('| M | 35 £ |\n'), ['translation-number:3', 'translation-part:23']],
  ['a block of code', without('```sh\nreset --all\n```'), ['translation-part:26']],
  ['a heading with its anchor', without('## Per Post\n'), ['translation-anchor:3', 'unknown-anchor:8']],
  [
    'another anchor',
    without('## Per Post', '## Per Post {#per-post}'),
    ['translation-anchor:7', 'unknown-anchor:9'],
  ],
  ['a protected term', without('der Ember', 'des Gerätes'), ['translation-term:11']],
  ['a form of the term that is allowed', without('der Ember', 'der Glut'), []],
  [
    'two versions of git',
    without('1. Einpacken.', '<<<<<<< a\n1. Einpacken.\n=======\n1. Packen.\n>>>>>>> b'),
    ['merge-conflict:13'],
  ],
])('%s', (_, text, expected) => {
  expect(problemsOf(text)).toEqual(expected);
});

test('a stale translation is told as stale alone', () => {
  const stale = (source?: string) =>
    problemsOf(without('**30**', '**14**'), 'translationOf: v2-0123456789ab\n', source);
  expect(stale(english.replace('{{name}}', '{name}'))).toEqual(['translation-stale:5']);
  // Once the error in the source is mended, it may be current.
  expect(stale()).toEqual([]);
});
