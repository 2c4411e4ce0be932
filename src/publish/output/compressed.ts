/** Files beside those of the site for servers that send them as they are, so that they compress nothing themselves. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { contentHash } from '#base/content-hash.ts';
import { contentTypeOf } from '#server/media-types.ts';
import { bytesOf, type OutputFile } from './output.ts';

/**
 * How a file is compressed, by the ending of its name. Of a page, Brotli's level 9 takes 4 ms, 10 takes 20 for 8 % less, and
 * 11 takes 50 for 1 % less still: what every page loads is worth that.
 */
const ways: Readonly<Record<string, (bytes: Buffer, level: number) => Buffer>> = {
  br: (bytes, level) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: level } }),
  gz: (bytes) => gzipSync(bytes, { level: 9 }),
};

/** Styles and scripts, which change only when the site's code does. */
const isShared = (path: string) => path.startsWith('_astro/');

/** `_headers`, `_redirects`, `_server/`, and files whose names begin with a dot. */
const isForHosts = (path: string) => /^(?:_[^/]*$|_server\/|\.)/.test(path);

/** Raise it when the same file is compressed to other bytes. */
const version = 2;

/** Texts that visitors read, as `page.html.br` and `page.html.gz`. They are made only where their file has changed. */
export function compressedFiles(files: readonly OutputFile[]): OutputFile[] {
  const taken = new Set(files.map(({ path }) => path));
  return files
    .filter(({ path }) => contentTypeOf(path).includes('charset') && !isForHosts(path))
    .flatMap((file) => {
      const key = 'key' in file ? file.key : contentHash(file.content);
      return Object.entries(ways).map(([ending, compress]) => ({
        path: `${file.path}.${ending}`,
        key: `${ending} ${version} ${key}`,
        make: () => compress(bytesOf(file), isShared(file.path) ? 11 : 10),
      }));
    })
    .filter(({ path }) => !taken.has(path));
}
