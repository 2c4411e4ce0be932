/** Reads the pages of a live site, beginning with those that its sitemaps list. */
import type { Answer, Ask } from './answer.ts';
import { readPage, type LivePage } from './page.ts';

export interface Visit {
  readonly answer: Answer;
  /** Absent if the answer is no page. */
  readonly page?: LivePage;
}

export interface Crawl {
  readonly robots: Answer;
  /** The sitemap of sitemaps, and those that it names. */
  readonly sitemaps: readonly Answer[];
  /** Addresses of the sitemaps, as they are written there. */
  readonly listed: readonly string[];
  /** By address. */
  readonly visits: ReadonlyMap<string, Visit>;
  /** Pages that are listed or linked, and weren't asked for. */
  readonly unvisited: number;
}

export interface Scope {
  /** Address of the site, with a slash at the end. */
  readonly base: URL;
  /** Where an address of the site answers now: a site may be asked for before its name leads there. */
  readonly live: (address: string) => URL | undefined;
  /** Pages that are asked for at most. */
  readonly limit: number;
}

/** Visits pages: first the listed ones, evenly, then those that they link to. Each once. */
export async function crawl(ask: Ask, { base, live, limit }: Scope): Promise<Crawl> {
  // Crawlers look for it at the top of the host, wherever the site lies.
  const robots = await ask(new URL('/robots.txt', base));
  const index = await ask(new URL('sitemap-index.xml', base));
  const others = locations(index)
    .flatMap((address) => live(address) ?? [])
    .slice(0, limit);
  const maps = await Promise.all(others.map(ask));
  const listed = maps.flatMap(locations);
  const targets = listed.flatMap((address) => live(address) ?? []);
  const step = Math.max(1, Math.ceil(targets.length / limit));
  const visits = new Map<string, Visit>();
  const visit = async (urls: readonly URL[]) => {
    const fresh = [...new Map(urls.map((url) => [url.href, url])).values()].filter(
      ({ href }) => !visits.has(href),
    );
    const taken = fresh.slice(0, Math.max(0, limit - visits.size));
    for (const answer of await Promise.all(taken.map(ask))) visits.set(answer.url.href, visitOf(answer));
    return fresh.length - taken.length;
  };
  await visit([base, ...targets.filter((_, index) => index % step === 0)]);
  const unlinked = await visit(linkedPages(visits, base));
  const unlisted = targets.filter(({ href }) => !visits.has(href)).length;
  return { robots, sitemaps: [index, ...maps], listed, visits, unvisited: Math.max(unlinked, unlisted) };
}

/** Whether an address belongs to the site. */
export const isBelow = ({ origin, pathname }: URL, base: URL): boolean =>
  origin === base.origin && pathname.startsWith(base.pathname);

function visitOf(answer: Answer): Visit {
  const isPage = answer.status === 200 && (answer.headers['content-type'] ?? '').startsWith('text/html');
  return isPage ? { answer, page: readPage(answer) } : { answer };
}

/** Pages of the site that the visited ones link to. */
const linkedPages = (visits: ReadonlyMap<string, Visit>, base: URL) =>
  [...visits.values()]
    .flatMap(({ page }) => page?.links ?? [])
    .filter((url) => isBelow(url, base) && url.pathname.endsWith('/') && url.search === '');

const locations = ({ body }: Answer) =>
  [...body.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address = '']) =>
    address.trim().replaceAll('&amp;', '&'),
  );
