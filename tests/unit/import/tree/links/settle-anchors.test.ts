import { expect, test } from 'vitest';
import { findLostAnchors, type PlacedAnchors } from '#import/tree/links/settle-anchors.ts';

const fees = { id: 'fees', locale: 'en', text: '## Fees\n\n## Limits' };
const links = '[a](id:fees#fees), [b](id:fees#limits), [c](id:fees#gone)';

const lostOf = (...texts: readonly (Omit<PlacedAnchors, 'topic'> & { topic?: string })[]) =>
  findLostAnchors(texts.map((text) => ({ topic: '', ...text }))).map((lost) =>
    lost.map(({ anchor }) => anchor),
  );

test('a link keeps its anchor if the text that it leads to has it', () =>
  expect(lostOf(fees, { id: 'other', locale: 'en', text: links })).toEqual([[], ['gone']]));

test('in each language, the text of that language counts', () => {
  const gebühren = { id: 'fees', locale: 'de', text: '## Gebühren' };
  const other = { id: 'other', locale: 'en', text: links };
  expect(lostOf(fees, gebühren, other, { ...other, locale: 'de' })).toEqual([
    [],
    [],
    ['gone'],
    ['fees', 'limits', 'gone'],
  ]);
  // German readers see the English text of an article that has no other.
  expect(lostOf(fees, gebühren, other)).toEqual([[], [], ['fees', 'limits', 'gone']]);
});

test('translations of the same outline have the ids of their original', () =>
  expect(
    lostOf(
      fees,
      { id: 'fees', locale: 'de', text: '## Gebühren\n\n## Grenzen\n\n[a](#limits), [b](#grenzen)' },
      { id: 'other', locale: 'de', text: '[a](id:fees#limits)' },
    ),
  ).toEqual([[], ['grenzen'], []]));

test('edits are of the address alone, wherever it is written', () => {
  const text =
    '[a](#gone)\n\n<a href="#lost">b</a> [c][d] <a id="here"></a> [e](#here)\n\n[d]: #missed\n\n`[x](#gone)`';
  const [lost = []] = findLostAnchors([{ id: 'a', topic: '', locale: 'en', text }]);
  expect(lost.map(({ start, end, text: now }) => [text.slice(start, end), now])).toEqual([
    ['#gone', 'todo:#gone'],
    ['#lost', 'todo:#lost'],
    ['#missed', 'todo:#missed'],
  ]);
});

test('the page of a topic has only the ids that are written', () =>
  expect(
    lostOf({ id: '', locale: 'en', text: '[a](#fees), [b](#limits)\n\n## Fees {#fees}\n\n## Limits' }),
  ).toEqual([['limits']]));

test('a link to a topic keeps an anchor that is written in its text, in every language that readers may see', () => {
  const fees = { id: '', topic: 'cards/fees', locale: 'en', text: '## Limits {#limits}\n\n## Notes' };
  const from = {
    id: 'a',
    topic: 'cards',
    locale: 'en',
    text: '[a](fees/index.md#limits) [b](fees/index.md#notes)',
  };
  expect(lostOf(fees, from)).toEqual([[], ['notes']]);
  expect(lostOf(fees, { ...fees, locale: 'de', text: '## Grenzen' }, from)).toEqual([
    [],
    [],
    ['limits', 'notes'],
  ]);
});
