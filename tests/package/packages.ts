/** Both packages, packed once, and installed once: in a folder that `npm create fener` made. Other sites share it. */
import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { npmCommand } from '../../scripts/package-command.ts';

/** Where tarballs and sites lie, until the tests delete it. */
export const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fener-package-')));

/** As a person's shell has it: what Vitest adds, Vite understands, too. */
const { NODE_ENV: _, VITEST: __, ...shell } = process.env;
export const env: NodeJS.ProcessEnv = shell;

const program = promisify(execFile);

/** Runs npm. */
export const npm = (cwd: string, ...parameters: readonly string[]) =>
  program(process.execPath, [npmCommand(), ...parameters], { cwd, env });

/** The file behind `npx fener` in a site. */
export const commandOf = (site: string) => join(site, 'node_modules/fener/bin/fener.js');

/** Runs `npx fener` in a site. */
export const fener = (site: string, parameters: readonly string[], variables: NodeJS.ProcessEnv = {}) =>
  program(process.execPath, [commandOf(site), ...parameters], { cwd: site, env: { ...env, ...variables } });

/** The tarball of a package in a folder of tarballs. */
const tarballOf = (name: string, of = folder) => join(of, globSync(`${name}-[0-9]*.tgz`, { cwd: of }).join());

/** Makes both tarballs. */
export const packAll = () => npm('.', 'pack', '--pack-destination', folder, '.', './create-fener');

/** A new site, as "npm create fener" makes it; without a network. `from`: the folder of tarballs. Returns its folder. */
export async function createSite(name: string, options: readonly string[], from = folder): Promise<string> {
  const create = `--package=${tarballOf('create-fener', from)}`;
  await npm(folder, 'exec', '--offline', '--yes', create, '--', 'create-fener', name, ...options);
  return join(folder, name);
}

/** Installs a packed package in the strictest layout, as pnpm's: it finds nothing but what its package.json names. */
export const install = (site: string, from = folder) =>
  npm(site, 'install', strictly, '--prefer-offline', '--no-audit', '--no-fund', tarballOf('fener', from));

const strictly = '--install-strategy=linked';

/** Gives a site what is installed in another. */
export const shareInstalled = (from: string, to: string) =>
  symlinkSync(join(from, 'node_modules'), join(to, 'node_modules'), 'junction');

const manifest = z.object({ version: z.string(), dependencies: z.record(z.string(), z.string()) });

/** What a package says of itself. */
export const manifestOf = (fenerFolder: string) =>
  manifest.parse(JSON.parse(readFileSync(join(fenerFolder, 'package.json'), 'utf8')));

/**
 * Places another state of the package beside the packages that an installed one needs, which takes a second where an
 * installation takes twenty. Returns its folder. `fill` puts it into an empty folder.
 */
export async function placeBeside(
  installed: string,
  name: string,
  fill: (place: string) => Promise<unknown>,
): Promise<string> {
  const place = join(folder, name, 'node_modules', 'fener');
  mkdirSync(place, { recursive: true });
  await fill(place);
  const needed = dirname(realpathSync(installed));
  for (const entry of readdirSync(needed).filter((other) => other !== 'fener')) {
    symlinkSync(join(needed, entry), join(place, '..', entry), 'junction');
  }
  return place;
}

/** Installs into `into` what an earlier state of the package, in `source`, still needs, and `modules` no longer has. */
export async function installMissing(source: string, modules: string, into: string): Promise<void> {
  const missing = Object.entries(manifestOf(source).dependencies)
    .filter(([name]) => !existsSync(join(modules, name)))
    .map(([name, version]) => `${name}@${version}`);
  if (missing.length === 0) return;
  // In a folder of its own: beside a package.json, all that it names would be installed.
  const place = mkdtempSync(join(folder, 'missing-'));
  writeFileSync(join(place, 'package.json'), '{ "private": true }\n');
  await npm(place, 'install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', ...missing);
  cpSync(join(place, 'node_modules'), join(into, 'node_modules'), { recursive: true });
}

/** Unpacks a tarball of the package. */
export const unpack = (from: string, place: string) =>
  program('tar', ['-xzf', tarballOf('fener', from), '--strip-components', '1', '-C', place]);

/** Makes a site use a state of the package, as an update does. */
export function use(site: string, fenerFolder: string): void {
  const link = join(site, 'node_modules', 'fener');
  rmSync(link, { recursive: true, force: true });
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(fenerFolder, link, 'junction');
}
