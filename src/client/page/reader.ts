/** What the browser knows about its reader. It stays there. */
import type { Device } from '#model/channels/browser/choose.ts';
import { tryStorage } from './storage.ts';

/** Also in `publish/documents/country-script.ts`, which stands for itself. */
const countryKey = 'fener:country';

/** Dispatched on `document` when the reader has chosen a country: its `detail`. */
export const countryEvent = 'fener-country';

/** Ids of announcements, which have no spaces. */
const putAwayKey = 'fener:put-away';
/** Older ones are long over. */
const mostPutAway = 20;

/** Ids of the announcements that the reader has put away. */
export const putAwayIds = (): readonly string[] =>
  tryStorage(() => localStorage.getItem(putAwayKey))?.split(' ') ?? [];

/** Remembers an announcement that the reader dismissed. */
export function putAway(id: string): void {
  const ids = [...putAwayIds(), id].slice(-mostPutAway).join(' ');
  tryStorage(() => localStorage.setItem(putAwayKey, ids));
}

/** Where the words last searched for are kept, for as long as the tab is open. */
const searchWordsKey = 'fener:search';

/** Dispatched on `document` when the words have changed. */
export const searchWordsEvent = 'fener-search-words';

/** The country the reader once chose, if they did. */
export const chosenCountry = (): string | undefined =>
  tryStorage(() => localStorage.getItem(countryKey)) ?? undefined;

/** Remembers a choice the reader has just made. */
export function rememberCountry(country: string): void {
  tryStorage(() => localStorage.setItem(countryKey, country));
  document.dispatchEvent(new CustomEvent(countryEvent, { detail: country }));
}

/** The words last searched for in this tab. */
export const searchWords = (): string => tryStorage(() => sessionStorage.getItem(searchWordsKey)) ?? '';

/** Keeps what the reader searched for or asked, so that contact channels can offer to send it along. */
export function keepSearchWords(words: string): void {
  tryStorage(() => sessionStorage.setItem(searchWordsKey, words.trim()));
  document.dispatchEvent(new Event(searchWordsEvent));
}

/** The kind of device, by its pointer and name. */
export const readerDevice = (): Device => ({
  mobile: matchMedia('(pointer: coarse) and (hover: none)').matches,
  apple: /iPhone|iPad|Macintosh/.test(navigator.userAgent),
});
