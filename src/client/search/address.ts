/** The address of the search page. */
import { keepSearchWords } from '#client/page/reader.ts';

/** What the reader paused at stays in the address, with further parameters unless empty, and goes along to the channel that they choose. */
export function keepAddress(query: string, more: Readonly<Record<string, string>>): void {
  if (query.trim() !== '') keepSearchWords(query);
  const address = new URL(location.href);
  for (const [name, value] of Object.entries({ q: query.trim(), ...more })) {
    if (value === '') address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  if (address.href !== location.href) history.replaceState(history.state, '', address);
}
