/** What the parts of the model that ship to browsers weigh: each subject's `browser/` with all that it imports, compressed. */
import { globSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { expect, test } from 'vitest';

/** The most bytes of each subject. Pages fetch a part of it; raise one only for what readers get for it. */
const budgets: Readonly<Record<string, number>> = {
  agents: 3_200,
  channels: 2000,
  feedback: 1600,
  hours: 1100,
  search: 15_400,
  stores: 6_300,
  // With all that they ask: fetched only when an assistant uses a tool.
  tools: 27_000,
  widget: 600,
};

const subjectOf = (folder: string) => folder.split('/')[2] ?? '';
const folders = globSync('src/model/*/browser').map((folder) => folder.replaceAll('\\', '/'));

test('every subject with browser code has a budget', () => {
  expect(folders.map(subjectOf).toSorted()).toEqual(Object.keys(budgets));
});

test.each(Object.entries(budgets))(
  '%s takes at most %i bytes and only code for browsers',
  async (subject, most) => {
    const chunks = await bundle(`src/model/${subject}/browser`);
    const modules = chunks.flatMap(({ moduleIds }) => moduleIds);
    const others = modules.filter((id) => !/\/src\/(?:model\/\w+\/browser|base|i18n)\/|^\0/.test(id));
    expect(others).toEqual([]);
    expect(gzipSync(chunks.map(({ code }) => code).join(''), { level: 9 }).length).toBeLessThanOrEqual(most);
  },
);

/** All files of a folder in one file, minified as in a build of the site. */
async function bundle(folder: string): Promise<readonly Rollup.OutputChunk[]> {
  const files = globSync(`${folder}/*.ts`).toSorted();
  const entry = files.map((file, index) => `export * as part${index} from '/${file}';`).join('\n');
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? '\0entry' : null),
        load: (id) => (id === '\0entry' ? entry : null),
      },
    ],
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rolldownOptions: {
        input: 'entry',
        preserveEntrySignatures: 'strict',
        output: { codeSplitting: false },
      },
    },
  });
  return [built]
    .flat()
    .flatMap((result) => ('output' in result ? result.output : []))
    .filter((file) => file.type === 'chunk');
}
