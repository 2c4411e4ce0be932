/** Which Node and which Fener a site asks for, and which it has. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';
import { lockFiles, type Places } from '#files/places.ts';
import { productPackage } from '#files/product-package.ts';
import { productDir } from '#files/product.ts';
import type { Finding } from './finding.ts';

/** Where teams say which Node they use: version managers, hosts and CI read these. */
const nodeFiles = ['.nvmrc', '.node-version'];

const manifest = z.object({
  engines: z.object({ node: z.string().optional() }).optional(),
});

const npmLock = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional() })),
});

/** Findings: a Node that is too old for Fener, a Fener that isn't the one in the lock file, no lock file or several. */
export function checkVersions({ siteDir }: Places): readonly Finding[] {
  return [...checkNode(siteDir), ...checkLock(siteDir)];
}

function checkNode(siteDir: string): Finding[] {
  const needed = productPackage.engines.node.replace(/^\D+/, '');
  const written = nodeFiles.map((file) => ({ file, version: textOf(join(siteDir, file))?.trim() }));
  const ownEngines = manifest.safeParse(parseJson(textOf(join(siteDir, 'package.json')) ?? '')).data?.engines;
  return [...written, { file: 'package.json', version: ownEngines?.node }].flatMap(({ file, version }) => {
    const major = Number(/^\D*(\d+)/.exec(version ?? '')?.[1] ?? Number.NaN);
    // Names of releases, such as "lts/*", say nothing that could be compared.
    if (Number.isNaN(major) || major >= Number.parseInt(needed, 10)) return [];
    return [
      {
        severity: 'error',
        about: file,
        message: `It asks for Node "${version}", and Fener needs ${needed} or newer.`,
        fix: `Write ${Number.parseInt(needed, 10)}. Hosts and CI read this file.`,
      },
    ];
  });
}

function checkLock(siteDir: string): Finding[] {
  // The repository of Fener itself.
  if (siteDir === productDir) return [];
  const found = lockFiles.filter((name) => existsSync(join(siteDir, name)));
  const [first, second] = found;
  if (first === undefined)
    return [
      {
        severity: 'warning',
        about: 'package.json',
        message: 'There is no lock file, so every machine may install another version.',
        fix: 'Run "npm install" and commit package-lock.json.',
      },
    ];
  if (second !== undefined)
    return [
      {
        severity: 'warning',
        about: second,
        message: `There is also ${first}. Which of them counts depends on the host.`,
        fix: 'Keep the one of the package manager that you use, and delete the other.',
      },
    ];
  const text = first === 'package-lock.json' ? textOf(join(siteDir, first)) : undefined;
  const locked = npmLock.safeParse(parseJson(text ?? '')).data?.packages['node_modules/fener']?.version;
  if (locked === undefined || locked === productPackage.version) return [];
  return [
    {
      severity: 'warning',
      about: first,
      message: `It names Fener ${locked}, and ${productPackage.version} is installed.`,
      fix: 'Run "npm ci", which installs what the lock file names.',
    },
  ];
}

const textOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);
