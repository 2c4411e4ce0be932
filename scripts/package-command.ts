/**
 * Commands of packages and npm itself, as files for Node to run. What stands for them on the PATH of Windows are shell
 * scripts, which cannot be started without a shell.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const manifest = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) });

/** Packages whose command has another name. */
const packages: Readonly<Record<string, string>> = { tsc: 'typescript', playwright: '@playwright/test' };

/**
 * The file of a command of an installed package.
 *
 * @example packageCommand('tsc') // => 'node_modules/typescript/bin/tsc'
 */
export function packageCommand(name: string): string {
  const folder = join('node_modules', packages[name] ?? name);
  const { bin } = manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const file = typeof bin === 'string' ? bin : bin[name];
  if (file === undefined) throw new Error(`${folder} has no command "${name}".`);
  return join(folder, file);
}

/** The file of npm, which it tells whatever it runs. */
export function npmCommand(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const file = env['npm_execpath'];
  if (file === undefined) throw new Error('Start this with "npm run", which says where npm is.');
  return file;
}
