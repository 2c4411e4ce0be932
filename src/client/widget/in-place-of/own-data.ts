/** In place of `page/own-data.ts`: an element's data is in a `<data>`, since scripts of a page aren't taken over. */
import { ownJson } from '#client/page/own-data.ts';

export { fetchOwn, ownJson } from '#client/page/own-data.ts';

/** What a component has put into its element, if it has put anything. */
export function ownData<T>(element: Element): T | undefined {
  const text = element.querySelector<HTMLDataElement>(':scope > data')?.value;
  return text ? ownJson(text) : undefined;
}
