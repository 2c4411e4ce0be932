/** One real build of a small help centre in three languages and a pseudo-language, read as visitors and crawlers read it. */
import type { Element, Nodes, Root } from 'hast';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkBuiltSite } from '#publish/output/check-built-site.ts';
import { browserMessages, type MessagePart } from '#i18n/browser-messages.ts';
import type { MessageTree } from '#i18n/messages.ts';
import { loadContent } from '#content.ts';
import { isPageId } from '#model/articles/anchors.ts';
import { occupiedAddresses } from '#model/redirects/occupied.ts';
import { isAddress, parseOldAddress } from '#model/redirects/old-address.ts';
import { createSiteApp } from '#server/site-app.ts';
import { createHelpCentre, type CommandResult, type TestHelpCentre } from './help-centre.ts';
import { elementsOf, findAll, parseHtml, textOf, valueIn } from './html.ts';
import { testServedAlike } from './served-alike.ts';

let centre: TestHelpCentre;
let built: CommandResult;
let files: ReadonlyMap<string, Buffer>;
let pages: ReadonlyMap<string, Root>;

beforeAll(() => {
  centre = createHelpCentre();
  built = centre.run('build');
  files = centre.read();
  pages = new Map(
    [...files]
      .filter(([name]) => name.endsWith('.html'))
      .map(([name, bytes]) => [name, parseHtml(bytes.toString())]),
  );
}, 120_000);

afterAll(() => centre.remove());

const text = (name: string) => {
  const bytes = files.get(name);
  if (!bytes) throw new Error(`${name} was not built; there are ${[...files.keys()].join(', ')}`);
  return bytes.toString();
};

const page = (path: string) => {
  const found = pages.get(`${path.slice(1)}index.html`);
  if (!found) throw new Error(`${path} was not built; there are ${[...pages.keys()].join(', ')}`);
  return found;
};

const canonicalOf = (path: string) => valueIn(page(path), 'link', 'href', { rel: 'canonical' });

const alternatesOf = (path: string) =>
  Object.fromEntries(
    findAll(page(path), 'link', { rel: 'alternate' }).map(({ properties }) => [
      properties['hrefLang'],
      properties['href'],
    ]),
  );

