import { expect, test } from 'vitest';
import { shareAnchors } from '#import/tree/links/shared-anchors.ts';

test('a heading that links name has one id in all languages', () =>
  expect(
    shareAnchors([
      { id: 'fees', locale: 'en', text: '## Fees\n\n## Limits' },
      { id: 'fees', locale: 'de', text: '## Gebühren\n\n## Grenzen' },
      { id: 'other', locale: 'de', text: 'See [fees](id:fees#fees) and [limits](id:fees#grenzen).' },
    ]),
  ).toEqual([
    '## Fees {#fees}\n\n## Limits {#limits}',
    '## Gebühren {#fees}\n\n## Grenzen {#limits}',
    'See [fees](id:fees#fees) and [limits](id:fees#limits).',
  ]));

test('links within a text follow its headings', () =>
  expect(
    shareAnchors([
      { id: 'fees', locale: 'en', text: '## Fees\n\n## Notes\n\n## Notes' },
      {
        id: 'fees',
        locale: 'de',
        text: '[a](#kosten), [b](#k%6Fsten), [c][d], <a href="#hinweise-2">e</a>, [f](#gone), [g](#fees)\n\n## Kosten\n\n## Hinweise\n\n## Hinweise\n\n[d]: #hinweise',
      },
      { id: 'other', locale: 'de', text: '[fees](id:fees#fees)' },
    ])[1],
  ).toBe(
    '[a](#fees), [b](#fees), [c][d], <a href="#notes-2">e</a>, [f](#gone), [g](#fees)\n\n## Kosten {#fees}\n\n## Hinweise\n\n## Hinweise\n\n[d]: #notes',
  ));

const outlines = [
  { id: 'fees', locale: 'en', text: '## Fees\n\n## Limits' },
  { id: 'fees', locale: 'de', text: '## Gebühren\n\n## Grenzen' },
  { id: 'fees', locale: 'fr', text: '## Frais' },
  { id: 'fees', locale: 'it', text: '## Costi\n\n### Limiti' },
];
const linkIn = (locale: string, anchor: string) =>
  shareAnchors([...outlines, { id: 'other', locale, text: `[link](id:fees#${anchor})` }]).at(-1);

test.each([
  ['de', 'grenzen', 'limits', 'a translation with the headings of its original has its ids'],
  ['it', 'limiti', 'limiti', 'one whose headings differ has its own'],
  ['it', 'limits', 'limiti', 'what another language calls a heading leads to the one at its place'],
  ['fr', 'limits', 'limits', 'what a language lacks stays, to be told'],
  ['es', 'grenzen', 'limits', 'a language without the article shows the first one'],
])('one language has fewer headings: in %s, #%s becomes #%s: %s', (locale, anchor, expected) =>
  expect(linkIn(locale, anchor)).toBe(`[link](id:fees#${expected})`),
);
