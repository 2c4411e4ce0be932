/** Old addresses: `redirect_from` of pages, and pages that are nothing but `redirect_to`. */
import { addressKeyOf } from '#import/tree/links/address-index.ts';
import type { Note } from '#import/tree/notes.ts';
import type { JekyllConfig } from './config.ts';
import type { JekyllPage } from './pages.ts';
import { stringOf } from './words.ts';
import { PageIndex } from './page-index.ts';

export interface Redirects {
  /** Without those that only led elsewhere. */
  readonly pages: readonly JekyllPage[];
  /** Every address at which a page was found, the current one first. */
  readonly legacyOf: (page: JekyllPage) => readonly string[];
  readonly notes: readonly Note[];
}

/** Takes pages that only redirect out, and gives their addresses to those that they led to. */
export function redirectsOf(all: readonly JekyllPage[], config: JekyllConfig): Redirects {
  const pages = all.filter((page) => targetOf(page) === undefined);
  const index = new PageIndex(pages, config);
  const extra = new Map<JekyllPage, string[]>();
  const notes: Note[] = [];
  for (const stub of all) {
    const target = targetOf(stub);
    if (target === undefined) continue;
    const page = index.at(target, stub.locale);
    if (page) extra.set(page, [...(extra.get(page) ?? []), ...addressesOf(stub, config)]);
    else
      notes.push({
        file: stub.file,
        line: undefined,
        kind: 'link-unknown',
        what: `${stub.url} redirects to ${target}`,
      });
  }
  const owner = ownersOf(pages, config, extra);
  const isOwn = (page: JekyllPage) => (path: string) => isPath(path) && owner.get(keyOf(page, path)) === page;
  return {
    pages,
    legacyOf: (page) =>
      [...new Set([...addressesOf(page, config), ...(extra.get(page) ?? [])])].filter(isOwn(page)),
    notes,
  };
}

/** Where a page leads that says nothing itself: as the plugin writes it, or for a layout of the site's own. */
function targetOf({ front, body }: JekyllPage): string | undefined {
  const first = (key: string) => {
    const value: unknown = front[key];
    return stringOf(Array.isArray(value) ? value[0] : value);
  };
  const isStub = body.trim() === '' && /redirect/i.test(stringOf(front['layout']) ?? '');
  return first('redirect_to') ?? (isStub ? (first('redirect') ?? first('redirect_url')) : undefined);
}

/** Who has an address: the page that lies there, else the first that had it. */
function ownersOf(
  pages: readonly JekyllPage[],
  config: JekyllConfig,
  extra: ReadonlyMap<JekyllPage, readonly string[]>,
): ReadonlyMap<string, JekyllPage> {
  const owner = new Map<string, JekyllPage>();
  const claim = (page: JekyllPage, paths: readonly string[]) => {
    for (const path of paths) {
      const key = keyOf(page, path);
      if (!owner.has(key)) owner.set(key, page);
    }
  };
  for (const page of pages) claim(page, addressesOf(page, config).slice(0, 1));
  for (const page of pages) claim(page, [...addressesOf(page, config), ...(extra.get(page) ?? [])]);
  return owner;
}

const keyOf = ({ locale }: JekyllPage, path: string) => `${locale}\n${addressKeyOf(path)}`;

const isPath = (path: string) => /^\/[^*:{}\s]*$/.test(path) && path !== '/' && path !== '/404.html';

function addressesOf({ url, front }: JekyllPage, { baseurl }: JekyllConfig): string[] {
  const from = front['redirect_from'];
  const others = (Array.isArray(from) ? from : [from]).flatMap((one) => stringOf(one) ?? []);
  return [url, ...others].map(
    (path) => baseurl + (path.startsWith('/') ? path : `/${path}`).replace(/[?#].*$/, ''),
  );
}
