/** Old addresses: `redirect_from` of pages, and pages that are nothing but `redirect_to`. */
import type { Note } from '#import/tree/notes.ts';
import type { JekyllConfig } from './config.ts';
import { stringOf, type JekyllPage } from './pages.ts';
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
  return {
    pages,
    legacyOf: (page) =>
      [...new Set([...addressesOf(page, config), ...(extra.get(page) ?? [])])].filter(isPath),
    notes,
  };
}

const targetOf = ({ front }: JekyllPage) =>
  stringOf(front['redirect_to']) ??
  stringOf(Array.isArray(front['redirect_to']) ? front['redirect_to'][0] : undefined);

const isPath = (path: string) => /^\/[^*:{}\s]*$/.test(path) && path !== '/';

function addressesOf({ url, front }: JekyllPage, { baseurl }: JekyllConfig): string[] {
  const from = front['redirect_from'];
  const others = (Array.isArray(from) ? from : [from]).flatMap((one) => stringOf(one) ?? []);
  return [url, ...others].map(
    (path) => baseurl + (path.startsWith('/') ? path : `/${path}`).replace(/[?#].*$/, ''),
  );
}
