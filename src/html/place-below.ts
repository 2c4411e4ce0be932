/**
 * Puts a finished document below the base of its site, such as `/help`: what it names by a path of the site it then names
 * as browsers ask for it. All documents pass here on their way out, so pages, layouts, content and themes write paths of
 * the site, and none has to know where that lies. Scripts find the base in `data-base` of `<html>`.
 */
import { escapeHtml } from '#base/escape-html.ts';
import { rewriteAddresses } from './rewrite-addresses.ts';

/** The document with every path of the site below `base`; unchanged for a site that has its host for itself. */
export const placeBelow = (base: string, html: string): string =>
  base === ''
    ? html
    : rewriteAddresses(html, (address) => placeAddress(base, address), ` data-base="${escapeHtml(base)}"`);

/** An address that begins with one "/" is a path of the site. Browsers read two, or "/\", as another host. */
const placeAddress = (base: string, address: string) => address.replace(/^\s*\/(?![/\\])/, `${base}/`);
