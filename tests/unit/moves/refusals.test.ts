import { describe, expect, test } from 'vitest';
import { planMove } from '#moves/plan-move.ts';
import { article, Scratch, topic } from './scratch.ts';
import { small } from './small.ts';

let scratch: Scratch;
describe('what cannot be moved says why', () => {
  test.for<[from: string, to: string, why: string]>([
    ['returns/a', 'returns/b', 'articles/en/returns/b.md is there already.'],
    ['returns/a', 'returns/a.md', '"returns/a" is there already.'],
    ['returns/a', '../../elsewhere', "doesn't lie in the folder of the articles"],
    ['returns/a', '/etc/passwd', "doesn't lie in the folder of the articles"],
    ['returns', 'returns/below', 'can\'t be moved into itself ("returns/below")'],
    ['returns/a', 'order/a', 'There is no topic "order". Did you mean "orders"?'],
    ['returns/a', 'returns/b/a', '"returns/b" is an article, so nothing can lie below it.'],
    ['returns/a', 'returns/---', '"---" can\'t be the name of an article.'],
    ['returns/q', 'orders', 'There is no article or topic "returns/q".'],
    ['art-x', 'orders', 'There is no article or topic "art-x".'],
    ['return', 'orders', 'Did you mean "returns"?'],
    ['', 'orders', 'There is no article or topic "".'],
  ])('%s to %s', ([from, to, why]) => {
    scratch = new Scratch(small);
    expect(() => planMove(scratch.snapshot, from, to)).toThrow(why);
  });

  test.for([
    'returns/a',
    'returns/a.md',
    'en/returns/a.md',
    './returns/a',
    'art-a',
    'id:art-a',
    '/en/returns/a/',
    '/de/r%C3%BCckgabe/a',
    'https://help.example.com/en/returns/a/',
    '/a/art-a/',
  ])('an article is known as %s', (from) => {
    scratch = new Scratch(small);
    expect(planMove(scratch.snapshot, from, 'orders').moves.get('articles/en/returns/a.md')).toBe(
      'articles/en/orders/a.md',
    );
  });

  test('changes that git does not have are refused', () => {
    scratch = new Scratch(small);
    scratch.commit();
    scratch.write('articles/en/orders/c.md', article('art-c', '[a](../returns/a.md)\n\n## More {#more}'));
    expect(scratch.do((snapshot) => planMove(snapshot, 'returns/a', 'orders'))).toEqual({
      kind: 'uncommitted',
      names: ['articles/en/orders/c.md'],
    });
    scratch.commit();
    expect(scratch.do((snapshot) => planMove(snapshot, 'returns/a', 'orders'))).toMatchObject({
      kind: 'done',
    });
  });

  test('a move that would make an error is taken back, to the last byte', () => {
    scratch = new Scratch({
      ...small,
      'articles/en/alone/index.md': topic('Alone'),
      'articles/en/alone/only.md': article('art-only', '[a](../returns/a.md)', ['slug: b']),
    });
    const outcome = scratch.do((snapshot) => planMove(snapshot, 'alone/only', 'returns'));
    expect(outcome).toMatchObject({ kind: 'taken-back', problems: [{ code: 'duplicate-slug' }] });
    expect(scratch.read('articles/en/alone/only.md')).toBe(
      article('art-only', '[a](../returns/a.md)', ['slug: b']),
    );
    expect(scratch.has('articles/en/returns/only.md')).toBe(false);
    expect(scratch.problems()).toEqual([]);
  });
});
