/**
 * Makes `create-fener/lib`, which the npm package `create-fener` ships: one file of JavaScript that needs no other
 * package. `npm pack ./create-fener` runs this. Exit code 0: made, 1: not.
 */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { runCommand } from './command.ts';

const root = fileURLToPath(new URL('../create-fener', import.meta.url));

const usage = `Usage: node scripts/package-create.ts

Makes create-fener/lib. "npm pack ./create-fener" runs this.
`;

await runCommand({
  usage,
  options: {},
  async run() {
    rmSync(`${root}/lib`, { recursive: true, force: true });
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      ssr: { noExternal: true },
      build: {
        ssr: 'src/main.ts',
        outDir: 'lib',
        target: 'node24',
        rolldownOptions: { output: { entryFileNames: 'create-fener.js' } },
      },
    });
  },
});
