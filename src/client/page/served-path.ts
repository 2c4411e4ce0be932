/**
 * Where browsers ask for a path of the site: below its base, which the page names. Data, attributes and code hold paths of
 * the site; whatever fetches one or links to it asks here.
 */
export const servedPath = (path: string): string => (document.documentElement.dataset['base'] ?? '') + path;

/** The same for what may be a whole address, which stays as it is. */
export const servedAddress = (address: string): string =>
  address.startsWith('/') ? servedPath(address) : address;
