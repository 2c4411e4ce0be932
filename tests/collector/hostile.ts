/** Request bodies that nobody should send. */
import * as fc from 'fast-check';
import { batchBody, comment, rate, search } from './handler.ts';

/** Texts that do harm where they are taken for code. */
export const injections = [
  `'; DROP TABLE event; --`,
  `1' OR '1'='1`,
  `" OR ""="`,
  `x'); DELETE FROM vote; --`,
  `$1, ?1, :a, @b`,
  '${7*7}',
  '\\u0000',
  '\u0000',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%00',
  '%s%n%x',
  '\r\nSet-Cookie: a=b',
];

const valid = fc.constantFrom(
  () => rate(),
  () => comment('fine'),
  () => search('words'),
);
const hostile = fc.oneof(
  fc.constantFrom(...injections),
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const keys = ['id', 'k', 't', 'a', 'l', 'r', 'vk', 's', 'x', 'why', 'c', 'q', 'n', 'ep', 'zz'];
/** The body of a request with these events. */
export const batchOf = (...events: readonly unknown[]): string => batchBody(events);
const mutated = fc
  .tuple(valid, fc.constantFrom(...keys), hostile)
  .map(([make, key, value]) => batchOf({ ...make(), [key]: value }));
const payload = fc.oneof(
  { weight: 4, arbitrary: mutated },
  { weight: 1, arbitrary: valid.map((make) => batchOf(make())) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: hostile.map((value) => batchOf(value)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);

/** As long as a body may be, and as slow to read as one can make it. */
export const heavyBodies: readonly string[] = [
  '['.repeat(8192) + ']'.repeat(8192),
  `{"v":1,"now":1,"e":[${'{"k":"rate"},'.repeat(1200)}{}]}`,
  batchOf(...Array.from({ length: 20 }, () => ({ ...rate(), why: Array.from({ length: 200 }, () => 'x') }))),
  batchOf({ ...comment('a'), c: `${'a@'.repeat(900)}.` }),
  batchOf({ ...comment('a'), c: '1 '.repeat(1000) }),
  batchOf({ ...comment('a'), c: 'https://'.repeat(240) }),
  batchOf({ ...search('a'), q: 'TR33 '.repeat(24) }),
  batchOf({ ...search('a'), q: '\u0130\u0307'.repeat(60) }),
];

/** So many bodies, the same for one seed: most of them broken in one place, some of them good. */
export const hostileBodies = (n: number, seed: number): string[] => fc.sample(payload, { numRuns: n, seed });
