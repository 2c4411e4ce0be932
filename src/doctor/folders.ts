/** Folders and files that are missing, or that Fener doesn't read where they are. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameBelow } from '#base/file-paths.ts';
import { shownPath, type Places } from '#files/places.ts';
import { productDir } from '#files/product.ts';
import type { Finding } from './finding.ts';

/** Findings: no content, what Fener doesn't read, folders that a build makes and git would keep. */
export function checkFolders(places: Places): readonly Finding[] {
  return [...checkContent(places), ...checkUnread(places), ...checkIgnored(places)];
}

function checkContent({ contentDir }: Places): Finding[] {
  const file = join(contentDir, 'site.yaml');
  if (existsSync(file)) return [];
  return [
    {
      severity: 'error',
      about: shownPath(file),
      message: 'This file with the name, address and languages of the site is missing.',
      fix: 'Run the command in the folder that holds content/, or set CONTENT_DIR.',
    },
  ];
}

/** Names that other systems read, and what Fener has instead. */
const unread: Readonly<Record<string, string>> = {
  'astro.config.mjs': 'Settings belong into content/site.yaml.',
  'astro.config.ts': 'Settings belong into content/site.yaml.',
  'src/pages': 'Articles belong into content/articles/.',
  'src/components': 'Components of the site belong into theme/components/.',
};

function checkUnread({ siteDir }: Places): Finding[] {
  // The repository of Fener itself.
  if (siteDir === productDir) return [];
  return Object.entries(unread)
    .filter(([name]) => existsSync(join(siteDir, name)))
    .map(([name, fix]) => ({
      severity: 'warning',
      about: name,
      message: "Fener doesn't read it.",
      fix: `Remove it. ${fix}`,
    }));
}

function checkIgnored({ siteDir, outDir }: Places): Finding[] {
  if (!existsSync(join(siteDir, '.git'))) return [];
  const path = join(siteDir, '.gitignore');
  const ignored = existsSync(path) ? readFileSync(path, 'utf8').split(/\r?\n/) : [];
  const isIgnored = (name: string) =>
    ignored.some((line) => line.trim().replace(/^\/|\/\*{0,2}$/g, '') === name);
  // ".data" holds the ratings, and with them what readers wrote.
  const made = ['node_modules', '.cache', '.data', nameBelow(siteDir, outDir)].filter(
    (name) => name !== undefined && !isIgnored(name),
  );
  return made.map((name) => ({
    severity: 'warning',
    about: '.gitignore',
    message: `"${name}/" is not listed, so git would keep what commands make.`,
    fix: `Add the line "${name}/".`,
  }));
}
