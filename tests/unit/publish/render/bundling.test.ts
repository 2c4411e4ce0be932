import { expect, test } from 'vitest';
import { placesFrom } from '#files/places.ts';
import { prepareBundling, type BundleJob } from '#publish/render/bundling.ts';

/** A job that fails at once: nothing of a site is in it. */
const broken = { places: placesFrom({}), code: 'none', absent: [] } as unknown as BundleJob;

test.each([true, false])(
  'bundling that fails ends without a bundle, and says nothing (begun early: %s)',
  async (isSure) => {
    const bundling = prepareBundling(isSure);
    await bundling.begin(broken);
    expect(bundling.stage()).toBeUndefined();
  },
);

test('bundling that is stopped ends, whatever it is doing, and a second call waits for the same', async () => {
  const bundling = prepareBundling(true);
  const [first, second] = [bundling.begin(broken), bundling.begin(broken)];
  bundling.stop();
  await first;
  expect(second).toBe(first);
  expect(bundling.stage()).toBeUndefined();
});
