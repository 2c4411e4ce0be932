/**
 * On the "not found" page: an address of the former help centre, with the number of an article in it, leads to the article. Hosts
 * that know patterns have redirected it already; others know exact addresses only, and none knows all that people write.
 */
import { fetchOwn } from '#client/page/own-data.ts';
import { servedPath } from '#client/page/served-path.ts';
import { findOldNumber, type OldAddress } from '#model/agents/browser/addresses.ts';

const { oldAddresses = '', permalink = '' } =
  document.querySelector<HTMLElement>('[data-old-addresses]')?.dataset ?? {};

// Other addresses need not wait for the list.
if (/\/\d{4,}/.test(location.pathname)) {
  fetchOwn<readonly OldAddress[]>(oldAddresses)
    .then((old) => findOldNumber(location.pathname, old))
    .then((id) => {
      if (id !== undefined) location.replace(servedPath(permalink.replace('{id}', id)) + location.hash);
    })
    // The page says already that nothing is here.
    .catch(() => undefined);
}
