/** What a built site tells search engines. */
import type { Element, Root } from 'hast';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { BuiltPages } from './built-pages.ts';
import { findAll, textOf, valueIn } from './html.ts';

const linkedData = (script: Element) => z.record(z.string(), z.unknown()).parse(JSON.parse(textOf(script)));

const canonicalIn = (root: Root) => valueIn(root, 'link', 'href', { rel: 'canonical' });

/** Declares the tests; the site is known once it is built. */
export function testSearchEngines(site: () => BuiltPages): void {
  describe('search engines', () => {
    test('sitemaps list what is published in each language: no fallbacks, drafts or unlisted articles', () => {
      const locations = (name: string) =>
        [
          ...site()
            .text(name)
            .matchAll(/<loc>([^<]*)<\/loc>/g),
        ].map(([, url = '']) => url);
      expect(locations('sitemap-index.xml').toSorted()).toEqual(
        ['ar', 'en', 'en-xa', 'tr'].map((locale) => `https://help.example.com/sitemap-${locale}-0.xml`),
      );
      expect(locations('sitemap-tr-0.xml').toSorted()).toEqual([
        'https://help.example.com/tr/',
        'https://help.example.com/tr/search/',
        'https://help.example.com/tr/sipari%C5%9Fler/',
        'https://help.example.com/tr/sipari%C5%9Fler/problems/late/',
        'https://help.example.com/tr/sipari%C5%9Fler/siparisim-nerede/',
      ]);
      expect(locations('sitemap-en-xa-0.xml').toSorted()).toEqual(
        ['/en-xa/', '/en-xa/search/'].map((path) => `https://help.example.com${path}`),
      );
      expect(site().text('sitemap-en-0.xml')).toMatch(
        /<loc>https:\/\/help\.example\.com\/en\/orders\/track\/<\/loc><lastmod>2026-03-04/,
      );
      expect(site().text('robots.txt')).toContain('Sitemap: https://help.example.com/sitemap-index.xml');
    });

    test('an unlisted article has its page, out of every list and search engine', () => {
      expect(valueIn(site().page('/en/unlisted/'), 'meta', 'content', { name: 'robots' })).toBe('noindex');
      // Its votes are reported under its title.
      const reports = 'api/v1/feedback-manifest.json';
      const mentions = [...site().files]
        .filter(([, bytes]) => bytes.includes('Press kit'))
        .map(([name]) => name);
      expect(
        mentions.filter(
          // Agents find it.
          (name) => !/unlisted|^agents\/|^a\/press-kit\//.test(name) && name !== reports,
        ),
      ).toEqual([]);
    });

    test('a draft leaves no trace', () => {
      const mentions = [...site().files].filter(([, bytes]) =>
        /DRAFT-TEXT|(?<!status\.)coming-soon|Coming soon/.test(bytes.toString()),
      );
      expect(mentions.map(([name]) => name)).toEqual([]);
    });

    test('JSON-LD parses, and names absolute addresses', () => {
      for (const [name, root] of site().localePages()) {
        for (const script of findAll(root, 'script', { type: 'application/ld+json' })) {
          expect([name, linkedData(script)['@context']]).toEqual([name, 'https://schema.org']);
        }
      }
      const types = (path: string) =>
        findAll(site().page(path), 'script', { type: 'application/ld+json' }).map(
          (script) => linkedData(script)['@type'],
        );
      expect(types('/en/')).toEqual(['WebSite', 'Organization']);
      expect(types('/en/orders/track/')).toEqual(['TechArticle', 'BreadcrumbList']);
      expect(types('/en/orders/')).toEqual(['BreadcrumbList']);
    });

    test('every page has a title, a description and an h1 of its own', () => {
      const seen = new Map<string, string>();
      for (const [name, root] of site().localePages()) {
        const title = textOf(findAll(root, 'title')[0] ?? root);
        const description = valueIn(root, 'meta', 'content', { name: 'description' });
        expect([name, findAll(root, 'h1').length, description ? 'described' : description]).toEqual([
          name,
          1,
          'described',
        ]);
        if (canonicalIn(root) !== undefined && !name.includes('404')) {
          const key = `${name.split('/')[0]}: ${title}`;
          expect([name, seen.get(key)]).toEqual([name, undefined]);
          seen.set(key, name);
        }
      }
    });
  });
}
