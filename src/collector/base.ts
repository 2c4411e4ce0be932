/**
 * Where the collector is asked: at `/_feedback/` of the site's host, or of the path below which the site lies. So a proxy
 * hands requests on as they are.
 */
/** Where its routes are, below the base. */
export const collectorPath = '/_feedback/';

/** The path before `/_feedback/`, such as `/help`; empty at the top of a host. */
export function baseOf(request: Request): string {
  const { pathname } = new URL(request.url);
  return pathname.slice(0, Math.max(0, pathname.lastIndexOf(collectorPath)));
}

/** The path that routes are told apart by. */
export const pathWithin = (request: Request): string =>
  new URL(request.url).pathname.slice(baseOf(request).length);
