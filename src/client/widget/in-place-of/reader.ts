/** In place of `page/reader.ts`: what the reader said is known until the page is left, and kept nowhere. */
export { countryEvent, readerDevice, searchWordsEvent } from '#client/page/reader.ts';
import { countryEvent, searchWordsEvent } from '#client/page/reader.ts';

let country: string | undefined;
let words = '';

/** The country that the reader chose in the widget. */
export const chosenCountry = (): string | undefined => country;

/** Remembers the choice. */
export function rememberCountry(code: string): void {
  country = code;
  document.dispatchEvent(new CustomEvent(countryEvent, { detail: code }));
}

/** What was last searched for, or what the application wants to send along. */
export const searchWords = (): string => words;

/** Keeps it for contact channels, which show it before it is sent. */
export function keepSearchWords(text: string): void {
  words = text.trim();
  document.dispatchEvent(new Event(searchWordsEvent));
}
