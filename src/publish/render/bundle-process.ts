/** The process that bundles the code of pages, see `bundling.ts`. */
import { enableCompileCache } from 'node:module';
import { stageOfProcess } from '#publish/stopwatch.ts';
import type { BundleJob } from './bundling.ts';

enableCompileCache();
// Whoever has asked is gone.
process.once('disconnect', () => process.exit());

const [{ build }, { astroConfig }, { rendererKeeper }, { partsPlugin }] = await Promise.all([
  import('./astro.ts'),
  import('./astro-config.ts'),
  import('./kept-renderer.ts'),
  import('./parts-plugin.ts'),
]);

async function bundle({ places, code, absent, site }: BundleJob): Promise<void> {
  const facts = { ...site, brand: async () => site.brand };
  const integrations = [rendererKeeper(code, places)];
  await build({
    ...astroConfig(places, facts, { integrations, plugins: [partsPlugin(absent)] }),
    logLevel: 'silent',
  });
  process.send?.(stageOfProcess('bundling code'), () => process.exit());
}

// One that fails ends the process.
process.once('message', (job: BundleJob) => void bundle(job));
