import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseYaml } from '#problems/yaml.ts';

const schema = z.strictObject({
  title: z.string(),
  kind: z.enum(['shop', 'kiosk']).optional(),
  hours: z.array(z.strictObject({ open: z.string() })).optional(),
});

const find = (text: string) =>
  parseYaml({ file: 'a.yaml', text, firstLine: 2 }, schema).problems.map((p) => [
    p.code,
    p.at?.line,
    p.at?.column,
    p.message,
    p.fix,
  ]);

test('a misspelt key is reported at its own place with the nearest key', () => {
  expect(find('title: A\nkidn: shop\n')).toEqual([
    ['unknown-key', 3, 1, 'There is no key "kidn".', 'Did you mean "kind"? Known keys: title, kind, hours.'],
  ]);
});

test('nested keys are known by the schema of their place', () => {
  expect(find('title: A\nhours:\n  - opn: "9"\n    open: "9"\n')).toEqual([
    ['unknown-key', 4, 5, 'There is no key "opn" in "hours.0".', 'Did you mean "open"? Known keys: open.'],
  ]);
});

test('a missing key, a wrong type and a value outside the list are told apart', () => {
  expect(find('kind: mall\n')).toEqual([
    ['missing-key', 2, 1, '"title" is missing.', 'Add "title:" (string).'],
    ['invalid-value', 2, 7, expect.stringContaining('"kind": '), 'Use one of: shop, kiosk.'],
  ]);
  expect(find('title: 12\n')).toEqual([
    [
      'invalid-value',
      2,
      8,
      expect.stringContaining('expected string'),
      'Write text; put quotes around it: title: "…".',
    ],
  ]);
});

test('an empty text misses its keys, broken YAML has a place', () => {
  expect(find('')).toMatchObject([['missing-key', 2, 1, expect.anything(), expect.anything()]]);
  expect(find('title: "A\nkind: shop\n')).toMatchObject([
    ['yaml-syntax', expect.any(Number), expect.any(Number), expect.anything(), expect.anything()],
  ]);
});
