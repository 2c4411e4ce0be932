/** What tells whether the code is another one. */
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { nameBelow } from '#base/file-paths.ts';
import type { FileFacts } from './file-facts.ts';
import { lockFiles, type Places } from './places.ts';
import { productDir, productFile } from './product.ts';
import { walk } from './walk.ts';

/** Hash of the product's sources and of the site's lock files. */
export const productKeyOf = ({ siteDir }: Pick<Places, 'siteDir'>, facts: FileFacts): string =>
  hashOfFiles(productFiles(siteDir), siteDir, facts);

/** The product's sources and the site's lock files. */
export function productFiles(siteDir: string): string[] {
  const source = productFile('src');
  return [
    ...walk(source).files.map((name) => join(source, name)),
    ...lockFiles.map((name) => join(siteDir, name)),
  ];
}

/** Hash of what files hold and of their names, wherever the product and the site lie. */
export function hashOfFiles(files: readonly string[], siteDir: string, facts: FileFacts): string {
  const nameOf = (path: string) => nameBelow(productDir, path) ?? nameBelow(siteDir, path) ?? path;
  return contentHash(JSON.stringify(files.map((path) => [nameOf(path), facts.hashOf(path)])));
}
