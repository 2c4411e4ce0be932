/** Files beside those of the site for servers that send them as they are, so that they compress nothing themselves. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { contentHash } from '#base/content-hash.ts';
import { contentTypeOf } from '#server/media-types.ts';
import { bytesOf, type OutputFile } from './output.ts';

/** How a file is compressed, by the ending of its name. Level 11 of Brotli takes ten times as long for 3 % less. */
const ways: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gz: (bytes) => gzipSync(bytes, { level: 9 }),
};

/** Raise it when the same file is compressed to other bytes. */
const version = 1;

/** Texts that visitors read, as `page.html.br` and `page.html.gz`. They are made only where their file has changed. */
export function compressedFiles(files: readonly OutputFile[]): OutputFile[] {
  const taken = new Set(files.map(({ path }) => path));
  return files
    .filter(({ path }) => contentTypeOf(path).includes('charset') && !/^(?:_|\.)/.test(path))
    .flatMap((file) => {
      const key = 'key' in file ? file.key : contentHash(file.content);
      return Object.entries(ways).map(([ending, compress]) => ({
        path: `${file.path}.${ending}`,
        key: `${ending} ${version} ${key}`,
        make: () => compress(bytesOf(file)),
      }));
    })
    .filter(({ path }) => !taken.has(path));
}
