import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readPlainYaml } from '#problems/plain-yaml.ts';
import { createRandom } from '../../bench/random.ts';

test('front matter as most is written is read', () => {
  const text = [
    'id: return-an-item',
    'title: Send it back, free',
    'description: "It\'s: free"',
    "slug: 'zurück'",
    'order: 12',
    'draft: false',
    'updated: 2026-04-11',
    'keywords: [return, give back]',
  ].join('\n');
  expect(readPlainYaml(text)).toEqual({
    id: 'return-an-item',
    title: 'Send it back, free',
    description: "It's: free",
    slug: 'zurück',
    order: 12,
    draft: false,
    updated: '2026-04-11',
    keywords: ['return', 'give back'],
  });
});

test.each([
  'title: a: b',
  'title: a #b',
  'title: "a\\n"',
  'title:',
  'title: null',
  'title: True',
  'title: 1e3',
  'title: 012',
  'title: 1.5',
  'title: ~',
  'title: *a',
  'title: |\n  Text',
  'title: a\n  b',
  'title: a\ntitle: b',
  'title: [a, [b]]',
  'title: [a, ]',
  'title: [1, 2]',
  'title: “a”',
  '# a\ntitle: b',
  'title: a\n\nid: b',
  '',
])('what is written in another way is left to the parser: %s', (text) => {
  expect(readPlainYaml(text)).toBeUndefined();
});

test('whatever is read is what the parser reads', () => {
  const random = createRandom(1);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const pieces = [
    'a',
    'Ü',
    ' ',
    ' ',
    '.',
    ',',
    ':',
    '-',
    "'",
    '"',
    '[',
    ']',
    '#',
    '0',
    '7',
    '?',
    '!',
    '&',
    '*',
    'true',
  ];
  let read = 0;
  for (let round = 0; round < 20_000; round++) {
    const value = Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(pieces)).join('');
    const text = `key: ${value}`;
    const data = readPlainYaml(text);
    if (!data) continue;
    read++;
    expect([text, data]).toEqual([text, parse(text)]);
  }
  expect(read).toBeGreaterThan(1000);
});
