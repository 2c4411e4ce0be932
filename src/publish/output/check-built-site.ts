/** Reads a built site as a crawler does, and finds what does not answer. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownPath } from '#files/places.ts';
import { walk } from '#files/walk.ts';
import { attributeOf, type HtmlTag } from '#html/read-tags.ts';
import { walkHtml } from '#html/walk-html.ts';
import { decode } from '#base/written-address.ts';
import { problem, sortProblems, type Problem } from '#problems/problem.ts';

/** What a crawler keeps of a page. */
interface BuiltPage {
  readonly path: string;
  readonly file: string;
  readonly lang: string;
  readonly ids: ReadonlySet<string>;
  /** Addresses of the site that it names, with fragment; those of `<a>` lead on. */
  readonly links: readonly { readonly target: string; readonly isFollowed: boolean }[];
  readonly canonical: string | undefined;
  readonly isIndexed: boolean;
  /** By language tag. */
  readonly alternates: ReadonlyMap<string, string>;
}

interface BuiltSite {
  readonly folder: string;
  /** Paths below the folder, decoded. */
  readonly files: ReadonlySet<string>;
  /** By address, percent-encoded. */
  readonly pages: ReadonlyMap<string, BuiltPage>;
  /** Addresses that the sitemaps list. */
  readonly sitemap: ReadonlySet<string>;
}

/**
 * Checks the pages of a built site against each other.
 *
 * Problems: `built-link-broken`, `built-anchor-broken`, `built-canonical`, `built-hreflang`, `built-sitemap`,
 * `built-orphan`. A mistake on many pages, which comes from a layout, is reported once.
 */
export function checkBuiltSite(folder: string): Problem[] {
  const site = readBuiltSite(folder);
  const pages = [...site.pages.values()];
  return sortProblems([
    ...brokenLinks(site),
    ...pages.flatMap((page) => checkCanonical(page, site)),
    ...pages.flatMap((page) => checkAlternates(page, site)),
    ...checkSitemap(site),
    ...orphans(site),
  ]);
}

function readBuiltSite(folder: string): BuiltSite {
  const { files } = walk(folder);
  const home = homeOf(folder, files);
  const sitemaps = files.filter((name) => /^sitemap-.*\.xml$/.test(name) && name !== 'sitemap-index.xml');
  return {
    folder,
    files: new Set(files),
    pages: new Map(
      files
        .filter((name) => name.endsWith('.html'))
        .map((name) => readPage(join(folder, name), addressOf(name), home))
        .map((page) => [page.path, page]),
    ),
    sitemap: new Set(
      sitemaps
        .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/<loc>([^<]*)<\/loc>/g)])
        .flatMap(([, url = '']) => addressIn(url.replaceAll('&amp;', '&'), '/', home) ?? []),
    ),
  };
}

/** The site's address without its last slash, as its manifest names it; somebody may have edited that. */
function homeOf(folder: string, files: readonly string[]): string {
  const unknown = 'https://site.invalid';
  if (!files.includes('api/v1/manifest.json')) return unknown;
  const [, site = ''] =
    /"site":\s*"([^"]+)"/.exec(readFileSync(join(folder, 'api/v1/manifest.json'), 'utf8')) ?? [];
  return URL.canParse(site) ? new URL(site).href.replace(/\/$/, '') : unknown;
}

/** @example addressOf('en/orders/index.html') // => '/en/orders/' */
const addressOf = (name: string) =>
  `/${name
    .replace(/(^|\/)index\.html$/, '$1')
    .split('/')
    .map(encodeURIComponent)
    .join('/')}`;

