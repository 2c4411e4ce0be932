/** How a built site looks: what `brand`, `header`, `footer` and `social` of site.yaml give to its pages. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { BuiltPages } from './built-pages.ts';
import { findAll, textOf, valueIn } from './html.ts';

const manifest = z.looseObject({ name: z.string(), icons: z.array(z.looseObject({ src: z.string() })) });

/** Declares the tests; the site is known once it is built. */
export function testLooks(site: () => BuiltPages): void {
  describe('looks', () => {
    test('every icon that pages and the manifest name is there', () => {
      const root = site().page('/en/');
      const named = ['icon', 'apple-touch-icon', 'manifest'].flatMap((rel) =>
        findAll(root, 'link', { rel }).map(({ properties }) => String(properties['href'])),
      );
      const { icons } = manifest.parse(JSON.parse(site().text('site.webmanifest')));
      const missing = [...named, ...icons.map(({ src }) => src)].filter(
        (path) => !site().files.has(path.slice(1)),
      );
      expect([named.length, icons.length, missing]).toEqual([4, 3, []]);
      expect(findAll(root, 'meta', { name: 'theme-color' })).toHaveLength(2);
    });

    test('the logo has its own proportions, says the name, and can run nothing', () => {
      const [logo] = findAll(site().page('/en/'), 'picture').flatMap((picture) => findAll(picture, 'img'));
      expect(logo?.properties).toMatchObject({ width: 96, height: 24, alt: 'Test Help' });
      expect(site().text(String(logo?.properties['src']).slice(1))).not.toContain('script');
      expect(site().text('logo.svg')).not.toContain('script');
    });

    test('the footer has its links, its text and its profiles in every language', () => {
      for (const [name, root] of site().localePages()) {
        const [footer] = findAll(root, 'footer', { className: 'site-footer' });
        const words = footer ? textOf(footer) : '';
        expect([name, words.includes('Test Company, Ankara.'), words.includes('Instagram')]).toEqual([
          name,
          true,
          true,
        ]);
      }
      const links = findAll(site().page('/tr/'), 'ul', { className: 'footer-links' }).flatMap((list) =>
        findAll(list, 'a'),
      );
      expect(links.some(({ properties }) => String(properties['href']).startsWith('/tr/'))).toBe(true);
      expect(valueIn(site().page('/tr/'), 'a', 'rel', { href: 'https://www.example.com' })).toBe('noopener');
    });

    test('the colour of the brand is in the styles', () => {
      const styles = [...site().files]
        .filter(([name]) => name.endsWith('.css'))
        .map(([, bytes]) => bytes.toString());
      expect(styles.some((css) => /--brand:\s*light-dark\(#006400/.test(css))).toBe(true);
    });
  });
}
