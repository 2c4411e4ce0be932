/**
 * Stores, contact channels and ratings: a site without one of them carries nothing of it. Four sites have every pair of
 * "with" and "without"; each begins as `npm create fener` makes it, with the comment signs of its examples removed. This
 * repository is linked into each, as `npm link` does, and shares no folder with it.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { walk } from '#files/walk.ts';
import { siteParts, type SitePart } from '#model/parts.ts';
import { checkBuiltSite } from '#publish/output/check-built-site.ts';
import { siteFiles } from '../../create-fener/src/site-files.ts';
import { writeFiles } from '../../create-fener/src/write-files.ts';

/** What tells of a part: names of its files, and words in the files of each kind. */
const traces: Readonly<Record<SitePart, Readonly<Record<string, RegExp>>>> = {
  stores: {
    path: /(?:^|\/)_?stores\/|sitemap-stores|maplibre|Store\w*\.astro|nearest/,
    html: /<help-(?:stores|store|nearest|directions)|class="store-|\/stores\/|data-stores=|"stores":|stores near you/,
    css: /\.(?:store|article-stores|search-stores|search-all-stores)\b/,
    js: /help-(?:stores|store-|nearest-stores|directions)|maplibre/,
    txt: /^Maps:/m,
  },
  channels: {
    path: /(?:^|\/)_?contact[./]|chat|help-contact|\/vendor\./,
    html: /<help-contact|class="contact-|\/contact\/|data-contact=|people to talk to/,
    css: /help-contact|\.(?:contact|channels?|search-contact)\b/,
    js: /\.define\(\s*[`'"]help-contact|wa\.me/,
  },
  ratings: {
    path: /feedback|redaction/,
    html: /<help-rating|\/_feedback\/|"feedback":/,
    css: /help-rating|\.rating\b/,
    js: /\/_feedback\//,
  },
};

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** The examples of stores and channels as they are once somebody uses them. */
const inUse = ([path, text]: readonly [string, string]) =>
  /\/(?:stores|channels)\.yaml$/.test(path)
    ? ([path, text.slice(text.indexOf('\n\n')).replaceAll(/^# /gm, '')] as const)
    : ([path, text] as const);

/** Builds a created site. Returns its files, by path, and what is wrong with them. */
function build(parts: readonly SitePart[], languages: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'fener-parts-'));
  folders.push(folder);
  const answers = {
    name: 'Acme',
    url: 'https://help.acme.example',
    color: undefined,
    host: 'static',
  } as const;
  writeFiles(folder, new Map([...siteFiles(folder, { ...answers, parts, languages })].map(inUse)));
  const linked = join(folder, 'node_modules', 'fener');
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), linked, 'junction');
  const command = [join(linked, 'bin', 'fener.js'), 'build'];
  const { stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8' });
  const dist = join(folder, 'dist');
  const files = walk(dist).files.map((path) => ({ path, text: readFileSync(join(dist, path), 'utf8') }));
  return { output: stdout + stderr, files, problems: checkBuiltSite(dist) };
}

test.each<{ readonly parts: readonly SitePart[]; readonly languages: readonly string[] }>([
  { parts: [], languages: ['en'] },
  { parts: ['stores', 'channels'], languages: ['en', 'ar'] },
  { parts: ['stores', 'ratings'], languages: ['en'] },
  { parts: ['channels', 'ratings'], languages: ['de', 'en'] },
])('a site in $languages with $parts has these parts, and nothing of others', ({ parts, languages }) => {
  const { output, files, problems } = build(parts, languages);
  expect(output).toMatch(/\d+ pages in /);
  expect(problems).toEqual([]);
  const tracesOf = (part: SitePart) =>
    Object.entries(traces[part]).flatMap(([kind, trace]) =>
      kind === 'path'
        ? files.filter(({ path }) => trace.test(path)).map(({ path }) => ({ kind, path }))
        : files
            .filter(({ path, text }) => path.endsWith(`.${kind}`) && trace.test(text))
            .map(({ path }) => ({ kind, path })),
    );
  const knowsWebMcp = files.filter(({ path, text }) => path.endsWith('.js') && text.includes('modelContext'));
  expect(knowsWebMcp).toEqual([]);
  // None of these sites has a widget for other applications.
  expect(
    files.filter(({ path, text }) => /(?:^|\/)widget\//.test(path) || text.includes('help-widget')),
  ).toEqual([]);
  for (const part of siteParts) {
    const found = tracesOf(part);
    if (parts.includes(part)) {
      // Otherwise the traces would be those of nothing.
      expect(new Set(found.map(({ kind }) => kind)), part).toEqual(new Set(Object.keys(traces[part])));
    } else expect(found, part).toEqual([]);
  }
});