function readPage(path: string, address: string, home: string): BuiltPage {
  const tags: OpenTag[] = [];
  walkHtml(readFileSync(path, 'utf8'), { open: (name, attributes) => void tags.push({ name, attributes }) });
  const links = tags.filter(({ name }) => name === 'link');
  const relations = (rel: string) => links.filter((tag) => attributeOf(tag, 'rel') === rel);
  const [canonical] = relations('canonical');
  const robots = tags.find((tag) => tag.name === 'meta' && attributeOf(tag, 'name') === 'robots');
  const html = tags.find(({ name }) => name === 'html');
  const inSite = (url: string | undefined) => (url === undefined ? undefined : addressIn(url, address, home));
  return {
    path: address,
    file: shownPath(path),
    lang: (html && attributeOf(html, 'lang')) ?? '',
    ids: new Set(tags.flatMap((tag) => attributeOf(tag, 'id') ?? [])),
    links: tags.flatMap((tag) =>
      addressesOf(tag).flatMap((url) => {
        const target = inSite(url);
        return target === undefined ? [] : [{ target, isFollowed: tag.name === 'a' }];
      }),
    ),
    canonical: canonical && (inSite(attributeOf(canonical, 'href')) ?? attributeOf(canonical, 'href')),
    isIndexed: !(robots && attributeOf(robots, 'content')?.includes('noindex')),
    alternates: new Map(
      relations('alternate').flatMap((tag) => {
        const lang = attributeOf(tag, 'hreflang');
        const href = attributeOf(tag, 'href');
        return lang && href ? [[lang, inSite(href) ?? href] as const] : [];
      }),
    ),
  };
}

type OpenTag = Pick<HtmlTag, 'name' | 'attributes'>;

/** Addresses that a tag makes a browser or a reader ask for. */
function addressesOf(tag: OpenTag): string[] {
  const attribute = { a: 'href', link: 'href', img: 'src', script: 'src', form: 'action' }[tag.name];
  const address = attribute && attributeOf(tag, attribute);
  const sizes = (tag.name === 'img' && attributeOf(tag, 'srcset')) || '';
  return [
    ...(address ? [address] : []),
    ...sizes.split(',').flatMap((size) => size.trim().split(/\s/)[0] || []),
  ];
}

/**
 * Path and fragment of an address of this site; `undefined` for other sites and for mail and telephone. A path that leaves
 * the site begins with "/..".
 */
function addressIn(url: string, page: string, home: string): string | undefined {
  if (!URL.canParse(url, home + page)) return url;
  const { origin, pathname, hash } = new URL(url, home + page);
  const { origin: own, pathname: homePath } = new URL(home);
  const base = homePath.replace(/\/$/, '');
  if (origin !== own) return undefined;
  if (pathname.startsWith(`${base}/`)) return pathname.slice(base.length) + hash;
  return URL.canParse(url) ? undefined : `/..${pathname}${hash}`;
}

