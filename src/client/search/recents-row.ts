/** What was searched for on this device, as a row of links on the search page, and a button that forgets it. */
import { message } from '#client/page/messages.ts';
import type { SearchConfig } from './config.ts';
import { element } from './elements.ts';
import { forgetSearches, recentSearches } from './recent-searches.ts';

/** Fills the row; it stays empty where nothing was searched for. */
export function showRecents(row: HTMLElement | null, { locale, page }: SearchConfig): void {
  const searches = recentSearches(locale);
  if (!row || searches.length === 0) return;
  const items = searches.map((query) => {
    const href = `${page}?${new URLSearchParams({ q: query }).toString()}`;
    return element('li', {}, element('a', { href, dir: 'auto' }, query));
  });
  const forget = element('button', { type: 'button' }, message('search:forget'));
  forget.addEventListener('click', () => {
    forgetSearches(locale);
    row.replaceChildren();
    document.querySelector<HTMLElement>('#page-search')?.focus();
  });
  row.replaceChildren(
    element('ul', { role: 'list', 'aria-label': message('search:recent') }, ...items),
    forget,
  );
}
