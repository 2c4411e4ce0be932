/** What the product's own package.json says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { moduleEnding, productDir } from './product.ts';

const path = join(productDir, moduleEnding === '.ts' ? '.' : '..', 'package.json');

/** The version of the product, and the Node that it needs. (Only commands ask: bundles of pages lie elsewhere.) */
export const productPackage = z
  .object({ version: z.string(), engines: z.object({ node: z.string() }) })
  .parse(JSON.parse(readFileSync(path, 'utf8')));
