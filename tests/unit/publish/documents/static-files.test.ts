import { expect, test } from 'vitest';
import type { SitePart } from '#model/parts.ts';
import { staticFiles } from '#publish/documents/static-files.ts';
import { sampleSite } from '../../model/sample-centre.ts';

test('credits name what the site has', () => {
  const creditsWithout = (...absent: readonly SitePart[]) => {
    const credits = staticFiles(sampleSite(), new Set(), absent).find(({ path }) => path === 'licences.txt');
    const text = credits && 'content' in credits ? String(credits.content) : '';
    return [...text.matchAll(/^([A-Z][\w ]*):/gm)].map(([, about]) => about);
  };
  expect(creditsWithout()).toEqual(['Icons', 'Search', 'Maps', 'Public holidays']);
  expect(creditsWithout('stores')).toEqual(['Icons', 'Search', 'Public holidays']);
  expect(creditsWithout('stores', 'channels', 'ratings')).toEqual(['Icons', 'Search']);
});

test("a site's own file takes the place of ours", () => {
  const names = (...publicFiles: readonly string[]) =>
    staticFiles(sampleSite(), new Set(publicFiles)).map(({ path }) => path);
  expect(names()).toEqual(['api/v1/docs.css', 'licences.txt', 'plain.css']);
  expect(names('/licences.txt', '/form.pdf')).toEqual(['api/v1/docs.css', 'plain.css']);
});

test('small pages have the colours of the brand', () => {
  const site = sampleSite('[en]', 'brand: { color: "#0a5c36" }\n');
  const style = staticFiles(site, new Set()).find(({ path }) => path === 'plain.css');
  const text = style && 'content' in style ? String(style.content) : '';
  expect(text).toMatch(/--brand: light-dark\(#0a5c36, #[0-9a-f]{6}\);/);
  expect(text).toMatch(/\na \{[^}]* color: var\(--brand\);/);
});
