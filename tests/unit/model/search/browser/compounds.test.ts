import { expect, test } from 'vitest';
import { compoundParts, hasCompounds, unspacedParts } from '#model/search/browser/compounds.ts';

const words = new Set([
  'rucksende',
  'rucksendung',
  'kosten',
  'bestellung',
  'nummer',
  'liefer',
  'adresse',
  'konto',
]);
const parts = (word: string) => compoundParts(word, (part) => words.has(part));

test.each([
  ['rucksendekosten', ['rucksende', 'kosten']],
  ['rucksendungskosten', ['rucksendung', 'kosten']],
  ['bestellungsnummer', ['bestellung', 'nummer']],
  ['lieferadresse', ['liefer', 'adresse']],
  ['lieferadressenkonto', ['liefer', 'adresse', 'konto']],
])('%s is made of %j', (word, expected) => {
  expect(parts(word)).toEqual(expected);
});

test.each(['kosten', 'kostenx', 'unbekannt', 'kontonix'])('%s is no compound of known words', (word) => {
  expect(parts(word)).toEqual([]);
});

test('German and Dutch write compounds as one word, English does not', () => {
  expect(['de', 'de-AT', 'nl', 'en', 'ja'].map(hasCompounds)).toEqual([true, true, true, false, false]);
});

test.each([
  ['列幅', ['列', '幅']],
  ['ショートカットキーボード', ['ショートカット', 'キーボード']],
  ['列高', []],
  ['ツールバー', []],
  ['ツールA', []],
])('the parts of %s are %j', (word, expected) => {
  const known = new Set(['列', '幅', 'ショートカット', 'キーボード', 'ツール', 'バー', 'A']);
  expect(unspacedParts(word, (part) => known.has(part))).toEqual(expected);
});
