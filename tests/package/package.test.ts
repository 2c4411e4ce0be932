import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  globSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { withSlashes } from '#base/file-paths.ts';
import { sum } from '#base/sum.ts';
import { freePort } from '../free-port.ts';
import { testOwnSite } from './own-site.ts';
import { commandOf, createSite, env, fener, folder, install, packAll } from './packages.ts';
import { testUpgrade } from './upgrade.ts';

/** A site in a folder of its own, with the packed package installed. */
const site = join(folder, 'site');
const run = (...parameters: readonly string[]) => fener(site, parameters);

/** What its author says. The name says that it's theirs: nothing of the demo may be left. */
const answers = ['--name', 'Acme Bikes', '--url', 'https://help.acme.example', '--color', '#0a5c36'];
const languages = ['en', 'fr', 'ar', 'ja', 'fi'];

const question = 'content/articles/en/getting-help/find-an-answer.md';
const page = '/en/getting-help/find-an-answer/';
const title = 'How do I find an answer here?';

const read = (name: string) => readFileSync(join(site, name), 'utf8');
function write(name: string, text: string): void {
  mkdirSync(dirname(join(site, name)), { recursive: true });
  writeFileSync(join(site, name), text);
}

beforeAll(async () => {
  await packAll();
  const started = performance.now();
  await createSite('site', [...answers, '--languages', languages.join(), '--parts', 'ratings']);
  await install(site);
  tell(`Created and installed in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}, 600_000);

/** Files of a folder, and of none that is linked. */
const filesBelow = (place: string): readonly string[] =>
  readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    const path = join(place, entry.name);
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  });

const tell = (text: string) => process.stdout.write(`${text}\n`);

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

test('what is installed takes as much space as README says', () => {
  const files = filesBelow(join(site, 'node_modules'));
  const bytes = sum(files, (file) => lstatSync(file).size);
  const megabytes = Math.round(bytes / 1e6);
  tell(`Installed: ${megabytes} MB in ${files.length} files`);
  const [, promised] = /about (\d+) MB of disk/.exec(readFileSync('README.md', 'utf8')) ?? [];
  expect(Math.abs(megabytes - Number(promised))).toBeLessThan(30);
});

test('what editors complete settings by is where the site looks for it', () => {
  const settings = z
    .object({ 'yaml.schemas': z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(read('.vscode/settings.json')));
  const schemas = Object.keys(settings['yaml.schemas']);
  expect(schemas).toHaveLength(11);
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
  const foreign = [demo, folder, process.cwd(), readFileSync('content/public/icon.svg', 'utf8')];
  const found = texts.flatMap(([name, text]) =>
    // The comments of settings say where to read on.
    [...foreign, ...(name.startsWith('dist') ? ['node_modules'] : [])]
      .filter((part) => text.includes(part))
      .map((part) => [name, part]),
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

/** Every layer of docs/theming.md. */
const theme: Readonly<Record<string, string>> = {
  'public/own.js': 'document.documentElement.dataset.own = "";',
  'theme/tokens.css': ':root { --radius: 1px; --theme-stripe: light-dark(#123456, gold); }',
  'theme/slots/head.html': '<script src="/own.js" defer></script>',
  'theme/slots/footer.html': '<p>Open on Sundays</p>',
  'theme/slots/footer.fr.html': '<p>Ouvert le dimanche</p>',
  'theme/slots/article-end.html': '<p>Printed copies in stores</p>',
  'theme/slots/article-start.astro':
    '---\nconst { page, t } = Astro.props;\n---\n<p>{page.title}: {t("contact.title")}</p>\n',
  'theme/parts/Ribbon.astro': '<p class="ribbon">Ribbon</p><style>.ribbon { inset: 3px }</style>\n',
};

test('a site changes tokens, fills slots, wraps one component and copies another', async () => {
  for (const [name, text] of Object.entries(theme)) write(name, text);
  await run('eject', 'Header', '--wrap');
  await run('eject', 'Rating');
  const edit = (name: string, from: string, to: string) =>
    write(`theme/components/${name}.astro`, read(`theme/components/${name}.astro`).replace(from, to));
  edit('Header', '\n---\n', '\nimport Ribbon from "../parts/Ribbon.astro";\n---\n<Ribbon />');
  edit('Rating', '<help-rating', '<help-rating class="ours"');
  expect((await run('check')).stdout).toBe('No problems.\n');
  expect((await run('doctor')).stdout).toBe('All is well.\n');
  await run('build');
  const article = read(`dist${page}index.html`);
  for (const part of ['/own.js', 'Ribbon', '<header class="site-header"', 'class="ours"', 'Printed copies'])
    expect(article).toContain(part);
  expect(article).toContain(`<p>${title}: `);
  expect(article).toContain('Open on Sundays');
  expect(article).not.toMatch(/ style=|<style|<script(?![^>]*(?: src=|json))/);
  expect(read('dist/fr/index.html')).toContain('Ouvert le dimanche');
  expect(read('dist/fr/index.html')).not.toContain('Printed copies');
  const styles = globSync('dist/_astro/*.css', { cwd: site }).map(read).join('\n');
  expect(styles).toMatch(/--radius: ?1px/);
  expect(styles).toMatch(/inset: ?3px/);
});

test('an edit of a slot renders the pages that show it, one of a component renders all', async () => {
  const rendered = async () => Number(/ (\d+) of them rendered now/.exec((await run('build')).stdout)?.[1]);
  const articles = globSync('dist/**/index.html', { cwd: site }).filter((name) =>
    read(name).includes('Printed copies'),
  ).length;
  expect(articles).toBeGreaterThan(languages.length);
  write('theme/slots/article-end.html', '<p>Printed copies by post</p>');
  expect(await rendered()).toBe(articles);
  expect(read(`dist${page}index.html`)).toContain('Printed copies by post');
  write('theme/parts/Ribbon.astro', '<p>Other ribbon</p>');
  expect(await rendered()).toBeGreaterThan(articles * 1.5);
  expect(read(`dist${page}index.html`)).toContain('Other ribbon');
}, 120_000);

/** Starts a command that serves the site, for this test. `textAt`: a page, or what the command said while there is none. */
async function serve(command: string): Promise<{ url: string; textAt: (path: string) => Promise<string> }> {
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, [commandOf(site), command], {
    cwd: site,
    env: { ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data: Buffer) => (said += data.toString('utf8')));
  }
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const url = `http://localhost:${port}`;
  return {
    url,
    textAt: (path) =>
      fetch(url + path).then(
        (response) => response.text(),
        () => `Nothing listens at ${url}. The command said: ${said}`,
      ),
  };
}

const patient = { timeout: 60_000 };

test('"fener start" serves the built site', async () => {
  const { url, textAt } = await serve('start');
  await expect.poll(() => textAt(page), patient).toContain('<h1');
  expect(await textAt(page)).toContain(title);
  expect((await fetch(`${url}/favicon.svg`)).headers.get('content-type')).toMatch(/^image\/svg\+xml/);
}, 90_000);

test('"fener dev" shows an article as it is now, with its styles and scripts', async () => {
  const { url, textAt } = await serve('dev');
  await expect.poll(() => textAt(page), patient).toContain(title);
  write(question, read(question).replace(title, 'Where do I find an answer?'));
  // Overrides come and change while the server runs.
  write('theme/parts/Ribbon.astro', '<p>Live ribbon</p>');
  write('theme/components/Breadcrumbs.astro', '<p>Own way</p>');
  await expect.poll(() => textAt(page), patient).toMatch(/Live ribbon[^]*Own way/);
  const shown = await textAt(page);
  expect(shown).toContain('Where do I find an answer?');
  const parts = [...shown.matchAll(/(?:src|href)="(\/(?:@|node_modules\/)[^"]+)"/g)].map(
    ([, path = '']) => path,
  );
  expect(parts.join('\n')).toMatch(/\.css/);
  for (const path of parts) expect((await fetch(url + path.replaceAll('&amp;', '&'))).status, path).toBe(200);
}, 90_000);

testOwnSite(site);
testUpgrade(join(site, 'node_modules/fener'));
