/** Where a link of the widget leads. */
import { centreAddress, pathInCentre } from './centre-address.ts';
import type { WidgetLocale } from './locale.ts';
import { isSafeLink } from './safe.ts';
import { siteFacts } from './site-facts.ts';

export type Destination =
  | { readonly kind: 'article'; readonly id: string; readonly anchor: string }
  | { readonly kind: 'page'; readonly path: string; readonly anchor: string }
  | { readonly kind: 'search'; readonly query: string }
  | { readonly kind: 'anchor'; readonly anchor: string }
  | { readonly kind: 'contact' }
  | { readonly kind: 'stores' }
  | { readonly kind: 'none' }
  /** Another site, or a page that the widget doesn't show. */
  | { readonly kind: 'tab' }
  /** A telephone, mail program or messenger. */
  | { readonly kind: 'program' };

const decoded = (text: string) => {
  try {
    return decodeURIComponent(text).normalize('NFC');
  } catch {
    return '';
  }
};

/** Reads a link. A `data-elsewhere` always leads to the help centre itself. */
export function whereTo(link: HTMLAnchorElement, locale: Pick<WidgetLocale, 'id'> | undefined): Destination {
  const written = link.getAttribute('href') ?? '';
  if (written.startsWith('#')) return { kind: 'anchor', anchor: decoded(written.slice(1)) };
  const url = URL.parse(written, `${centreAddress}/`);
  if (!url || !isSafeLink(url.href)) return { kind: 'none' };
  if (!/^https?:$/.test(url.protocol)) return { kind: 'program' };
  if (link.matches('[data-elsewhere], [data-chat], .search-all')) return { kind: 'tab' };
  const path = pathInCentre({ href: url.origin + url.pathname });
  return path === undefined ? { kind: 'tab' } : inCentre(path, url, locale);
}

function inCentre(path: string, url: URL, locale: Pick<WidgetLocale, 'id'> | undefined): Destination {
  const [, first = '', second = '', third = ''] = path.split('/');
  const anchor = decoded(url.hash.slice(1));
  if (first === 'a') return { kind: 'article', id: second, anchor };
  if (!siteFacts.locales.some(({ id }) => id === first) || !path.endsWith('/')) return { kind: 'tab' };
  if (second === '') return { kind: 'tab' };
  const isOwn = first === locale?.id && third === '';
  const query = url.searchParams.get('q');
  if (second === 'contact' && third === '') return isOwn ? { kind: 'contact' } : { kind: 'tab' };
  if (second === 'search' && third === '')
    return isOwn && query && !url.searchParams.has('exact') ? { kind: 'search', query } : { kind: 'tab' };
  if (second === 'stores') return isOwn && url.search === '' ? { kind: 'stores' } : { kind: 'tab' };
  return { kind: 'page', path, anchor };
}
