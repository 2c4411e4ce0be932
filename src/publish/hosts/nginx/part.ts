/** What a configuration of nginx is made of. */

/** Directives of the `server` block, or of the place where the site lies in it: the block itself, or a `location`. */
export interface Part {
  readonly level: 'server' | 'place';
  readonly text: string;
}

/** Directives of the `server` block. */
export const server = (text: string): Part => ({ level: 'server', text });

/** Directives of the place where the site lies. */
export const place = (text: string): Part => ({ level: 'place', text });

/** A path in a regular expression: what it may contain besides dots means itself there. */
export const escapeDots = (text: string): string => text.replaceAll('.', '\\.');