/** Pages of a locale that Astro renders; not permalinks and redirects. */
const localePages = () => [...pages].filter(([name]) => /^(en|tr|ar|en-xa)\//.test(name) && isRendered(name));
const isRendered = (name: string) => valueIn(page404(name), 'html', 'dataKind') !== undefined;
const page404 = (name: string) => pages.get(name) ?? parseHtml('');

describe('links', () => {
  test('the build succeeds, and the check finds nothing in what it made', () => {
    expect(built.output).toContain('rendered now');
    expect(built.status).toBe(0);
    expect(checkBuiltSite(centre.places.outDir)).toEqual([]);
  });

  test('the check command reads the built site too', () => {
    const { status, output } = centre.run('check');
    expect(output).not.toContain("isn't checked");
    expect(status).toBe(0);
  });

  test('the language menu of every page leads to pages that are there', () => {
    const app = createSiteApp(centre.places.outDir);
    const targets = localePages().flatMap(([, root]) =>
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
    const found = localePages().flatMap(([, page]) => {
      const [prose] = findAll(page, 'div', { className: 'prose' });
      if (findAll(page, 'article').length === 0 || !prose) return [];
      const inText = new Set(idsOf(elementsOf(prose)));
      return idsOf(elementsOf(page)).filter((id) => !inText.has(id));
    });
    expect(found).toContain('main');
    expect([...new Set(found)].filter((id) => !isPageId(String(id)))).toEqual([]);
  });

  test('a permalink lists each translation, names the page as its canonical and stays out of search engines', () => {
    const root = page('/a/track-order/');
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
    expect(valueIn(page('/a/track-order/tr/'), 'html', 'lang')).toBe('tr');
    expect(valueIn(page('/a/track-order/ar/'), 'html', 'dir')).toBe('rtl');
  });

  test('old addresses answer in three forms', async () => {
    const redirects = text('_redirects').trim().split('\n');
    expect(redirects).toContain('/en/track/ /en/orders/track/ 301');
    expect(redirects).toContain('/tr/eski/takip/ /tr/sipari%C5%9Fler/siparisim-nerede/ 301');
    expect(redirects).toContain('/en/purchases/ /en/orders/ 301');
    expect(redirects).toContain('/files/old-guide.pdf /en/orders/track/ 301');
    expect(redirects).toContain('/hc/en-us/articles/360001 /a/track-order/ 301');
    expect(redirects).toContain('/hc/:locale/articles/360001-* /a/track-order/ 301');
    expect(text('_server/nginx.conf')).toContain('location = "/en/track/" { return 301 "/en/orders/track/');
    expect(built.output).toMatch(/Old addresses: \d+ plain lines and 2 with a pattern in _redirects/);
    expect(built.output).toContain('2 old addresses answer on nginx and with npm start only');
    const root = page('/en/track/');
    expect(valueIn(root, 'meta', 'content', { httpEquiv: 'refresh' })).toBe('0;url=/en/orders/track/');
    expect(valueIn(root, 'a', 'href')).toBe('/en/orders/track/');

    const app = createSiteApp(centre.places.outDir);
    const answers = async (path: string) => {
      const answer = await app.request(path);
      return [answer.status, answer.headers.get('location')];
    };
    expect(await answers('/en/track/?q=1')).toEqual([301, '/en/orders/track/?q=1']);
    expect(await answers('/hc/en-us/articles/360001-Where-is-it')).toEqual([301, '/a/track-order/']);
    expect(await answers('/tr/yok/')).toEqual([404, null]);
  });

  test('no old address may take the place of a file of the site, whatever made it', () => {
    const { centre: content } = loadContent(centre.places, { drafts: false });
    if (!content) throw new Error('This cannot happen: the content was built.');
    const occupied = occupiedAddresses(content);
    const old = new Set(content.redirects.flatMap(({ pages: paths }) => paths.map(decodeURIComponent)));
    const free = [...files.keys()].filter((name) => {
      const address = parseOldAddress(`/${name.split('/').map(encodeURIComponent).join('/')}`);
      return isAddress(address) && occupied.at(address.decoded) === undefined && !old.has(address.decoded);
    });
    expect(free).toEqual([]);
  });

  test('the server tells each language its own "not found" page', async () => {
    const app = createSiteApp(centre.places.outDir);
    const langOf = async (path: string) =>
      valueIn(parseHtml(await (await app.request(path)).text()), 'html', 'lang');
    expect(await langOf('/ar/nothing/')).toBe('ar');
    expect(await langOf('/nothing/')).toBe('en');
    const [main] = findAll(page404('ar/404.html'), 'main');
    expect(main && findAll(main, 'form').length).toBe(1);
  });
});

describe('languages', () => {
  test('every page carries the messages of its scripts once, with all plural forms of its language', () => {
    const partOf: Readonly<Record<string, MessagePart>> = {
      'help-search': 'search',
      'help-contact': 'contact',
      'help-contact-form': 'question',
      'help-rating': 'rating',
    };
    for (const [name, root] of localePages()) {
      const [script, ...more] = findAll(root, 'script', { id: 'page-messages' });
      expect([name, more]).toEqual([name, []]);
      const messages = JSON.parse(script ? textOf(script) : '{}') as Record<string, MessageTree>;
      const keys = Object.entries(messages).flatMap(([namespace, own]) =>
        Object.keys(own).map((key) => `${namespace}:${key}`),
      );
      const parts = Object.keys(partOf).filter((tag) => findAll(root, tag).length > 0);
      expect([name, new Set(keys)]).toEqual([
        name,
        new Set(parts.flatMap((tag) => browserMessages[partOf[tag] ?? 'search'])),
      ]);
      if (name.startsWith('ar/')) expect(Object.keys(messages['search']?.['results'] ?? {})).toHaveLength(6);
    }
  });

  test('every page says its language and direction', () => {
    for (const [name, root] of localePages()) {
      const locale = name.split('/')[0] ?? '';
      expect([name, valueIn(root, 'html', 'lang'), valueIn(root, 'html', 'dir')]).toEqual([
        name,
        locale === 'en-xa' ? 'en-XA' : locale,
        locale === 'ar' ? 'rtl' : 'ltr',
      ]);
    }
  });

  test('a fallback page is in the interface of its reader and in the language of its text', () => {
    const root = page('/ar/returns/return/');
    expect(valueIn(root, 'html', 'lang')).toBe('ar');
    expect(valueIn(root, 'h1', 'lang')).toBe('en');
    expect(valueIn(root, 'h1', 'dir')).toBe('ltr');
    expect(valueIn(root, 'div', 'dir', { className: 'prose' })).toBe('ltr');
    expect(valueIn(root, 'article', 'dataLocale')).toBe('ar');
    expect(valueIn(root, 'article', 'dataContentLocale')).toBe('en');
    expect(textOf(findAll(root, 'aside', { className: 'notice' })[0] ?? root)).toContain('الإنجليزية');
    expect(canonicalOf('/ar/returns/return/')).toBe('https://help.example.com/en/returns/return/');
    expect(alternatesOf('/ar/returns/return/')).toEqual({});
  });

  test('a fallback chain takes the first language that has the article', () => {
    const root = page('/ar/orders/problems/late/');
    expect(valueIn(root, 'h1', 'lang')).toBe('tr');
    expect(textOf(findAll(root, 'h1')[0] ?? root)).toBe('Paketim gecikti');
  });

  test('hreflang names real translations and a default', () => {
    expect(alternatesOf('/en/orders/track/')).toEqual({
      en: 'https://help.example.com/en/orders/track/',
      tr: 'https://help.example.com/tr/sipari%C5%9Fler/siparisim-nerede/',
      ar: 'https://help.example.com/ar/orders/track/',
      'x-default': 'https://help.example.com/en/orders/track/',
    });
    expect(alternatesOf('/en/returns/exchange/')).toEqual({});
    expect(alternatesOf('/tr/')).toMatchObject({
      'en-XA': 'https://help.example.com/en-xa/',
      'x-default': 'https://help.example.com/',
    });
  });

  test('a stale translation links to the current text', () => {
    const notice = findAll(page('/tr/siparişler/siparisim-nerede/'), 'aside', { className: 'notice' })[0];
    expect(notice && valueIn(notice, 'a', 'href')).toBe('/en/orders/track/');
  });

  test('links and anchors in a translation lead to pages in its language, or to their fallbacks', () => {
    const prose =
      findAll(page('/tr/siparişler/siparisim-nerede/'), 'div', { className: 'prose' })[0] ?? page('/tr/');
    expect(findAll(prose, 'a').map(({ properties }) => properties['href'])).toEqual([
      '/tr/returns/return/#refund',
      '/tr/sipari%C5%9Fler/problems/late/',
    ]);
    const ids = elementsOf(page('/ar/orders/track/')).flatMap(({ properties }) => properties['id'] ?? []);
    expect(ids).toEqual(expect.arrayContaining(['status', 'in-the-app']));
  });

  test('an article of one language has no page in the others', () => {
    const names = [...files.keys()].filter((name) => name.includes('only-here'));
    expect(names.toSorted()).toEqual([
      'a/only-here/ar/index.html',
      'a/only-here/index.html',
      'ar/local/only-here/index.html',
      'ar/local/only-here/index.md',
    ]);
  });

  test('no interface text stands in the code: in the pseudo-language all of it is in brackets', () => {
    const kinds = new Map<string, string[]>();
    for (const [name, root] of localePages().filter(([name]) => name.startsWith('en-xa/'))) {
      const kind = valueIn(root, 'html', 'dataKind') ?? '';
      const bare = interfaceTexts(root).filter((words) => /\p{L}/u.test(withoutBrackets(words)));
      kinds.set(kind, [...(kinds.get(kind) ?? []), ...bare.map((words) => `${name}: ${words}`)]);
    }
    expect(Object.fromEntries(kinds)).toEqual({
      home: [],
      topic: [],
      article: [],
      search: [],
      contact: [],
      'not-found': [],
    });
  });
});

/** Texts and labels in the language of the page itself. */
function interfaceTexts(node: Nodes, lang = ''): string[] {
  if (node.type === 'text') return lang === 'en-XA' && node.value.trim() !== '' ? [node.value.trim()] : [];
  if (node.type === 'root')
    return node.children.flatMap((child) => (child.type === 'doctype' ? [] : interfaceTexts(child)));
  if (node.type !== 'element' || ['head', 'script', 'style', 'svg'].includes(node.tagName) || isTrap(node))
    return [];
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

/** Names come from the settings, not from the messages. */
const withoutBrackets = (words: string): string => {
  const shorter = words.replace(/⟦[^⟦⟧]*⟧/g, '').replace(/^(Test Help|Test Company|Pseudo)$/, '');
  return shorter === words ? words : withoutBrackets(shorter);
};

describe('search engines', () => {
  test('sitemaps list what is published in each language: no fallbacks, drafts or unlisted articles', () => {
    const locations = (name: string) =>
      [...text(name).matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url);
    expect(locations('sitemap-index.xml').toSorted()).toEqual(
      ['ar', 'en', 'en-xa', 'tr'].map((locale) => `https://help.example.com/sitemap-${locale}-0.xml`),
    );
    expect(locations('sitemap-tr-0.xml').toSorted()).toEqual([
      'https://help.example.com/tr/',
      'https://help.example.com/tr/contact/',
      'https://help.example.com/tr/search/',
      'https://help.example.com/tr/sipari%C5%9Fler/',
      'https://help.example.com/tr/sipari%C5%9Fler/problems/late/',
      'https://help.example.com/tr/sipari%C5%9Fler/siparisim-nerede/',
    ]);
    expect(locations('sitemap-en-xa-0.xml').toSorted()).toEqual(
      ['/en-xa/', '/en-xa/contact/', '/en-xa/search/'].map((path) => `https://help.example.com${path}`),
    );
    expect(text('sitemap-en-0.xml')).toMatch(
      /<loc>https:\/\/help\.example\.com\/en\/orders\/track\/<\/loc><lastmod>2026-03-04/,
    );
    expect(text('robots.txt')).toContain('Sitemap: https://help.example.com/sitemap-index.xml');
  });

  test('an unlisted article has its page, out of every list and search engine', () => {
    expect(valueIn(page('/en/unlisted/'), 'meta', 'content', { name: 'robots' })).toBe('noindex');
    // Its votes are reported under its title.
    const reports = 'api/v1/feedback-manifest.json';
    const mentions = [...files].filter(([, bytes]) => bytes.includes('Press kit')).map(([name]) => name);
    expect(
      mentions.filter(
        (name) => !name.includes('unlisted') && !name.startsWith('a/press-kit/') && name !== reports,
      ),
    ).toEqual([]);
  });

  test('a draft leaves no trace', () => {
    const mentions = [...files].filter(([, bytes]) =>
      /DRAFT-TEXT|(?<!status\.)coming-soon|Coming soon/.test(bytes.toString()),
    );
    expect(mentions.map(([name]) => name)).toEqual([]);
  });

  test('JSON-LD parses, and names absolute addresses', () => {
    for (const [name, root] of localePages()) {
      for (const script of findAll(root, 'script', { type: 'application/ld+json' })) {
        const data = JSON.parse(textOf(script)) as Record<string, unknown>;
        expect([name, data['@context']]).toEqual([name, 'https://schema.org']);
      }
    }
    const types = (path: string) =>
      findAll(page(path), 'script', { type: 'application/ld+json' }).map(
        (script) => (JSON.parse(textOf(script)) as Record<string, unknown>)['@type'],
      );
    expect(types('/en/')).toEqual(['WebSite', 'Organization']);
    expect(types('/en/orders/track/')).toEqual(['TechArticle', 'BreadcrumbList']);
    expect(types('/en/orders/')).toEqual(['BreadcrumbList']);
  });

  test('every page has a title, a description and an h1 of its own', () => {
    const seen = new Map<string, string>();
    for (const [name, root] of localePages()) {
      const title = textOf(findAll(root, 'title')[0] ?? root);
      const description = valueIn(root, 'meta', 'content', { name: 'description' });
      expect([name, findAll(root, 'h1').length, description ? 'described' : description]).toEqual([
        name,
        1,
        'described',
      ]);
      if (canonicalOf404(root) !== undefined && !name.includes('404')) {
        const key = `${name.split('/')[0]}: ${title}`;
        expect([name, seen.get(key)]).toEqual([name, undefined]);
        seen.set(key, name);
      }
    }
  });
});

const canonicalOf404 = (root: Root) => valueIn(root, 'link', 'href', { rel: 'canonical' });

describe('security', () => {
  test('no page needs an exception from the Content-Security-Policy', () => {
    const found = [...pages].flatMap(([name, root]) =>
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
    expect(text('_headers')).toMatch(/script-src 'self'/);
  });

  test('nothing is fetched from another site', () => {
    const fetched = [...pages].flatMap(([name, root]) =>
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
    expect(textOf(findAll(page('/en/orders/track/'), 'pre')[0] ?? page('/en/'))).toContain('"</script>"');
  });
});

/** Browsers run no script of these types. */
const isData = (type: unknown) => type === 'application/ld+json' || type === 'application/json';

describe('articles', () => {
  test('images have their size, and load late', () => {
    const figure = findAll(page('/en/orders/track/'), 'figure')[0] ?? page('/en/');
    expect(findAll(figure, 'img')[0]?.properties).toMatchObject({ width: 1, height: 1, loading: 'lazy' });
    expect(textOf(findAll(figure, 'figcaption')[0] ?? figure)).toBe('Where the number is');
  });

  test('Markdown and MDX give the same elements', () => {
    const prose = findAll(page('/en/returns/return/'), 'div', { className: 'prose' })[0] ?? page('/en/');
    const shapes = elementsOf(prose).map(({ tagName, properties }) =>
      [tagName, ...[properties['className'] ?? []].flat()].join('.'),
    );
    expect(shapes).toEqual(
      expect.arrayContaining(['div.steps', 'aside.alert.alert-tip', 'details', 'summary', 'kbd', 'h2']),
    );
  });

  test('every article can be had as Markdown with addresses that work elsewhere', () => {
    const markdown = text('en/orders/track/index.md');
    expect(markdown).toMatch(/^# Where is my order\?\n/);
    expect(markdown).toContain('(https://help.example.com/en/returns/return/#refund)');
    expect(markdown).not.toContain('return.mdx');
  });

  test('names and anchors of any script lead somewhere, in pages and in Markdown copies', async () => {
    const app = createSiteApp(centre.places.outDir);
    const answers = async (path: string) =>
      expect([path, (await app.request(path)).status]).toEqual([path, 200]);
    for (const path of ['/en/scripts/grosse-und-masse/', '/en/scripts/返品-2/']) {
      const [prose] = findAll(page(path), 'div', { className: 'prose' });
      const named = (tag: string, property: string) =>
        findAll(prose ?? page('/en/'), tag).map(({ properties }) => String(properties[property]));
      const targets = [...named('a', 'href'), ...named('img', 'src')].filter(
        (target) => !target.startsWith('https:'),
      );
      expect(targets.length).toBeGreaterThan(1);
      for (const target of targets)
        await answers(new URL(target, `https://x.example${encodeURI(path)}`).pathname);
    }
    const copies = ['grosse-und-masse', '返品-2']
      .map((name) => text(`en/scripts/${name}/index.md`))
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
    expect(text('llms.txt')).toContain('- [Sizes of E\\]\\] \\[x](https://help.example.com/en/scripts/');
  });

  test('the output folder may be anywhere, with a space in its name', () => {
    expect(centre.places.outDir).toBe(join(centre.places.contentDir, '..', 'public html'));
    expect(files.size).toBeGreaterThan(50);
  });
});

testServedAlike(() => centre.places.outDir);
