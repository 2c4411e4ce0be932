import { expect, test } from 'vitest';
import { engineOver, page } from './engine-fixture.ts';

const shop = [
  page('cancel-order', 'Cancel an order', {
    topicId: 'orders',
    topicPath: ['Orders'],
    html: '<p>Before it ships.</p>',
  }),
  page('track-order', 'Track your order', {
    topicId: 'orders',
    topicPath: ['Orders'],
    html: '<p>See where the parcel is. Cancelling is another page.</p>',
  }),
  page('refund-time', 'When you get your refund', {
    topicId: 'returns',
    topicPath: ['Returns'],
    html: '<h2 id="card">Card payments</h2><p>Refunds to a card take five days. Contact your bank about the refund.</p>',
  }),
  page('return-item', 'Return an item', {
    topicId: 'returns',
    topicPath: ['Returns'],
    searchFor: ['send something back'],
    html: '<p>Print the label, pack the item. The refund follows.</p>',
  }),
  page('password', 'Reset your password', {
    topicId: 'account',
    topicPath: ['Account'],
    keywords: ['login'],
    html: '<p>Choose a new one. Error QX-7788 means the link is old.</p>',
  }),
  page('email', 'Change your email address', {
    topicId: 'account',
    topicPath: ['Account'],
    html: '<p>You sign in with it.</p>',
  }),
];
const engine = engineOver(shop);
const ids = async (query: string, over = engine) => (await over.search(query)).results.map(({ id }) => id);
const first = async (query: string, over = engine) => (await ids(query, over))[0];

test.each([
  ['how do i cancel my order', 'cancel-order'],
  ['CANCELLED ORDERS', 'cancel-order'],
  ['refunds', 'refund-time'],
  ['send something back', 'return-item'],
  ['login', 'password'],
  ['log in', 'password'],
  ['e-mail address', 'email'],
  ['QX-7788', 'password'],
  ['card payment', 'refund-time'],
])('"%s" finds %s first', async (query, id) => {
  expect(await first(query)).toBe(id);
});

test('nothing is read before the first query, and the vocabulary only for an unknown word', async () => {
  const fresh = engineOver(shop);
  expect(fresh.filesRead).toEqual([]);
  await fresh.search('refund');
  expect(fresh.filesRead).not.toContain('vocabulary.bin');
  await fresh.search('refnud');
  expect(fresh.filesRead).toContain('vocabulary.bin');
});

test('a glance answers from the files that are there, and reads none', async () => {
  const fresh = engineOver(shop);
  expect(await fresh.glance('refund')).toBeUndefined();
  await fresh.suggest('ref', { limit: 1 });
  const read = fresh.filesRead.length;
  const found = await fresh.glance('refund', { limit: 2 });
  expect(found?.results.map(({ id }) => id)).toEqual(['refund-time', 'return-item']);
  expect(await fresh.glance('refnud')).toBeUndefined();
  expect(fresh.filesRead).toHaveLength(read);
});

test('of many pages, a glance leaves out those whose cards are in other files', async () => {
  const many = engineOver(
    Array.from({ length: 120 }, (_, number) =>
      page(`p-${number}`, `Parcel ${number}`, { linkedFrom: number }),
    ),
  );
  await many.suggest('parcel 119', { limit: 1 });
  const found = await many.glance('parcel', { limit: 120 });
  expect(found?.results.length).toBeGreaterThan(0);
  expect(found?.results.length).toBeLessThan(120);
});

test('a small site has all its cards in one file', async () => {
  const few = engineOver(Array.from({ length: 96 }, (_, number) => page(`p-${number}`, `Parcel ${number}`)));
  const { results } = await few.suggest('parcel', { limit: 96 });
  expect(results).toHaveLength(96);
  expect(few.filesRead.filter((name) => name.startsWith('cards'))).toEqual(['cards-0.bin']);
});

test('who types on gets the best result and those whose cards are there, for one file of cards', async () => {
  const many = engineOver(
    Array.from({ length: 120 }, (_, number) => page(`p-${100 + number}`, `Parcel ${100 + number}`)),
  );
  await many.suggest('parcel 219', { limit: 1 });
  const read = many.filesRead.length;
  const { results, total } = await many.suggest('parcel', { limit: 4, newCards: 1 });
  const [best, ...others] = results.map(({ id }) => Number(id.slice(2)));
  expect([best, total]).toEqual([100, 120]);
  expect(others).toHaveLength(3);
  expect(others.every((number) => number >= 208)).toBe(true);
  expect(many.filesRead.slice(read)).toEqual(['cards-0.bin']);
});

test('a file that could not be read is asked for again', async () => {
  const { prepareIndex } = await import('#model/search/build-index.ts');
  const { createEngine } = await import('#model/search/browser/engine.ts');
  const { readDocuments } = await import('#model/search/page-words.ts');
  const settings = { synonyms: [], promote: [], questions: [] };
  const { files, manifest } = prepareIndex(readDocuments(shop, 'en'), 'en', settings);
  const failing = new Set(files.map(({ name }) => name));
  const flaky = createEngine({
    manifest: { ...manifest, version: 'v' },
    read: async (name) => {
      if (failing.delete(name)) throw new Error('offline');
      return files.find((file) => file.name === name)?.bytes ?? new Uint8Array();
    },
  });
  await expect(flaky.search('refund')).rejects.toThrow('offline');
  await expect(flaky.search('refund')).rejects.toThrow('offline');
  expect((await flaky.search('refund')).results[0]?.id).toBe('refund-time');
});

