import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { withSlashes } from '#base/file-paths.ts';
import { npmCommand } from '../../scripts/package-command.ts';
import { freePort } from '../collector/postgres-server.ts';

/** A site in a folder of its own, with the packed package installed. */
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fener-package-')));
const site = join(folder, 'site');
const fener = join(site, 'node_modules/fener/bin/fener.js');

/** As a person's shell has it: what Vitest adds, Vite understands, too. */
const { NODE_ENV: _, VITEST: __, ...env } = process.env;

const program = promisify(execFile);
const npm = (cwd: string, ...parameters: readonly string[]) =>
  program(process.execPath, [npmCommand(), ...parameters], { cwd, env });
const run = (...parameters: readonly string[]) =>
  program(process.execPath, [fener, ...parameters], { cwd: site, env });

const article = (id: string, title: string, text: string) =>
  `---\nid: ${id}\ntitle: ${title}\ndescription: In two steps, without tools.\n---\n\n${text}\n`;

const files: Readonly<Record<string, string>> = {
  'package.json': '{ "private": true, "type": "module" }',
  'content/site.yaml': 'name: Acme Bikes\nurl: https://help.acme.example\nlocales: [en, fr]\n',
  'content/articles/en/wheels.md': article(
    'wheels',
    'How do I change a wheel?',
    'Open the lever, then pull.',
  ),
  'content/articles/fr/wheels.md': article(
    'wheels',
    'Comment changer une roue ?',
    'Ouvrez le levier, puis tirez.',
  ),
};

function write(name: string, text: string): void {
  mkdirSync(dirname(join(site, name)), { recursive: true });
  writeFileSync(join(site, name), text);
}

beforeAll(async () => {
  for (const [name, text] of Object.entries(files)) write(name, text);
  await npm('.', 'pack', '--pack-destination', folder);
  const [tarball = ''] = globSync('*.tgz', { cwd: folder });
  // The strictest layout, as pnpm's: a package finds nothing but what its own package.json names.
  const strategy = '--install-strategy=linked';
  await npm(site, 'install', strategy, '--prefer-offline', '--no-audit', '--no-fund', join(folder, tarball));
}, 300_000);

// Half a gigabyte.
afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);

test('the package ships what runs, with types and source maps, and neither tests nor content nor TypeScript', () => {
  const shipped = globSync('**/*.*', { cwd: join(site, 'node_modules/fener') });
  for (const name of ['src/content.js', 'src/content.d.ts', 'src/content.js.map', 'src/pages/index.astro']) {
    expect(shipped).toContain(join('lib', name));
  }
  const typed = shipped.filter((name) => /(?<!\.d)\.ts$/.test(name));
  expect(typed).toEqual([]);
  expect(new Set(shipped.map((name) => withSlashes(name).split('/')[0]))).toEqual(
    new Set(['CHANGELOG.md', 'README.md', 'bin', 'lib', 'package.json']),
  );
});

test('a site is checked and built, with nothing of the demo and no path of this machine in it', async () => {
  expect((await run('check')).stdout).toBe('No problems.\n');
  expect((await run('build')).stdout).toMatch(/^\d+ pages in dist, \d+ of them rendered now/);
  const texts = globSync('dist/**/*.{html,css,js,json,txt,xml,svg,md}', { cwd: site }).map(
    (name) => [name, readFileSync(join(site, name), 'utf8')] as const,
  );
  expect(texts.map(([name]) => name)).toContain(join('dist', 'fr', 'wheels', 'index.html'));
  const demo = /^name: (.*)$/m.exec(readFileSync('content/site.yaml', 'utf8'))?.[1] ?? '';
  expect(demo).not.toBe('');
  const foreign = [
    demo,
    'node_modules',
    folder,
    process.cwd(),
    readFileSync('content/public/icon.svg', 'utf8'),
  ];
  const found = texts.flatMap(([name, text]) =>
    foreign.filter((part) => text.includes(part)).map((part) => [name, part]),
  );
  expect(found).toEqual([]);
});

test('a site with an error is not built, and the exit code says so', async () => {
  write('content/articles/en/broken.md', article('broken', 'Broken', '[Nowhere](id:nowhere)'));
  onTestFinished(() => rmSync(join(site, 'content/articles/en/broken.md')));
  for (const command of ['check', 'build']) {
    await expect(run(command), command).rejects.toMatchObject({ code: 1 });
  }
});

/** Starts a command that serves the site, for this test. */
async function serve(command: string): Promise<string> {
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, [fener, command], {
    cwd: site,
    env: { ...env, PORT: String(port) },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  return `http://localhost:${port}`;
}

const textAt = (url: string) =>
  fetch(url).then(
    (response) => response.text(),
    () => 'not listening yet',
  );
const patient = { timeout: 60_000 };

test('"fener start" serves the built site', async () => {
  const url = await serve('start');
  await expect.poll(() => textAt(`${url}/fr/wheels/`), patient).toContain('<h1');
  expect(await textAt(`${url}/fr/wheels/`)).toContain('Comment changer une roue ?');
  expect((await fetch(`${url}/favicon.svg`)).headers.get('content-type')).toMatch(/^image\/svg\+xml/);
}, 90_000);

test('"fener dev" shows an article as it is now, with its styles and scripts', async () => {
  const url = await serve('dev');
  await expect.poll(() => textAt(`${url}/en/wheels/`), patient).toContain('How do I change a wheel?');
  write(
    'content/articles/en/wheels.md',
    article('wheels', 'How do I swap a wheel?', 'Open the lever, then pull.'),
  );
  const page = await textAt(`${url}/en/wheels/`);
  expect(page).toContain('How do I swap a wheel?');
  const parts = [...page.matchAll(/(?:src|href)="(\/(?:@|node_modules\/)[^"]+)"/g)].map(
    ([, path = '']) => path,
  );
  expect(parts.join('\n')).toMatch(/\.css/);
  for (const path of parts) expect((await fetch(url + path.replaceAll('&amp;', '&'))).status, path).toBe(200);
}, 90_000);
