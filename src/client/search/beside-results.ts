/** What the search page shows beside articles: stores that a query names, and who can be asked. */
import { message } from '#client/page/messages.ts';
import { keepSearchWords } from '#client/page/reader.ts';
import type { FoundStores } from '#client/stores/found-stores.ts';
import type { SearchConfig } from './config.ts';
import { allStoresLink, element, storeLink } from './elements.ts';

/** The stores of an answer, below a heading. */
export function storesSection(found: FoundStores, config: SearchConfig): HTMLElement {
  const id = 'search-stores-title';
  return element(
    'section',
    { class: 'search-stores', 'aria-labelledby': id },
    element('h2', { id }, message('search:stores')),
    element('ul', {}, ...found.stores.map((store) => element('li', {}, storeLink(store)))),
    ...allStoresLink(found, config),
  );
}

/** Shows contact channels of the page: all when nothing was found, one beside results. Whether the page has any. */
export function showChannels(query: string, which: 'all' | 'one' | 'none'): boolean {
  const channels = document.querySelector<HTMLElement>('[data-contact-fallback]');
  if (!channels) return false;
  if (which === 'all') keepSearchWords(query);
  channels.toggleAttribute('data-beside', which === 'one');
  channels.hidden = which === 'none';
  return true;
}
