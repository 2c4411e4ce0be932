import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/{unit,fixtures,site,package,collector,firefox}/**/*.test.ts'],
    env: { TZ: 'UTC' },
    // Tests of random inputs take seconds on a busy machine.
    testTimeout: 60_000,
  },
});
