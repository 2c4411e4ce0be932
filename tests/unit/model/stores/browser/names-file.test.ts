import { expect, test } from 'vitest';
import { createTokenizer, isUnspaced } from '#model/search/browser/tokens.ts';
import { Finder } from '#model/stores/browser/find.ts';
import { mayNameStore } from '#model/stores/browser/names-file.ts';
import { buildNamesFile } from '#model/stores/names-build.ts';
import { index } from '../samples.ts';

const langs = ['en', 'de', 'tr', 'ja'];
const names = buildNamesFile(index, [], langs);
const mayName = (text: string, { lang = 'en', unfinished = false } = {}) =>
  mayNameStore(names, { text, words: createTokenizer(lang)(text), unfinished, hasSpaces: !isUnspaced(lang) });

/** Everything that a store or its place is called. */
const called = [
  ...index.name,
  ...index.code,
  ...index.postcode,
  ...index.districts,
  ...[...index.cities, ...index.regions].flatMap(({ name, also = [] }) => [name, ...also]),
].filter((name) => name !== '');

test.each(langs)('whatever the finder knows by name may be one in a question, in %s', (lang) => {
  const finder = new Finder(index, lang);
  const countries = index.countries.flatMap(
    (country) => new Intl.DisplayNames(lang, { type: 'region' }).of(country) ?? [],
  );
  for (const name of [...called, ...countries]) {
    expect(finder.findWhole(name), name).not.toEqual([]);
    for (const text of [name, `5x ${name} 24`, name.replace(/^Shop /, '')]) {
      expect(mayName(text, { lang }), text).toBe(true);
    }
  }
});

test('what is typed so far may become a name wherever the finder says so', () => {
  const finder = new Finder(index, 'en');
  const words = called.flatMap((name) => [name, ...name.split(/[ -]/), name.replaceAll(' ', '')]);
  const typed = words.flatMap((word) => Array.from(word, (_, end) => word.slice(0, end + 1)));
  for (const text of typed.filter(({ length }) => length >= 3)) {
    if (!finder.find(text).some(({ isGuess }) => !isGuess)) continue;
    expect(mayName(text, { unfinished: true }), text).toBe(true);
  }
});

test('a question about something else needs no store', () => {
  for (const text of ['return an item', 'where is my order', 'E-07', 'voucher code rejected']) {
    expect(mayName(text), text).toBe(false);
    expect(mayName(text, { unfinished: true }), text).toBe(false);
  }
});
