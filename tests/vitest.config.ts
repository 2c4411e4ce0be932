import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/{unit,fixtures,site,package,collector,firefox,webkit}/**/*.test.ts'],
    env: { TZ: 'UTC' },
    // Generous, since other stages run beside this one, on slow machines, too.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
