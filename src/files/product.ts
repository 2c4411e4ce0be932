/** Where the product itself lies, as against the site that it is used for. */
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

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

/** What the product's own package.json says: its version, and the Node that it needs. */
export const productPackage = z
  .object({ version: z.string(), engines: z.object({ node: z.string() }) })
  .parse(
    JSON.parse(readFileSync(join(productDir, moduleEnding === '.ts' ? '.' : '..', 'package.json'), 'utf8')),
  );
