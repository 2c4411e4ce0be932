/** One real build of a small help centre in three languages and a pseudo-language, read as visitors and crawlers read it. */
import type { Element } from 'hast';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkBuiltSite } from '#publish/output/check-built-site.ts';
import { loadContent } from '#content.ts';
import { isPageId } from '#model/articles/anchors.ts';
import { occupiedAddresses } from '#model/redirects/occupied.ts';
import { isAddress, parseOldAddress } from '#model/redirects/old-address.ts';
import { createSiteApp } from '#server/site-app.ts';
import { buildPages, type BuiltPages } from './built-pages.ts';
import { testGoingLive } from './going-live.ts';
import { createHelpCentre } from './help-centre.ts';
import { elementsOf, findAll, parseHtml, textOf, valueIn } from './html.ts';
import { testLanguages } from './languages.ts';
import { testLooks } from './looks.ts';
import { testSearchEngines } from './search-engines.ts';
import { testNegotiation } from './negotiation.ts';
import { testServedAlike } from './served-alike.ts';

let pages: BuiltPages;
const site = () => pages;

beforeAll(() => {
  pages = buildPages(createHelpCentre());
}, 300_000);

afterAll(() => pages.centre.remove());

describe('links', () => {
  test('the build succeeds, and the check finds nothing in what it made', () => {
    expect(site().built.output).toContain('rendered now');
    expect(site().built.status).toBe(0);
    expect(checkBuiltSite(site().centre.places.outDir)).toEqual([]);
  });

  test('no published file has a part of the bar for writers', () => {
    const { outDir } = site().centre.places;
    const files = globSync('**/*.{html,js,css,json,txt,xml}', { cwd: outDir });
    expect(files.length).toBeGreaterThan(100);
    const found = files.filter((file) =>
      /fener-writers-bar|__fener|__open-in-editor|For writers/.test(readFileSync(join(outDir, file), 'utf8')),
    );
    expect(found).toEqual([]);
  });

  test('the check command reads the built site too', () => {
    const { status, output } = site().centre.run('check');
    expect(output).not.toContain("isn't checked");
    expect(status).toBe(0);
  });

  test('the language menu of every page leads to pages that are there', () => {
    const app = createSiteApp(site().centre.places.outDir);
    const targets = site()
      .localePages()
      .flatMap(([, root]) =>
        findAll(root, 'a').flatMap(({ properties }) =>
          properties['dataLocale'] ? [String(properties['href'])] : [],
        ),
      );
    expect(targets.length).toBeGreaterThan(100);
    return Promise.all(
      [...new Set(targets)].map(async (path) =>
        expect([path, (await app.request(path)).status]).toEqual([path, 200]),
      ),
    );
  });

  test('ids of the page around a text are known, so that no heading takes one', () => {
    const idsOf = (nodes: readonly Element[]) => nodes.flatMap(({ properties }) => properties['id'] ?? []);
    const found = site()
      .localePages()
      .flatMap(([, page]) => {
        const [prose] = findAll(page, 'div', { className: 'prose' });
        if (findAll(page, 'article').length === 0 || !prose) return [];
        const inText = new Set(idsOf(elementsOf(prose)));
        return idsOf(elementsOf(page)).filter((id) => !inText.has(id));
      });
    expect(found).toContain('main');
    expect([...new Set(found)].filter((id) => !isPageId(String(id)))).toEqual([]);
  });

  test('a permalink lists each translation, names the page as its canonical and stays out of search engines', () => {
    const root = site().page('/a/track-order/');
    expect(findAll(root, 'a').map(({ properties }) => properties['href'])).toEqual([
      '/en/orders/track/',
      '/tr/sipari%C5%9Fler/siparisim-nerede/',
      '/ar/orders/track/',
    ]);
    expect(valueIn(root, 'link', 'href', { rel: 'canonical' })).toBe(
      'https://help.example.com/en/orders/track/',
    );
    expect(valueIn(root, 'meta', 'content', { name: 'robots' })).toContain('noindex');
    expect(valueIn(root, 'meta', 'content', { property: 'og:title' })).toBe('Where is my order?');
    expect(valueIn(site().page('/a/track-order/tr/'), 'html', 'lang')).toBe('tr');
    expect(valueIn(site().page('/a/track-order/ar/'), 'html', 'dir')).toBe('rtl');
  });

  test('old addresses answer in three forms', async () => {
    const redirects = site().text('_redirects').trim().split('\n');
    expect(redirects).toContain('/en/track/ /en/orders/track/ 301');
    expect(redirects).toContain('/tr/eski/takip/ /tr/sipari%C5%9Fler/siparisim-nerede/ 301');
    expect(redirects).toContain('/en/purchases/ /en/orders/ 301');
    expect(redirects).toContain('/files/old-guide.pdf /en/orders/track/ 301');
    expect(redirects).toContain('/hc/en-us/articles/360001 /en/orders/track/ 301');
    expect(redirects).toContain('/hc/:locale/articles/360001-* /a/track-order/ 301');
    expect(site().text('_server/nginx.conf')).toContain(
      'location = "/en/track/" { return 301 "/en/orders/track/',
    );
    expect(site().built.output).toMatch(/Old addresses: \d+ plain lines and 16 with a pattern in _redirects/);
    expect(site().built.output).toContain('2 old addresses answer on nginx and with npm start only');
    const root = site().page('/en/track/');
    expect(valueIn(root, 'meta', 'content', { httpEquiv: 'refresh' })).toBe('0;url=/en/orders/track/');
    expect(valueIn(root, 'a', 'href')).toBe('/en/orders/track/');

    const app = createSiteApp(site().centre.places.outDir);
    const answers = async (path: string) => {
      const answer = await app.request(path);
      return [answer.status, answer.headers.get('location')];
    };
    expect(await answers('/en/track/?q=1')).toEqual([301, '/en/orders/track/?q=1']);
    expect(await answers('/hc/en-us/articles/360001-Where-is-it')).toEqual([301, '/en/orders/track/']);
    expect(await answers('/tr/yok/')).toEqual([404, null]);
  });

  test('no old address may take the place of a file of the site, whatever made it', () => {
    const { centre: content } = loadContent(site().centre.places, { drafts: false });
    if (!content) throw new Error('This cannot happen: the content was site().built.');
    const occupied = occupiedAddresses(content);
    const old = new Set(content.redirects.flatMap(({ pages: paths }) => paths.map(decodeURIComponent)));
    const free = [...site().files.keys()].filter((name) => {
      const address = parseOldAddress(`/${name.split('/').map(encodeURIComponent).join('/')}`);
      return isAddress(address) && occupied.at(address.decoded) === undefined && !old.has(address.decoded);
    });
    expect(free).toEqual([]);
  });

  test('the server tells each language its own "not found" page', async () => {
    const app = createSiteApp(site().centre.places.outDir);
    const langOf = async (path: string) =>
      valueIn(parseHtml(await (await app.request(path)).text()), 'html', 'lang');
    expect(await langOf('/ar/nothing/')).toBe('ar');
    expect(await langOf('/nothing/')).toBe('en');
    const [main] = findAll(site().pageIn('ar/404.html'), 'main');
    expect(main && findAll(main, 'form').length).toBe(1);
  });
});

