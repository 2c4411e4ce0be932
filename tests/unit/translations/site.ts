/** A small help centre with a history, on disk. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadContent } from '#content.ts';
import { placesFrom } from '#files/places.ts';
import type { Problem } from '#problems/problem.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** Files below `content/`, with what tests do to them. */
export interface SiteOnDisk {
  readonly folder: string;
  readonly contentDir: string;
  readonly write: (name: string, text: string) => void;
  readonly edit: (name: string, change: (text: string) => string) => void;
  readonly read: (name: string) => string;
  readonly path: (name: string) => string;
  readonly commit: (day: string) => void;
  readonly move: (from: string, to: string) => void;
  readonly centre: () => HelpCentre;
  readonly problems: () => readonly Problem[];
  /** Problems of one file. */
  readonly problemsIn: (name: string) => readonly Problem[];
}

export const siteYaml = 'name: Help\nurl: https://help.example\nlocales: [en, de, tr]\n';

/** A help centre in a folder that goes with the test. */
export function siteOnDisk(files: Readonly<Record<string, string>>): SiteOnDisk {
  const folder = temporaryFolder();
  const contentDir = join(folder, 'content');
  const path = (name: string) => join(contentDir, name);
  const write = (name: string, text: string) => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), text);
  };
  const read = (name: string) => readFileSync(path(name), 'utf8');
  const git = (args: readonly string[], day = '2026-01-01') =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` },
    });
  const load = () => {
    const loaded = loadContent(placesFrom({ CONTENT_DIR: contentDir }, folder), { drafts: false });
    if (!loaded.centre) throw new Error(JSON.stringify(loaded.problems));
    return { ...loaded, centre: loaded.centre };
  };
  write('site.yaml', siteYaml);
  for (const [name, text] of Object.entries(files)) write(name, text);
  return {
    folder,
    contentDir,
    write,
    read,
    path,
    edit: (name, change) => write(name, change(read(name))),
    commit(day) {
      git(['init', '--quiet']);
      git(['add', '.']);
      git(['commit', '--quiet', '--no-gpg-sign', '-m', day], day);
    },
    move: (from, to) => {
      mkdirSync(dirname(path(to)), { recursive: true });
      git(['mv', path(from), path(to)]);
    },
    centre: () => load().centre,
    problems: () => load().problems,
    problemsIn: (name) => load().problems.filter(({ file }) => file.endsWith(name)),
  };
}

/** An article as a file. */
export const articleFile = (title: string, body: string, more = ''): string =>
  `---\nid: return-item\ntitle: ${title}\ndescription: ${title} in short.\n${more}---\n\n${body}\n`;
