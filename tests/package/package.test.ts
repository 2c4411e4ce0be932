import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
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

/** What its author says. The name says that it's theirs: nothing of the demo may be left. */
const answers = ['--name', 'Acme Bikes', '--url', 'https://help.acme.example', '--color', '#0a5c36'];
const languages = ['en', 'fr', 'ar', 'ja', 'fi'];

const question = 'content/articles/en/getting-help/find-an-answer.md';
const page = '/en/getting-help/find-an-answer/';
const title = 'How do I find an answer here?';

const read = (name: string) => readFileSync(join(site, name), 'utf8');
const write = (name: string, text: string) => writeFileSync(join(site, name), text);

beforeAll(async () => {
  await npm('.', 'pack', '--pack-destination', folder, '.', './create-fener');
  const [create = '', tarball = ''] = ['create-fener-*.tgz', 'fener-*.tgz'].map((name) =>
    globSync(name, { cwd: folder }).join(),
  );
  // As "npm create" does, without a network.
  const command = ['exec', '--offline', '--yes', `--package=${join(folder, create)}`, '--', 'create-fener'];
  await npm(folder, ...command, 'site', ...answers, '--languages', languages.join(), '--parts', 'ratings');
  // The strictest layout, as pnpm's: a package finds nothing but what its own package.json names.
  const strategy = '--install-strategy=linked';
  await npm(site, 'install', strategy, '--prefer-offline', '--no-audit', '--no-fund', join(folder, tarball));
}, 600_000);

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
    new Set(['CHANGELOG.md', 'README.md', 'bin', 'docs', 'lib', 'package.json']),
  );
});

test('what editors complete settings by is where the site looks for it', () => {
  const settings = z
    .object({ 'yaml.schemas': z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(read('.vscode/settings.json')));
  const schemas = Object.keys(settings['yaml.schemas']);
  expect(schemas).toHaveLength(7);
  expect(schemas.filter((name) => !existsSync(join(site, name)))).toEqual([]);
});

test('a created site is checked and built, with nothing of the demo and no path of this machine in it', async () => {
  expect((await run('check')).stdout).toBe('No problems.\n');
  expect((await run('build')).stdout).toMatch(/^\d+ pages in dist, \d+ of them rendered now/);
  const texts = globSync('{dist,content}/**/*.{html,css,js,json,txt,xml,svg,md,yaml}', { cwd: site }).map(
    (name) => [name, read(name)] as const,
  );
  for (const language of languages) {
    expect(texts.map(([name]) => name)).toContain(join('dist', language, 'index.html'));
  }
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
  const sound = read(question);
  onTestFinished(() => write(question, sound));
  write(question, `${sound}\n[Nowhere](id:nowhere)\n`);
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
  await expect.poll(() => textAt(url + page), patient).toContain('<h1');
  expect(await textAt(url + page)).toContain(title);
  expect((await fetch(`${url}/favicon.svg`)).headers.get('content-type')).toMatch(/^image\/svg\+xml/);
}, 90_000);

test('"fener dev" shows an article as it is now, with its styles and scripts', async () => {
  const url = await serve('dev');
  await expect.poll(() => textAt(url + page), patient).toContain(title);
  write(question, read(question).replace(title, 'Where do I find an answer?'));
  const shown = await textAt(url + page);
  expect(shown).toContain('Where do I find an answer?');
  const parts = [...shown.matchAll(/(?:src|href)="(\/(?:@|node_modules\/)[^"]+)"/g)].map(
    ([, path = '']) => path,
  );
  expect(parts.join('\n')).toMatch(/\.css/);
  for (const path of parts) expect((await fetch(url + path.replaceAll('&amp;', '&'))).status, path).toBe(200);
}, 90_000);