const withoutHash = (address: string) => address.replace(/#.*$/, '');

/** The page or file that answers at an address. `true` for a file that isn't a page. */
function answerAt(address: string, { files, pages }: BuiltSite): BuiltPage | boolean {
  const path = withoutHash(address);
  const page = pages.get(path);
  if (page) return page;
  // The collector answers there, if there is one.
  if (path.startsWith('/_feedback/')) return true;
  try {
    return files.has(decodeURIComponent(path.slice(1)));
  } catch {
    return false;
  }
}

function brokenLinks(site: BuiltSite): Problem[] {
  const found = new Map<string, { readonly problem: Problem; pages: number }>();
  const add = (target: string, make: () => Problem) => {
    const known = found.get(target);
    if (known) known.pages++;
    else found.set(target, { problem: make(), pages: 1 });
  };
  for (const page of site.pages.values()) {
    for (const target of new Set(page.links.map((link) => link.target))) {
      const answer = answerAt(target, site);
      const written = target.slice(withoutHash(target).length + 1);
      const anchor = decode(written);
      if (answer === false) {
        const fix = 'Correct the link in the content, or in the layout when many pages have it.';
        const message = `"${withoutHash(target)}" doesn't exist.`;
        add(withoutHash(target), () => problem('built-link-broken', page, message, fix));
      } else if (anchor !== '' && answer !== true && !answer.ids.has(anchor) && !answer.ids.has(written)) {
        const message = `"${withoutHash(target)}" has no element with the id "${anchor}".`;
        const fix = 'Correct the anchor of the link.';
        add(target, () => problem('built-anchor-broken', page, message, fix));
      }
    }
  }
  return [...found.values()].map(({ problem: first, pages }) =>
    pages === 1 ? first : { ...first, message: `${first.message} (${pages} pages link to it.)` },
  );
}

function checkCanonical(page: BuiltPage, site: BuiltSite): Problem[] {
  const wrong = (message: string) => [
    problem(
      'built-canonical',
      page,
      message,
      'Look at the head of the page. This is a fault of a layout or of Fener.',
    ),
  ];
  if (page.canonical === undefined) return page.isIndexed ? wrong('The page has no canonical address.') : [];
  if (page.canonical === page.path) return [];
  const source = answerAt(page.canonical, site);
  if (typeof source === 'boolean') return wrong(`Its canonical address "${page.canonical}" doesn't exist.`);
  return source.canonical === source.path || !source.isIndexed
    ? []
    : wrong(`Its canonical address "${page.canonical}" names another page in turn.`);
}

/** Alternates must be the same on each page that they name: https://developers.google.com/search/docs/specialty/international/localized-versions. */
function checkAlternates(page: BuiltPage, site: BuiltSite): Problem[] {
  const wrong = (message: string) => [
    problem(
      'built-hreflang',
      page,
      message,
      'Look at the heads of both pages. This is a fault of a layout or of Fener.',
    ),
  ];
  if (page.alternates.size === 0) return [];
  return [...page.alternates].flatMap(([lang, address]) => {
    const other = answerAt(address, site);
    if (typeof other === 'boolean') return wrong(`Its translation "${address}" doesn't exist.`);
    if (lang === 'x-default') return [];
    if (other.lang !== lang) return wrong(`"${address}" is marked as "${lang}", but is in "${other.lang}".`);
    if (other.canonical !== other.path) return wrong(`"${address}" is not a translation but a fallback.`);
    // The language chooser names every home page; they name each other, and it as their default.
    const isNamed = [...other.alternates.values()].includes(page.path);
    return isNamed ? [] : wrong(`"${address}" doesn't name this page in turn.`);
  });
}

function checkSitemap(site: BuiltSite): Problem[] {
  const wrong = (page: Pick<BuiltPage, 'file'>, message: string) =>
    problem('built-sitemap', page, message, 'Build again with --force. If that changes nothing, report it.');
  const listed = [...site.sitemap].flatMap((address) => {
    const page = answerAt(address, site);
    if (typeof page === 'boolean') {
      return [
        wrong({ file: shownPath(join(site.folder, 'sitemap-index.xml')) }, `"${address}" doesn't exist.`),
      ];
    }
    const isSource = page.isIndexed && page.canonical === page.path;
    return isSource ? [] : [wrong(page, 'The sitemap lists the page, which is not canonical.')];
  });
  const missing = [...site.pages.values()]
    .filter(({ path, canonical, isIndexed }) => isIndexed && canonical === path && path !== '/')
    .filter(({ path }) => !site.sitemap.has(path))
    .map((page) => wrong(page, 'No sitemap lists the page.'));
  return [...listed, ...missing];
}

/** Pages for search engines that no chain of links reaches from the start. */
function orphans({ pages }: BuiltSite): Problem[] {
  const reached = new Set(['/']);
  for (const path of reached) {
    for (const { target, isFollowed } of pages.get(path)?.links ?? []) {
      if (isFollowed) reached.add(withoutHash(target));
    }
  }
  return [...pages.values()]
    .filter(({ path, isIndexed }) => isIndexed && !reached.has(path))
    .map((page) =>
      problem('built-orphan', page, 'No page links to this one.', 'Link to it, or list it in a topic.'),
    );
}