describe('security', () => {
  test('no page needs an exception from the Content-Security-Policy', () => {
    const found = [...site().pages].flatMap(([name, root]) =>
      elementsOf(root).flatMap(({ tagName, properties, children }) => [
        ...(tagName === 'style' ? [`${name}: <style>`] : []),
        ...(tagName === 'script' && children.length > 0 && !isData(properties['type'])
          ? [`${name}: inline script`]
          : []),
        ...Object.keys(properties)
          .filter((key) => key === 'style' || /^on[a-z]/i.test(key))
          .map((key) => `${name}: ${tagName} ${key}`),
        ...(/^javascript:/i.test(String(properties['href'] ?? ''))
          ? [`${name}: ${String(properties['href'])}`]
          : []),
      ]),
    );
    expect(found).toEqual([]);
    expect(site().text('_headers')).toMatch(/script-src 'self'/);
  });

  test('nothing is fetched from another site', () => {
    const fetched = [...site().pages].flatMap(([name, root]) =>
      elementsOf(root)
        .filter(
          ({ tagName, properties }) =>
            ['img', 'script', 'iframe', 'source', 'video'].includes(tagName) ||
            (tagName === 'link' && /stylesheet|preload|icon/.test(String(properties['rel']))),
        )
        .flatMap(({ properties }) => [properties['src'], properties['href']].flatMap((url) => url ?? []))
        .filter((url) => /^(https?:)?\/\//.test(String(url)))
        .map((url) => `${name}: ${String(url)}`),
    );
    expect(fetched).toEqual([]);
  });

  test('text that looks like the end of a script stays text', () => {
    expect(textOf(findAll(site().page('/en/orders/track/'), 'pre')[0] ?? site().page('/en/'))).toContain(
      '"</script>"',
    );
  });
});

/** Browsers run no script of these types. */
const isData = (type: unknown) => type === 'application/ld+json' || type === 'application/json';

describe('articles', () => {
  test('images have their size, and load late', () => {
    const figure = findAll(site().page('/en/orders/track/'), 'figure')[0] ?? site().page('/en/');
    expect(findAll(figure, 'img')[0]?.properties).toMatchObject({ width: 1, height: 1, loading: 'lazy' });
    expect(textOf(findAll(figure, 'figcaption')[0] ?? figure)).toBe('Where the number is');
  });

  test('Markdown and MDX give the same elements', () => {
    const prose =
      findAll(site().page('/en/returns/return/'), 'div', { className: 'prose' })[0] ?? site().page('/en/');
    const shapes = elementsOf(prose).map(({ tagName, properties }) =>
      [tagName, ...[properties['className'] ?? []].flat()].join('.'),
    );
    expect(shapes).toEqual(
      expect.arrayContaining(['div.steps', 'aside.alert.alert-tip', 'details', 'summary', 'kbd', 'h2']),
    );
  });

  test('every article can be had as Markdown with addresses that work elsewhere', () => {
    const markdown = site().text('en/orders/track/index.md');
    expect(markdown).toMatch(/^---\ntitle: Where is my order\?\n[^]*\n---\n\n# Where is my order\?\n/);
    expect(markdown).toContain('(https://help.example.com/en/returns/return/#refund)');
    expect(markdown).not.toContain('return.mdx');
  });

  test('names and anchors of any script lead somewhere, in pages and in Markdown copies', async () => {
    const app = createSiteApp(site().centre.places.outDir);
    const answers = async (path: string) =>
      expect([path, (await app.request(path)).status]).toEqual([path, 200]);
    for (const path of ['/en/scripts/grosse-und-masse/', '/en/scripts/返品-2/']) {
      const [prose] = findAll(site().page(path), 'div', { className: 'prose' });
      const named = (tag: string, property: string) =>
        findAll(prose ?? site().page('/en/'), tag).map(({ properties }) => String(properties[property]));
      const targets = [...named('a', 'href'), ...named('img', 'src')].filter(
        (target) => !target.startsWith('https:'),
      );
      expect(targets.length).toBeGreaterThan(1);
      for (const target of targets)
        await answers(new URL(target, `https://x.example${encodeURI(path)}`).pathname);
    }
    const copies = ['grosse-und-masse', '返品-2']
      .map((name) => site().text(`en/scripts/${name}/index.md`))
      .join('\n');
    expect(copies).not.toContain('internal');
    expect(copies).toContain('# Sizes of E\\]\\] \\[x');
    const addresses = [...copies.matchAll(/(?:\]\(|href="|src=")([^)"]*)/g)].map(
      ([, address = '']) => address,
    );
    expect(addresses).toHaveLength(7);
    for (const address of addresses) {
      expect(address).toMatch(/^https:\/\/help\.example\.com\//);
      await answers(new URL(address).pathname);
    }
    expect(site().text('en/llms.txt')).toContain(
      '- [Sizes of E\\]\\] \\[x](https://help.example.com/en/scripts/',
    );
    expect(site().text('llms.txt')).toContain('(https://help.example.com/tr/llms.txt)');
    expect(site().text('en/scripts/grosse-und-masse.md')).toBe(
      site().text('en/scripts/grosse-und-masse/index.md'),
    );
  });

  test('the output folder may be anywhere, with a space in its name', () => {
    expect(site().centre.places.outDir).toBe(join(site().centre.places.contentDir, '..', 'public html'));
    expect(site().files.size).toBeGreaterThan(50);
  });
});

testLanguages(site);
testLooks(site);
testSearchEngines(site);
testServedAlike(() => pages.centre.places.outDir);
testNegotiation(() => pages.centre.places.outDir);
testGoingLive(() => pages.centre.places.outDir);
