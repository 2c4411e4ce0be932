import { expect, test } from 'vitest';
import { rehearsalOf, rehearse } from '#client/agents/rehearsal.ts';
import { engineOver, page } from '../../model/search/browser/engine-fixture.ts';

const topic = (topicId: string, title: string) => ({ topicId, topicPath: [title] });
const engine = engineOver([
  page('track', 'Track your order', topic('orders', 'Orders')),
  page('refund', 'When you get your refund', topic('returns', 'Returns')),
  page('emoji', 'Smile', topic('smile', '😀 one')),
  page('more', 'More', topic('zebra', 'Zebra')),
]);

test('titles of topics are asked for whole, with a slip, and as they begin', () => {
  expect(rehearsalOf(engine.manifest)).toEqual([
    '😀 one',
    '😀o ne',
    '😀',
    'Zebra',
    'Zbera',
    'Z',
    'Returns',
    'Rteurns',
    'R',
  ]);
});

test('after a rehearsal, a first question with a slip needs nothing more', async () => {
  let pauses = 0;
  const between = () => {
    pauses += 1;
    return Promise.resolve();
  };
  await rehearse(engine, { manifest: engine.manifest, limit: 7, between });
  expect(pauses).toBe(9);
  const read = [...engine.filesRead];
  expect(read.toSorted()).toEqual(['cards-0.bin', 'postings-0.bin', 'vocabulary.bin']);
  const { results } = await engine.suggest('refnud', { limit: 7 });
  expect(results[0]?.id).toBe('refund');
  expect(engine.filesRead).toEqual(read);
});

test('a site without topics or articles has nothing to rehearse', () => {
  expect(rehearsalOf(engineOver([]).manifest)).toEqual([]);
});
