/** Runs a build and prints what it took, as one line of JSON: a process of its own for each measurement. */
import { buildSite } from '#publish/build-site.ts';
import { placesFrom } from '#files/places.ts';

const started = performance.now();
const { built, problems } = await buildSite({
  places: placesFrom(process.env),
  now: new Date('2026-11-22'),
  force: false,
  show: async (shown) => (await import('#current.ts')).show(shown),
  onStep: () => {},
});
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const { bundling, peakMegabytes = maxRSS / 1024 } = built?.profile ?? {};
process.stdout.write(
  JSON.stringify({
    wallSeconds: (performance.now() - started) / 1000,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 + (bundling?.cpuSeconds ?? 0),
    peakMegabytes,
    pages: built?.pages ?? 0,
    rendered: built?.rendered ?? 0,
    problems: problems.length,
    profile: built?.profile,
  }),
);
