/**
 * On the "not found" page: an address of the former help centre, with the number of an article in it, leads to the article. Hosts
 * that know patterns have redirected it already; others know exact addresses only, and none knows all that people write. Words
 * in other addresses are looked for, and articles that are called so are listed.
 */
import { fetchOwn } from '#client/page/own-data.ts';
import { servedPath } from '#client/page/served-path.ts';
import type { Suggestion } from '#client/search/suggest.ts';
import { findOldNumber, type OldAddress } from '#model/agents/browser/addresses.ts';
import { wordsOfAddress } from './words.ts';

const { oldAddresses = '', permalink = '' } =
  document.querySelector<HTMLElement>('[data-old-addresses]')?.dataset ?? {};
const mostNearest = 3;

/** Whether a number in the address led to an article. */
async function findMoved(): Promise<boolean> {
  const id = findOldNumber(location.pathname, await fetchOwn<readonly OldAddress[]>(oldAddresses));
  if (id !== undefined) location.replace(servedPath(permalink.replace('{id}', id)) + location.hash);
  return id !== undefined;
}

async function listNearest(words: string): Promise<void> {
  const { nearestArticles } = await import('#client/search/suggest.ts');
  const found = await nearestArticles(words, mostNearest);
  const part = document.querySelector<HTMLElement>('[data-nearest]');
  if (!part || found.length === 0) return;
  part.querySelector('ul')?.replaceChildren(...found.map(toItem));
  part.hidden = false;
}

function toItem({ title, href, lang }: Suggestion): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = servedPath(href);
  link.textContent = title;
  if (lang !== undefined) link.lang = lang;
  item.append(link);
  return item;
}

async function help(): Promise<void> {
  // Only addresses with a number wait for the list.
  const isMoved = /\/\d{4,}/.test(location.pathname) && (await findMoved().catch(() => false));
  const words = wordsOfAddress(location.pathname);
  if (!isMoved && words !== '') await listNearest(words);
}

// The page says already that nothing is here.
help().catch(() => undefined);
