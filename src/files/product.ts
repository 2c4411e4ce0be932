/** Where the product itself lies, as against the site that it is used for. */
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds the product's `src` and `locales`: the repository, or `lib` of the installed package. */
export const productDir = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** What modules are called here: `.ts` in the repository, `.js` in the package, since Node runs no TypeScript there. */
export const moduleEnding = extname(import.meta.url);

/**
 * Path of a file of the product.
 *
 * @example productFile('src/pages') // => '/site/node_modules/fener/lib/src/pages'
 */
export const productFile = (name: string): string => join(productDir, name);
