/** Follows every address of a served site, as a search engine would. */
import type { Element } from 'hast';
import { elementsOf, parseHtml } from '../site/html.ts';

/** What was found at an address. */
export interface Visited {
  readonly status: number;
  readonly type: string;
  /** Text of what is text, otherwise empty. */
  readonly text: string;
  /** Addresses of this site that it names. */
  readonly links: readonly string[];
}

/** The site as its address says (`published`), and where it's served for now. */
export interface Served {
  readonly published: string;
  readonly origin: string;
}

/** Everything that can be reached from the given paths, by path. */
export async function crawl(site: Served, from: readonly string[]): Promise<ReadonlyMap<string, Visited>> {
  const found = new Map<string, Visited>();
  let next = new Set(from);
  while (next.size > 0) {
    const visits = await Promise.all([...next].map(async (path) => [path, await visit(site, path)] as const));
    for (const [path, visited] of visits) found.set(path, visited);
    next = new Set(visits.flatMap(([, { links }]) => links).filter((path) => !found.has(path)));
  }
  return found;
}

async function visit(site: Served, path: string): Promise<Visited> {
  const response = await fetch(site.origin + path);
  const type = (response.headers.get('content-type') ?? '').replace(/;.*/, '');
  const text = /text|json|xml|svg|javascript|manifest/.test(type) ? await response.text() : '';
  await response.body?.cancel().catch(() => undefined);
  return { status: response.status, type, text, links: linksIn(site, response.url, type, text) };
}

function linksIn(site: Served, url: string, type: string, text: string): readonly string[] {
  const written =
    type === 'text/html'
      ? elementsOf(parseHtml(text)).flatMap(addressesOf)
      : type === 'text/css'
        ? [...text.matchAll(/url\(["']?([^"')]+)/g)].map(([, address = '']) => address)
        : type.endsWith('xml')
          ? [...text.matchAll(/<loc>([^<]+)/g)].map(([, address = '']) => address)
          : [];
  return [...new Set(written.flatMap((address) => pathOf(site, address, url)))];
}

const addressesOf = ({ properties: { href, src, srcSet, data } }: Element): readonly string[] => [
  ...[href, src, data].filter((value) => typeof value === 'string'),
  ...(typeof srcSet === 'string' ? srcSet.split(',').map((one) => one.trim().replace(/ .*/, '')) : []),
];

/** Its path on this site; none if it leads elsewhere. */
function pathOf({ published, origin }: Served, address: string, url: string): readonly string[] {
  const target = URL.parse(address, url);
  const isHere = target !== null && (target.origin === origin || target.origin === new URL(published).origin);
  return isHere ? [target.pathname] : [];
}
