import { expect, test } from 'vitest';
import { asSummary, formatFormerRatings, mostRead, parseFormerRatings } from '#model/feedback/former.ts';
import { mostHelpful, type ListedArticle } from '#model/feedback/summary.ts';

const articles = [
  { id: 'return-item', yes: 40, no: 5, views: 90 },
  { id: 'track-order', yes: 30, no: 10 },
  { id: 'pay-later', yes: 21, no: 0, views: 400 },
];
const text = formatFormerRatings({ from: 'zendesk', articles });
const listed = articles.map(({ id }): ListedArticle => ({ id, locale: 'de', epoch: 1, topics: ['orders'] }));

test('what is written is read', () => {
  const { former, problems } = parseFormerRatings({ file: 'former-ratings.json', text });
  expect(problems).toEqual([]);
  expect(former?.articles.map(({ id }) => id)).toEqual(['pay-later', 'return-item', 'track-order']);
});

test.each([
  '',
  '[]',
  '{"v":1,"articles":[]}',
  text.replace('"yes":40', '"yes":-1'),
  text.replace('"v": 1', '"v": 2'),
])('another file is a warning: %j', (bad) => {
  const { former, problems } = parseFormerRatings({ file: 'former-ratings.json', text: bad });
  expect(former).toBeUndefined();
  expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['former-ratings', 'warning']]);
});

test('votes of before order articles in every language, until an article begins a new epoch', () => {
  const { former } = parseFormerRatings({ file: '', text });
  const before = former && asSummary(former, 'de');
  expect(mostHelpful(before, listed, { locale: 'de' })).toEqual(['pay-later', 'return-item', 'track-order']);
  const rewritten = listed.map((article) => ({ ...article, epoch: 2 }));
  expect(mostHelpful(before, rewritten, { locale: 'de' })).toEqual([]);
});

test('views of before order articles that are listed', () => {
  const { former } = parseFormerRatings({ file: '', text });
  expect(mostRead(former, listed, 5)).toEqual(['pay-later', 'return-item']);
  expect(mostRead(former, [], 5)).toEqual([]);
  expect(mostRead(undefined, listed, 5)).toEqual([]);
});
