import { expect, test } from 'vitest';
import { bytesOf } from '../../../bench/client-code/bench.ts';

test('the script of the rating takes at most 3 kB with all that it imports', async () => {
  expect(await bytesOf('src/client/feedback/help-rating.ts')).toBeLessThanOrEqual(3000);
});
