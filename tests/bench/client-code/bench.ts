/** What the parts that run in the browser weigh alone, bundled and compressed: each with all that it needs to start. */
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { plainImportsPlugin } from '#publish/render/vite-plugins.ts';
import { atMost, type BenchResult } from '../result.ts';

/** Entry of a part, and the most bytes that it may have. */
const parts: readonly { readonly name: string; readonly entry: string; readonly most: number }[] = [
  { name: 'opening hours', entry: 'src/model/hours/browser/state.ts', most: 1500 },
  { name: 'rating', entry: 'src/client/feedback/help-rating.ts', most: 3000 },
  // Fetched with the search, and when a reader wants an answer written.
  { name: 'answer box', entry: 'src/client/search/answer-box.ts', most: 4000 },
  { name: 'written answer', entry: 'src/client/search/written-answer.ts', most: 4000 },
  // Fetched when somebody has typed.
  { name: 'redaction', entry: 'src/model/feedback/browser/redaction.ts', most: 1000 },
];

/** Bytes of a module with what it imports at its start, minified as in a build of the site, gzip level 9. */
export async function bytesOf(entry: string): Promise<number> {
  const { output } = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [plainImportsPlugin()],
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  const chunks = output.filter((file) => file.type === 'chunk');
  const needed = new Set(chunks.filter(({ isEntry }) => isEntry));
  // A set that grows is walked to its end.
  for (const { imports } of needed) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) needed.add(chunk);
  }
  const code = [...needed].map((chunk) => chunk.code).join('');
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
