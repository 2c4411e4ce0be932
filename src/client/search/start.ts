/**
 * Waits for a reader who wants to search, and only then fetches the search: a key, a pointer over or focus in a
 * search field. The one part of search that every page carries.
 */
import type { MessagesByKey } from '#i18n/browser-messages.ts';
import { addMessages } from '#client/page/messages.ts';
import { fetchOwn } from '#client/page/own-data.ts';
import { tryStorage } from '#client/page/storage.ts';
import { addStyles } from '#client/page/styles.ts';
import { fetchManifest } from './manifest.ts';

/** As in `recent-searches.ts`, which is not worth its bytes on every page. */
const recentKey = 'fener-recent-searches-';

let loading: Promise<void> | undefined;
/** Offline, perhaps, where it fails: the next intent asks again. */
const load = () => (loading ??= loadSearch().catch(() => (loading = undefined)));

/** All that a search begins with, side by side. Where the manifest can't be had, the first question asks for it again. */
async function loadSearch(): Promise<void> {
  const { locale = '', messages } = document.querySelector<HTMLElement>('help-search')?.dataset ?? {};
  const [{ defineSearch }, manifest] = await Promise.all([
    import('./help-search.ts'),
    fetchManifest(locale).catch(() => undefined),
    addStyles('search'),
    // The search page carries those of the search itself.
    messages && fetchOwn<MessagesByKey>(messages, { cache: 'no-cache' }).then(addMessages),
  ]);
  defineSearch(manifest);
}

const fields = '[data-search-form] input, [data-search-open]';

for (const type of ['focusin', 'pointerover'] as const) {
  document.addEventListener(type, ({ target }) => {
    if (target instanceof Element && target.closest(fields)) void load();
  });
}

const dialog = document.querySelector<HTMLDialogElement>('.search-dialog');

/** Focuses a search field immediately, so that its script finds what the reader typed while it loaded. */
function openSearch(): void {
  const isSearchPage = document.querySelector('[data-search-results]');
  const field = (isSearchPage ? document : dialog)?.querySelector<HTMLInputElement>('input[name="q"]');
  if (!isSearchPage && dialog && !dialog.open) dialog.showModal();
  field?.select();
  void load();
}

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : undefined;
  if (target === dialog || target?.closest('.search-close')) dialog?.close();
  if (!target?.closest('[data-search-open]') || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openSearch();
});

document.addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  const isAsked =
    ctrlKey || metaKey ? key.toLowerCase() === 'k' : key === '/' && !altKey && !isTyping(target);
  if (!isAsked) return;
  event.preventDefault();
  openSearch();
});

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

if (
  // A field that has the focus already, such as after a reload.
  document.activeElement?.matches(fields) ||
  // A search page with a query in its address is intent enough; one without shows what was searched for here before.
  (document.querySelector('[data-search-results]') &&
    (new URLSearchParams(location.search).get('q') ||
      tryStorage(() => Object.keys(localStorage).some((key) => key.startsWith(recentKey)))))
)
  void load();
