/**
 * Data that the build wrote for its own scripts: JSON in an element or attribute of the page, or in a file beside it. Page,
 * file and script come from one build, and what writes the data is typed as what reads it (`T`), so nothing checks its shape
 * again. Don't read anything else with these: storage, addresses and other people's scripts need a guard of their own.
 */

import { servedPath } from './served-path.ts';

/** The value of a JSON text that a component wrote. Throws where it isn't JSON. */
export const ownJson = <T>(text: string): T => JSON.parse(text) as T;

/** What a component has put into its element as `<script type="application/json">`, if it has put any. */
export function ownData<T>(element: Element): T | undefined {
  const text = element.querySelector(':scope > script')?.textContent;
  return text ? ownJson(text) : undefined;
}

/** A file of the same build. Rejects when it can't be fetched. */
export async function fetchOwn<T>(path: string, options?: RequestInit): Promise<T> {
  const response = await fetch(servedPath(path), options);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}