test('a misspelt word is corrected, and the answer says so', async () => {
  const answer = await engine.search('reset my pasword');
  expect(answer.results[0]?.id).toBe('password');
  expect(answer.corrected).toBe('reset my password');
});

test('a word that the site has is never corrected', async () => {
  const over = engineOver([
    ...Array.from({ length: 30 }, (_, i) => page(`form-${i}`, `Forms and filling ${i}`)),
    page('from', 'Firm offers'),
  ]);
  const answer = await over.search('firm');
  expect(answer.corrected).toBeUndefined();
  expect(answer.results[0]?.id).toBe('from');
});

test('a rare word that a slip makes of a usual one raises a doubt, not a correction', async () => {
  const over = engineOver([
    ...Array.from({ length: 50 }, (_, i) => page(`card-${i}`, `Card payments ${i}`)),
    page('cars', 'Electric caard'),
  ]);
  const answer = await over.search('caard');
  expect(answer).toMatchObject({ corrected: undefined, didYouMean: 'card' });
});

test('a verbatim search corrects nothing', async () => {
  expect(await engine.search('pasword', { verbatim: true })).toMatchObject({
    results: [],
    corrected: undefined,
  });
});

test('a title that equals the query comes first', async () => {
  const over = engineOver([
    page('a', 'Returns', { html: '<p>One word.</p>' }),
    page('b', 'Returns and returns', { keywords: ['returns'], html: '<p>returns returns returns</p>' }),
  ]);
  expect(await first('returns', over)).toBe('a');
});

test('synonyms find what other words say, and promoted pages come first', async () => {
  const over = engineOver(shop, 'en', {
    synonyms: [['refund', 'money back']],
    promote: [{ query: 'Parcel?', article: 'return-item' }],
  });
  expect(await first('money back', over)).toBe('refund-time');
  expect((await over.search('money back')).corrected).toBeUndefined();
  expect(
    (await engineOver(shop, 'en', { synonyms: [['voucher', 'refund']] }).search('vouchers')).results[0]?.id,
  ).toBe('refund-time');
  expect(await ids('parcel', over)).toEqual(['return-item', 'track-order']);
});

test('words that JavaScript objects know by themselves are words like others', async () => {
  const names = Object.getOwnPropertyNames(Object.prototype);
  for (const name of names) {
    const over = engineOver(
      [page('a', name, { keywords: [name], topicId: name, html: `<p>&${name};</p>` }), page('b', 'Other')],
      'en',
      { synonyms: [[name, 'manufacturer']], promote: [{ query: `${name} now`, article: 'b' }] },
    );
    expect(await ids(name, over), name).toEqual(['a']);
    expect(await ids('manufacturer', over), name).toEqual(['a']);
    expect((await ids(`${name} now`, over))[0], name).toBe('b');
    expect((await over.suggest(name.slice(0, -1))).results[0]?.id, name).toBe('a');
    expect((await over.search('b', { topic: name })).total, name).toBe(0);
    expect((await over.search(name, { topic: name })).total, name).toBe(1);
  }
  for (const name of names) expect(await ids(`${name} ${name}`)).toEqual([]);
});

test('topics are counted, and filter', async () => {
  const answer = await engine.search('order item', { topic: 'returns' });
  expect(answer.results.map(({ id }) => id)).toEqual(['return-item']);
  expect(answer.total).toBe(1);
  expect(Object.fromEntries(answer.topics)).toEqual({ orders: 2, returns: 1 });
});

test('of a question of several words, pages that have little to do with it are left out', async () => {
  expect(await ids('refund')).toEqual(['refund-time', 'return-item']);
  expect(await ids('card refund bank')).toEqual(['refund-time']);
});

test('a question that finds nothing is asked less strictly', async () => {
  const over = engineOver([page('a', 'Kettle'), page('b', 'Lamp')]);
  expect((await over.search('kattla')).corrected).toBe('kettle');
  expect((await over.search('kattla', { verbatim: true })).results).toEqual([]);
});

test('the last word may be unfinished while typing', async () => {
  expect((await engine.suggest('pas')).results[0]?.id).toBe('password');
  expect((await engine.suggest('track o')).results[0]?.id).toBe('track-order');
  expect((await engine.suggest('track ord')).corrected).toBeUndefined();
});

test('hits are the words that were looked for, in all forms', async () => {
  const { isHit } = await engine.search('pasword refunds');
  expect(['password', 'refund', 'label'].map(isHit)).toEqual([true, true, false]);
});

test('two words typed as one are found', async () => {
  expect(await first('trackorder')).toBe('track-order');
});

test('an unknown question has no results, and an empty one neither', async () => {
  expect((await engine.search('zzqx vvkj')).results).toEqual([]);
  expect((await engine.search('')).results).toEqual([]);
});

test('the page that a link leads to comes before the page with the link', async () => {
  const over = engineOver([
    page('a', 'First steps', { html: '<p>Then <a href="/b/">charge the spare battery</a>.</p>' }),
    page('b', 'Power', { html: '<p>How to charge the spare battery.</p>' }),
  ]);
  expect(await ids('charge spare battery', over)).toEqual(['b', 'a']);
});
