/** What the parts that run in the browser weigh alone, bundled and compressed: each with all that it imports. */
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { atMost, type BenchResult } from './result.ts';

/** Entry of a part, and the most bytes that it may have. */
const parts: readonly { readonly name: string; readonly entry: string; readonly most: number }[] = [
  { name: 'opening hours', entry: 'src/model/hours/state.ts', most: 1500 },
  { name: 'rating', entry: 'src/client/help-rating.ts', most: 3000 },
];

/** Bytes of a module with its imports, minified, gzip level 9. */
export async function bytesOf(entry: string): Promise<number> {
  const result = (await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry, formats: ['es'] }, minify: true, modulePreload: false },
  })) as Rollup.RollupOutput[];
  const code = result
    .flatMap(({ output }) => output)
    .map((file) => (file.type === 'chunk' ? file.code : ''))
    .join('');
  return gzipSync(code, { level: 9 }).length;
}

/** Sizes of the parts with a bar of their own. */
export async function run(): Promise<BenchResult> {
  const sizes = await Promise.all(
    parts.map(async (part) => ({ ...part, gzipBytes: await bytesOf(part.entry) })),
  );
  return {
    figures: sizes.map(({ name, entry, gzipBytes }) => ({ name, entry, gzipBytes })),
    bars: sizes.map(({ name, gzipBytes, most }) => atMost(`${name}: bytes`, gzipBytes, most)),
  };
}
