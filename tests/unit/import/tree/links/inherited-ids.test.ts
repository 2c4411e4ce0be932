import { expect, test } from 'vitest';
import { withoutInheritedIds } from '#import/tree/links/inherited-ids.ts';

const original = { id: 'fees', locale: 'en', text: '## Fees\n\n## Limits {#most}\n\n### A day' };
const german = (text: string) => withoutInheritedIds([original, { id: 'fees', locale: 'de', text }], 'en')[1];

test('headings of a translation have the ids of their original without saying them', () =>
  expect(german('## Kosten {#fees}\n\n## Grenzen {#most}\n\n### Am Tag {#a-day}')).toBe(
    '## Kosten\n\n## Grenzen {#most}\n\n### Am Tag',
  ));

test.each([
  ['another outline', '## Kosten {#fees}\n\n## Grenzen {#most}'],
  ['an id of its own', '## Kosten {#kosten}\n\n## Grenzen {#most}\n\n### Am Tag {#a-day}'],
])('%s keeps its ids', (_, text) => expect(german(text)).toBe(text));

test('an article without an original keeps its ids', () =>
  expect(
    withoutInheritedIds([original, { id: 'other', locale: 'de', text: '## Kosten {#fees}' }], 'en')[1],
  ).toBe('## Kosten {#fees}'));
