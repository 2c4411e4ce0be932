import { expect, test } from 'vitest';
import { searchSources, selfTestQueries } from '#model/search/sources.ts';
import { sampleCentre, text } from '../sample-centre.ts';

const { centre } = sampleCentre({
  'en/orders/index.md': text('Orders'),
  'en/orders/track.md': text(
    'Track an order',
    'track',
    ['searchFor: [where is it]'],
    'Or [cancel](id:cancel).',
  ),
  'en/orders/cancel.md': text(
    'Cancel an order',
    'cancel',
    [],
    'First [track it](./track.md#map), see [how](id:track), or [this page](id:cancel).',
  ),
  'en/orders/hidden.md': text('Hidden', 'hidden', ['unlisted: true'], 'See [tracking](id:track).'),
  'tr/orders/index.md': text('Siparişler'),
  'tr/orders/track.md': text('Sipariş takibi', 'track'),
});

test('the listed articles of a locale are indexed, fallbacks are not', () => {
  const ids = (locale: string) => searchSources(centre, locale).map(({ id }) => id);
  expect(ids('en').toSorted()).toEqual(['cancel', 'track']);
  expect(ids('tr')).toEqual(['track']);
});

test('articles that link to an article are counted once each, and not the article itself', () => {
  const counts = searchSources(centre, 'en').map(({ id, linkedFrom }) => [id, linkedFrom]);
  expect(Object.fromEntries(counts)).toEqual({ track: 1, cancel: 1 });
});

test('an article promises to be found by its title and by what it is searched for', () => {
  const promised = selfTestQueries(centre, 'en', []).map(({ articles, key, query, at }) => [
    ...articles,
    key,
    query,
    at?.line,
  ]);
  expect(promised).toHaveLength(3);
  expect(promised).toEqual(
    expect.arrayContaining([
      ['cancel', 'title', 'Cancel an order', 3],
      ['track', 'searchFor', 'where is it', 5],
      ['track', 'title', 'Track an order', 3],
    ]),
  );
});

test('a title without words promises nothing: nobody can search for it', () => {
  const { centre: silent } = sampleCentre({
    'en/orders/index.md': text('Orders'),
    'en/orders/face.md': text('😀 …', 'face'),
    'en/orders/code.md': text('C++', 'code'),
  });
  expect(selfTestQueries(silent, 'en', []).map(({ query }) => query)).toEqual(['C++']);
});
