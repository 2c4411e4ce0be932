/** What a built site says in which language. */
import type { Element, Nodes } from 'hast';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { browserMessages, type MessagePart } from '#i18n/browser-messages.ts';
import type { BuiltPages } from './built-pages.ts';
import { elementsOf, findAll, textOf, valueIn } from './html.ts';

/** Messages of a page by key; those with a number have a text for each plural form. */
const messagesOf = z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())]));

/** Declares the tests; the site is known once it is built. */
export function testLanguages(site: () => BuiltPages): void {
  describe('languages', () => {
    test('every page carries the messages of its scripts once, with all plural forms of its language', () => {
      const partOf: Readonly<Record<string, MessagePart>> = {
        'help-contact': 'contact',
        'help-contact-form': 'question',
        'help-rating': 'rating',
        article: 'reading',
      };
      for (const [name, root] of site().localePages()) {
        const [script, ...more] = findAll(root, 'script', { id: 'page-messages' });
        expect([name, more]).toEqual([name, []]);
        const messages = messagesOf.parse(JSON.parse(script ? textOf(script) : '{}'));
        const parts = Object.entries(partOf).flatMap(([tag, part]) =>
          findAll(root, tag).length > 0 ? [part] : [],
        );
        // Elsewhere the search fetches its messages.
        const path = valueIn(root, 'help-search', 'dataMessages');
        expect([name, path]).toEqual([
          name,
          name.endsWith('/search/index.html') ? undefined : `/_search/${name.split('/')[0]}.json`,
        ]);
        const ofSearch = path === undefined ? browserMessages.search : [];
        expect([name, new Set(Object.keys(messages))]).toEqual([
          name,
          new Set([...ofSearch, ...parts.flatMap((part) => browserMessages[part])]),
        ]);
        if (name === 'ar/search/index.html')
          expect(Object.keys(messages['search:results'] ?? {})).toHaveLength(6);
      }
    });

    test('every page says its language and direction', () => {
      for (const [name, root] of site().localePages()) {
        const locale = name.split('/')[0] ?? '';
        expect([name, valueIn(root, 'html', 'lang'), valueIn(root, 'html', 'dir')]).toEqual([
          name,
          locale === 'en-xa' ? 'en-XA' : locale,
          locale === 'ar' ? 'rtl' : 'ltr',
        ]);
      }
    });

    test('a fallback page is in the interface of its reader and in the language of its text', () => {
      const root = site().page('/ar/returns/return/');
      expect(valueIn(root, 'html', 'lang')).toBe('ar');
      expect(valueIn(root, 'h1', 'lang')).toBe('en');
      expect(valueIn(root, 'h1', 'dir')).toBe('ltr');
      expect(valueIn(root, 'div', 'dir', { className: 'prose' })).toBe('ltr');
      expect(valueIn(root, 'article', 'dataLocale')).toBe('ar');
      expect(valueIn(root, 'article', 'dataContentLocale')).toBe('en');
      expect(textOf(findAll(root, 'aside', { className: 'notice' })[0] ?? root)).toContain('الإنجليزية');
      expect(site().canonicalOf('/ar/returns/return/')).toBe('https://help.example.com/en/returns/return/');
      expect(site().alternatesOf('/ar/returns/return/')).toEqual({});
    });

    test('a fallback chain takes the first language that has the article', () => {
      const root = site().page('/ar/orders/problems/late/');
      expect(valueIn(root, 'h1', 'lang')).toBe('tr');
      expect(textOf(findAll(root, 'h1')[0] ?? root)).toBe('Paketim gecikti');
    });

    test('hreflang names real translations and a default', () => {
      expect(site().alternatesOf('/en/orders/track/')).toEqual({
        en: 'https://help.example.com/en/orders/track/',
        tr: 'https://help.example.com/tr/sipari%C5%9Fler/siparisim-nerede/',
        ar: 'https://help.example.com/ar/orders/track/',
        'x-default': 'https://help.example.com/en/orders/track/',
      });
      expect(site().alternatesOf('/en/returns/exchange/')).toEqual({});
      expect(site().alternatesOf('/tr/')).toMatchObject({
        'en-XA': 'https://help.example.com/en-xa/',
        'x-default': 'https://help.example.com/',
      });
    });

    test('a stale translation links to the current text', () => {
      const notice = findAll(site().page('/tr/siparişler/siparisim-nerede/'), 'aside', {
        className: 'notice',
      })[0];
      expect(notice && valueIn(notice, 'a', 'href')).toBe('/en/orders/track/');
    });

    test('links and anchors in a translation lead to pages in its language, or to their fallbacks', () => {
      const prose =
        findAll(site().page('/tr/siparişler/siparisim-nerede/'), 'div', { className: 'prose' })[0] ??
        site().page('/tr/');
      expect(findAll(prose, 'a').map(({ properties }) => properties['href'])).toEqual([
        '/tr/returns/return/#refund',
        '/tr/sipari%C5%9Fler/problems/late/',
      ]);
      const ids = elementsOf(site().page('/ar/orders/track/')).flatMap(
        ({ properties }) => properties['id'] ?? [],
      );
      expect(ids).toEqual(expect.arrayContaining(['status', 'in-the-app']));
    });

    test('an article of one language has no page in the others', () => {
      const names = [...site().files.keys()].filter((name) => name.includes('only-here'));
      expect(names.toSorted()).toEqual([
        'a/only-here/ar/index.html',
        'a/only-here/index.html',
        'agents/articles/only-here.json',
        'ar/local/only-here.md',
        'ar/local/only-here/index.html',
        'ar/local/only-here/index.md',
      ]);
    });

    test('no interface text stands in the code: in the pseudo-language all of it is in brackets', () => {
      const kinds = new Map<string, string[]>();
      for (const [name, root] of site()
        .localePages()
        .filter(([name]) => name.startsWith('en-xa/'))) {
        const kind = valueIn(root, 'html', 'dataKind') ?? '';
        const bare = interfaceTexts(root).filter((words) => /\p{L}/u.test(withoutBrackets(words)));
        kinds.set(kind, [...(kinds.get(kind) ?? []), ...bare.map((words) => `${name}: ${words}`)]);
      }
      expect(Object.fromEntries(kinds)).toEqual({
        home: [],
        topic: [],
        article: [],
        search: [],
        'not-found': [],
      });
    });
  });
}

