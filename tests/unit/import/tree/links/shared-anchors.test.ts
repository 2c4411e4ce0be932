import { expect, test } from 'vitest';
import { shareAnchors } from '#import/tree/links/shared-anchors.ts';

test('a heading that links name has one id in all languages', () =>
  expect(
    shareAnchors([
      { id: 'fees', text: '## Fees\n\n## Limits' },
      { id: 'fees', text: '## Gebühren\n\n## Grenzen' },
      { id: 'other', text: 'See [fees](id:fees#fees) and [limits](id:fees#grenzen).' },
    ]),
  ).toEqual([
    '## Fees {#fees}\n\n## Limits {#limits}',
    '## Gebühren {#fees}\n\n## Grenzen {#limits}',
    'See [fees](id:fees#fees) and [limits](id:fees#limits).',
  ]));

test('links within a text follow its headings', () =>
  expect(
    shareAnchors([
      { id: 'fees', text: '## Fees\n\n## Notes\n\n## Notes' },
      {
        id: 'fees',
        text: '[a](#kosten), [b](#k%6Fsten), [c][d], <a href="#hinweise-2">e</a>, [f](#gone)\n\n## Kosten\n\n## Hinweise\n\n## Hinweise\n\n[d]: #hinweise',
      },
      { id: 'other', text: '[fees](id:fees#fees)' },
    ])[1],
  ).toBe(
    '[a](#fees), [b](#fees), [c][d], <a href="#notes-2">e</a>, [f](#gone)\n\n## Kosten {#fees}\n\n## Hinweise\n\n## Hinweise\n\n[d]: #notes',
  ));
