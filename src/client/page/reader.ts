/** What the browser knows about its reader. It stays there. */
import type { Device } from '#model/channels/browser/applies.ts';

const countryKey = 'fener:country';

/** Ids of announcements, which have no spaces. */
const putAwayKey = 'fener:put-away';
/** Older ones are long over. */
const mostPutAway = 20;

/** Ids of the announcements that the reader has put away. */
export const putAwayIds = (): readonly string[] =>
  read(() => localStorage.getItem(putAwayKey))?.split(' ') ?? [];

/** Remembers an announcement that the reader dismissed. */
export function putAway(id: string): void {
  const ids = [...putAwayIds(), id].slice(-mostPutAway).join(' ');
  read(() => (localStorage.setItem(putAwayKey, ids), null));
}

/** Where the words last searched for are kept, for as long as the tab is open. */
const searchWordsKey = 'fener:search';

/** Dispatched on `document` when the words have changed. */
export const searchWordsEvent = 'fener-search-words';

/** The country the reader once chose; `null` when never, or when storage is switched off. */
export const chosenCountry = (): string | null => read(() => localStorage.getItem(countryKey));

/** Remembers a choice the reader has just made. */
export const rememberCountry = (country: string): unknown =>
  read(() => (localStorage.setItem(countryKey, country), null));

/** The words last searched for in this tab. */
export const searchWords = (): string => read(() => sessionStorage.getItem(searchWordsKey)) ?? '';

/** Keeps what the reader searched for or asked, so that contact channels can offer to send it along. */
export function keepSearchWords(words: string): void {
  read(() => (sessionStorage.setItem(searchWordsKey, words.trim()), null));
  document.dispatchEvent(new Event(searchWordsEvent));
}

/** Storage throws where the reader has switched it off; nothing is remembered then. */
function read(access: () => string | null): string | null {
  try {
    return access();
  } catch {
    return null;
  }
}

/** The kind of device, by its pointer and name. */
export const readerDevice = (): Device => ({
  mobile: matchMedia('(pointer: coarse) and (hover: none)').matches,
  apple: /iPhone|iPad|Macintosh/.test(navigator.userAgent),
});