/** Texts and labels in the language of the page itself. */
function interfaceTexts(node: Nodes, lang = ''): string[] {
  if (node.type === 'text') return lang === 'en-XA' && node.value.trim() !== '' ? [node.value.trim()] : [];
  if (node.type === 'root')
    return node.children.flatMap((child) => (child.type === 'doctype' ? [] : interfaceTexts(child)));
  if (node.type !== 'element' || ['head', 'script', 'style', 'svg'].includes(node.tagName) || isTrap(node))
    return [];
  // The name and the address of the site, for paper.
  if ([node.properties['className']].flat().includes('print-source')) return [];
  const own = String(node.properties['lang'] ?? lang);
  const labels = ['ariaLabel', 'placeholder', 'title', 'alt']
    .flatMap((name) => node.properties[name] ?? [])
    .map(String);
  return [
    ...(own === 'en-XA' ? labels : []),
    ...node.children.flatMap((child) => interfaceTexts(child, own)),
  ];
}

/** A field that people never see, in the words that robots look for. */
const isTrap = ({ properties }: Element) => [properties['className']].flat().includes('trap');

/** Names come from the settings, those of languages from the runtime, and none from the messages. */
const withoutBrackets = (words: string): string => {
  const shorter = words.replace(/⟦[^⟦⟧]*⟧/g, '').replace(/^(Test Help|Test Company|Pseudo|English)$/, '');
  return shorter === words ? words : withoutBrackets(shorter);
};
