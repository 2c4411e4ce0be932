#!/usr/bin/env node
/**
 * The command `fener`: says which Node it needs, then runs the code for it: TypeScript in the repository, JavaScript in
 * the package. Older versions of Node can run this file, too.
 */
import { existsSync, readFileSync } from 'node:fs';

const engine = /"node": ">=([\d.]+)"/.exec(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const needed = engine?.[1] ?? '';
const given = process.versions.node;

if (given.localeCompare(needed, 'en', { numeric: true }) >= 0) {
  const written = new URL('../scripts/fener.ts', import.meta.url);
  const compiled = new URL('../lib/scripts/fener.js', import.meta.url);
  await import((existsSync(written) ? written : compiled).href);
} else {
  process.stderr.write(
    `Fener needs Node ${needed} or newer, and this is Node ${given}.\n` +
      'Install a newer one from https://nodejs.org, or give this folder its own: npm install --save-dev node@24\n',
  );
  process.exitCode = 1;
}
