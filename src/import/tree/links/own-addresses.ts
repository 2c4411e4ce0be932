/** Whole addresses of what lies in the source itself: on the old site, and in its repository at GitHub. */

const github =
  /^https?:\/\/(?:raw\.githubusercontent\.com\/[^/]+\/[^/]+\/(?:refs\/heads\/)?[^/]+|github\.com\/[^/]+\/[^/]+\/(?:blob|raw)\/[^/]+)\/([^?#]+)/i;

/**
 * Paths in the source that an address may mean, the likeliest first; none for one that leads elsewhere. Whether a file
 * lies there, the caller knows. A repository may be imported in part, so folders around it may be missing.
 *
 * @example pathsOfOwn('https://github.com/acme/help/raw/main/docs/img/a.png', undefined) // => ['/docs/img/a.png', '/img/a.png']
 */
export function pathsOfOwn(address: string, siteUrl: string | undefined): readonly string[] {
  const site = siteUrl?.replace(/\/+$/, '');
  if (site !== undefined && address.startsWith(`${site}/`)) return [address.slice(site.length)];
  const parts = github.exec(address)?.[1]?.split('/') ?? [];
  // A name without any folder says too little.
  return parts.slice(0, -1).map((_, index) => `/${parts.slice(index).join('/')}`);
}
