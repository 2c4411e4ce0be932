import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer, isRunnableDevEnvironment } from 'vite';
import { expect, onTestFinished, test } from 'vitest';
import { contentHash } from '#base/content-hash.ts';
import { sharedModulesPlugin } from '#publish/render/vite-plugins.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

/** What a page gets in development that names these imports. */
async function imported(code: string): Promise<unknown> {
  const root = temporaryFolder();
  writeFileSync(join(root, 'page.js'), code);
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [sharedModulesPlugin()],
    server: { middlewareMode: true, ws: false, watch: null },
  });
  onTestFinished(() => server.close());
  const { ssr } = server.environments;
  if (!isRunnableDevEnvironment(ssr)) throw new Error('this cannot happen: pages run in this process');
  const page = await ssr.runner.import<{ readonly default: unknown }>('/page.js');
  return page.default;
}

test('pages in development use the modules that Node has loaded', async () => {
  const seen = await imported(
    "import { contentHash } from '#base/content-hash.ts';\nexport default contentHash('a');",
  );
  expect(seen).toBe(contentHash('a'));
});
