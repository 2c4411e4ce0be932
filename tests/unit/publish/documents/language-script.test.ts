import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import { languageScript } from '#publish/documents/language-script.ts';
import { languageTargets } from '#model/urls.ts';

interface Reader {
  readonly languages: readonly string[];
  readonly remembered?: string;
  readonly search?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly locales?: string;
}

/** Where a reader is taken from an address, if anywhere. Storage that is switched off throws. */
function open({
  languages,
  remembered,
  search = '',
  attributes = {},
  locales = 'de en-gb bp=pt-PT',
}: Reader) {
  const targets = languageTargets(
    locales.split(' ').map((entry) => {
      const [id = '', lang = id] = entry.split('=');
      return { locale: { id, lang }, path: `/${id}/` };
    }),
  );
  const opened: string[] = [];
  const page = {
    document: {
      currentScript: { dataset: { targets, ...attributes } },
      documentElement: { hidden: false, dataset: {} },
    },
    navigator: { languages },
    location: { search, hash: '#top', replace: (path: string) => opened.push(path) },
    URLSearchParams,
    localStorage: {
      getItem: () => {
        if (remembered === 'refused') throw new Error('storage is switched off');
        return remembered ?? null;
      },
    },
  };
  runInContext(languageScript(), createContext(page));
  expect(page.document.documentElement.hidden).toBe(opened.length > 0);
  return opened[0];
}

test('a permalink opens in the language of its address, the one chosen before, the reader’s, or the first', () => {
  const languages = ['en-AU'];
  expect(open({ languages, remembered: 'bp', attributes: { locale: 'de' } })).toBe('/de/#top');
  expect(open({ languages, remembered: 'bp' })).toBe('/bp/#top');
  expect(open({ languages, remembered: 'gone' })).toBe('/en-gb/#top');
  expect(open({ languages, remembered: 'refused', search: '?a=1' })).toBe('/en-gb/?a=1#top');
  expect(open({ languages: ['pt-AO'] })).toBe('/bp/#top');
  expect(open({ languages: ['ko'] })).toBe('/de/#top');
});

test('the chooser opens a language of the reader, and stays where there is none or where they ask to choose', () => {
  const attributes = { chooser: '' };
  expect(open({ languages: ['en-US'], attributes })).toBe('/en-gb/#top');
  expect(open({ languages: ['en-US'], remembered: 'de', attributes })).toBe('/de/#top');
  expect(open({ languages: ['ko'], attributes })).toBeUndefined();
  expect(open({ languages: ['en-US'], remembered: 'de', search: '?choose', attributes })).toBeUndefined();
  expect(open({ languages: ['ko'], attributes, locales: 'en' })).toBe('/en/#top');
});

test('the script stays small', () => {
  expect(languageScript().length).toBeLessThan(3500);
});
