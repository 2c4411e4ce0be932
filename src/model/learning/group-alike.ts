/** Groups what is alike: the two groups that are most alike on average become one, until none are alike enough (UPGMA). */
import { createLikeness, type Vector } from './similar.ts';

/** Something to group; what was asked more often weighs more in the average. */
export interface Groupable<Item> {
  readonly item: Item;
  readonly vector: Vector;
  readonly weight: number;
}

const noRow = new Float32Array();

/** Groups, in no order. Time and memory grow with the square of their number. */
export function groupAlike<Item>(items: readonly Groupable<Item>[], leastLikeness: number): Item[][] {
  const likenessTo = createLikeness(items.map(({ vector }) => vector));
  const rows = items.map(({ vector }) => {
    const row = new Float32Array(items.length);
    likenessTo(vector, (other, like) => {
      row[other] = like;
    });
    return row;
  });
  const weights = items.map(({ weight }) => weight);
  const members = items.map(({ item }) => [item]);
  const alive = new Set(members.keys());
  const like = (a: number, b: number) => rows[a]?.[b] ?? 0;
  const nearestTo = (one: number) => {
    const row = rows[one] ?? noRow;
    let [best, most] = [-1, -1];
    for (const other of alive) {
      const own = row[other] ?? 0;
      if (other !== one && own > most) [best, most] = [other, own];
    }
    return { other: best, like: most };
  };
  const nearest = members.map((_, index) => nearestTo(index));
  for (;;) {
    const [first, best] = mostAlike(alive, nearest);
    if (best.like < leastLikeness || best.other < 0) break;
    const second = best.other;
    const [a, b] = [weights[first] ?? 1, weights[second] ?? 1];
    alive.delete(second);
    members[first]?.push(...(members[second] ?? []));
    weights[first] = a + b;
    const [own = noRow, gone = noRow] = [rows[first], rows[second]];
    for (const other of alive) {
      if (other === first) continue;
      const mean = (a * (own[other] ?? 0) + b * (gone[other] ?? 0)) / (a + b);
      own[other] = mean;
      (rows[other] ?? noRow)[first] = mean;
    }
    for (const one of alive) {
      const near = nearest[one];
      const isStale = one === first || near?.other === first || near?.other === second;
      if (isStale) nearest[one] = nearestTo(one);
      else if (near && like(one, first) > near.like) nearest[one] = { other: first, like: like(one, first) };
    }
  }
  return [...alive].map((index) => members[index] ?? []);
}

interface Near {
  readonly other: number;
  readonly like: number;
}

function mostAlike(alive: ReadonlySet<number>, nearest: readonly Near[]): readonly [number, Near] {
  let best: readonly [number, Near] = [-1, { other: -1, like: -1 }];
  for (const one of alive) {
    const near = nearest[one];
    if (near && near.like > best[1].like) best = [one, near];
  }
  return best;
}
