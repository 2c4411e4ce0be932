/** Puts every page that Astro renders below the base of the site. Only a site that has one uses it. */
import type { MiddlewareHandler } from 'astro';
import { current } from '#current.ts';
import { placeBelow } from '#html/place-below.ts';

export const onRequest: MiddlewareHandler = async (_, next) => {
  const page = await next();
  if (!page.headers.get('Content-Type')?.startsWith('text/html')) return page;
  const { base } = (await current()).centre.site;
  return new Response(placeBelow(base, await page.text()), page);
};
