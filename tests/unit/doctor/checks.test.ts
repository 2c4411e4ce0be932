import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { examine } from '#doctor/checks.ts';
import { formatFindings } from '#doctor/finding.ts';
import { copyOf, readOriginal } from '#files/originals.ts';
import { placesFrom } from '#files/places.ts';
import { productPackage } from '#files/product-package.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
const sound = {
  'content/site.yaml': 'name: Help\nurl: https://help.example.com\nlocales: [en]\n',
  'package.json': '{ "dependencies": { "fener": "^0.1.0" } }',
  'package-lock.json': JSON.stringify({
    packages: { 'node_modules/fener': { version: productPackage.version } },
  }),
};

/** Findings in a sound site with these files in it, as `about: message`. `null` takes a file away. */
function findings(files: Readonly<Record<string, string | null>>): string[] {
  for (const [name, text] of Object.entries<string | null>({ ...sound, ...files })) {
    if (text === null) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return examine(placesFrom({}, folder)).map(
    ({ about, message }) => `${about.replace(`${folder}/`, '')}: ${message}`,
  );
}

test('nothing is found in a sound site', () => {
  expect(findings({ '.nvmrc': 'v24.4.0', '.node-version': 'lts/*' })).toEqual([]);
});

test('a folder without content is an error', () => {
  expect(findings({ 'content/site.yaml': null })).toEqual([
    'content/site.yaml: This file with the name, address and languages of the site is missing.',
  ]);
});

test('a Node that is too old is named, wherever it is asked for', () => {
  expect(findings({ '.nvmrc': '20\n', 'package.json': '{ "engines": { "node": ">=22.12" } }' })).toEqual([
    '.nvmrc: It asks for Node "20", and Fener needs 24.0.0 or newer.',
    'package.json: It asks for Node ">=22.12", and Fener needs 24.0.0 or newer.',
  ]);
});

test('one lock file, of what is installed', () => {
  expect(findings({ 'package-lock.json': null })).toEqual([
    'package.json: There is no lock file, so every machine may install another version.',
  ]);
  const other = JSON.stringify({ packages: { 'node_modules/fener': { version: '0.0.9' } } });
  expect(findings({ 'package-lock.json': other })).toEqual([
    `package-lock.json: It names Fener 0.0.9, and ${productPackage.version} is installed.`,
  ]);
  expect(findings({ 'pnpm-lock.yaml': '' })).toEqual([
    'pnpm-lock.yaml: There is also package-lock.json. Which of them counts depends on the host.',
  ]);
});

test('what Fener does not read is named, with where it belongs', () => {
  expect(findings({ 'astro.config.mjs': '', 'src/pages/index.astro': '' })).toEqual([
    "astro.config.mjs: Fener doesn't read it.",
    "src/pages: Fener doesn't read it.",
  ]);
});

test('what commands make stays out of git', () => {
  expect(findings({ '.git/HEAD': '', '.gitignore': 'node_modules\n/dist/\n.data/**\n' })).toEqual([
    '.gitignore: ".cache/" is not listed, so git would keep what commands make.',
  ]);
});

test('the build writes for the host whose file is here', () => {
  expect(findings({ 'netlify.toml': '' })).toEqual([
    'content/site.yaml: netlify.toml is here, and "host" is "any": the build writes for another host.',
  ]);
  expect(
    findings({ 'netlify.toml': '', 'content/site.yaml': `${sound['content/site.yaml']}host: netlify\n` }),
  ).toEqual([]);
});

test('what GitHub Pages lacks is told', () => {
  const site = `${sound['content/site.yaml']}host: github-pages\n`;
  const abouts = (text: string) =>
    findings({ '.github/workflows/pages.yml': '', 'content/site.yaml': text }).map(
      (found) => found.split(':')[0],
    );
  expect(abouts(site)).toEqual(['.github/workflows/pages.yml', 'content/site.yaml']);
  expect(abouts(`${site}features: { ratings: false }\n`)).toEqual(['.github/workflows/pages.yml']);
});

test('an override whose original has changed is told, one that is current or written by hand is not', () => {
  const old = (made: string, name: string) => `---\n// ${made} ${name}, fener 0.0.9, 0123456789ab. \n---\n`;
  expect(
    findings({
      'theme/components/Header.astro': old('Copy of', 'Header'),
      'theme/components/Rating.astro': old('Wraps', 'Rating'),
      'theme/components/Footer.astro': copyOf(readOriginal('Footer'), '0.0.9'),
      'theme/components/Hero.astro': '<h1>Hi</h1>',
    }),
  ).toEqual([
    'theme/components/Header.astro: The original of Header has changed since Fener 0.0.9, from which this is a copy.',
    'theme/components/Rating.astro: The props of Rating have changed since Fener 0.0.9, when this wrapper was written.',
  ]);
});

test('names in a theme that Fener does not have are told', () => {
  expect(
    findings({
      'theme/tokens.css': ':root {\n  --acent: teal;\n}',
      'theme/slots/foter.html': '<p>Hi</p>',
      'theme/components/Haeder.astro': '',
      'theme/component/Header.astro': '',
      'theme/parts/Ribbon.astro': '',
      'theme/components/parts/Ribbon.astro': '',
    }),
  ).toEqual([
    'theme/tokens.css:2: There is no token "--acent".',
    'theme/component/Header.astro: Fener doesn\'t read "component".',
    'theme/components/Haeder.astro: There is no component "Haeder" to override.',
    'theme/slots/foter.html: "foter.html" fills no slot.',
  ]);
});

test('findings are told with their fix, and counted', () => {
  const finding = { severity: 'warning', about: 'a.txt', message: 'It is odd.', fix: 'Remove it.' } as const;
  expect(formatFindings([finding, { ...finding, severity: 'error' }], 'text')).toBe(
    'a.txt  warning\n  It is odd.\n  Fix: Remove it.\n\na.txt  error\n  It is odd.\n  Fix: Remove it.\n\n1 error, 1 warning.\n',
  );
  expect(formatFindings([], 'text')).toBe('All is well.\n');
  expect(JSON.parse(formatFindings([finding], 'json'))).toEqual([finding]);
});
