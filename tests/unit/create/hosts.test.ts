/** Files for hosts: what each host's own rules say of them, as far as a machine without that host can tell. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllRedirects } from '@netlify/redirect-parser';
import { validate } from 'dockerfile-utils';
import { parse as parseJsonc } from 'jsonc-parser';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { productPackage } from '#files/product-package.ts';
import { addressNote, refuseForHost } from '../../../create-fener/src/host-values.ts';
import { hostFile, templatePaths } from './host-templates.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
test('every place for a value is filled', () => {
  const open = templatePaths().filter((path) => /\{\{\w/.test(hostFile(path)));
  expect(templatePaths().length).toBeGreaterThan(8);
  expect(open).toEqual([]);
});

test('the Node in them is the one that Fener needs', () => {
  expect(Number.parseInt(productPackage.engines.node.replace(/^\D+/, ''), 10)).toBe(24);
});

describe('Docker', () => {
  const lines = hostFile('docker/Dockerfile').split('\n');
  const stages = lines
    .join('\n')
    .split(/^(?=FROM )/m)
    .slice(1);
  const shipped = stages.filter((stage) => / AS (site|collector)$/m.test(stage));

  test('its linter finds nothing in the Dockerfile', () => {
    expect(validate(lines.join('\n'))).toEqual([]);
    expect(validate('FROM\nCMD ["a"]')).not.toEqual([]);
  });

  test('images name their major version, run without rights, and say whether they are well', () => {
    for (const stage of stages) expect(stage).toMatch(/^FROM [a-z]+:\d+[\w.-]* AS [a-z]+$/m);
    expect(shipped).toHaveLength(2);
    for (const stage of shipped) {
      expect(stage).toMatch(/^USER (nginx|node)$/m);
      expect(stage).toMatch(/^HEALTHCHECK /m);
      expect(stage.indexOf('USER ')).toBeGreaterThan(stage.lastIndexOf('COPY '));
    }
  });

  test('compose names stages that exist, keeps the password out of the file, and waits for the database', () => {
    const service = z.looseObject({
      build: z.strictObject({ context: z.literal('.'), target: z.string() }).optional(),
      image: z
        .string()
        .regex(/^[a-z]+:\d+/)
        .optional(),
      environment: z.record(z.string(), z.string()).optional(),
      depends_on: z
        .record(z.string(), z.strictObject({ condition: z.literal('service_healthy') }))
        .optional(),
      healthcheck: z.looseObject({ test: z.array(z.string()) }).optional(),
    });
    const { services, volumes } = z
      .strictObject({
        name: z.literal('my-help'),
        services: z.record(z.string(), service),
        volumes: z.record(z.string(), z.null()),
      })
      .parse(parseYaml(hostFile('docker/compose.yaml')));
    const targets = Object.values(services).flatMap(({ build }) => build?.target ?? []);
    expect(targets.map((target) => stages.some((stage) => stage.includes(` AS ${target}\n`)))).toEqual([
      true,
      true,
    ]);
    expect(Object.keys(volumes)).toEqual(['database']);
    expect(services['collector']?.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(services['database']?.healthcheck?.test[1]).toBe('pg_isready');
    const { DATABASE_URL: url = '' } = services['collector']?.environment ?? {};
    expect(new URL(url.replace(/\$\{[^}]*\}/, 'x'))).toMatchObject({ host: 'database', password: 'x' });
  });

  test('what a build makes, and what is secret, stays out of the image', () => {
    const ignored = hostFile('docker/.dockerignore').trim().split('\n');
    expect(ignored).toEqual(['node_modules', 'dist', '.cache', '.data', '.env']);
  });
});

describe('systemd', () => {
  const isThere = spawnSync('systemd-analyze', ['--version']).status === 0;

  test('takes the unit of the collector, and finds little that it could do to the machine', (context) => {
    if (!isThere) return context.skip('systemd is missing');
    const file = join(folder, 'fener-collector.service');
    // The folder of the site is not there; everything else is as it will be.
    writeFileSync(file, hostFile('nginx/deploy/fener-collector.service').replace('/srv/my-help', folder));
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
    expect({ status, told: stderr.split('\n').filter((line) => line.includes('fener-collector')) }).toEqual({
      status: 0,
      told: [],
    });
    // From 0 (safe) to 100; the collector has 12.
    const security = ['security', '--offline=true', '--threshold=15', '--no-pager', file];
    expect(spawnSync('systemd-analyze', security).status).toBe(0);
  });
});

test('GitHub takes the workflow: rights for the step that publishes only, and the whole history', () => {
  const workflow = z
    .object({
      permissions: z.record(z.string(), z.string()),
      jobs: z.record(
        z.string(),
        z.object({
          permissions: z.record(z.string(), z.string()).optional(),
          steps: z.array(
            z.object({ uses: z.string().optional(), with: z.record(z.string(), z.unknown()).optional() }),
          ),
        }),
      ),
    })
    .parse(parseYaml(hostFile('github-pages/.github/workflows/pages.yml')));
  expect(workflow.permissions).toEqual({ contents: 'read' });
  expect(workflow.jobs['build']?.permissions).toBeUndefined();
  expect(workflow.jobs['publish']?.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
  expect(workflow.jobs['build']?.steps[0]?.with).toEqual({
    'fetch-depth': 0,
    'persist-credentials': false,
  });
});

test('Netlify takes the file, with and without the lines for ratings', async () => {
  const file = join(folder, 'netlify.toml');
  const redirectsIn = async (text: string) => {
    writeFileSync(file, text);
    const { redirects, errors } = await parseAllRedirects({
      redirectsFiles: [],
      netlifyConfigPath: file,
      configRedirects: [],
      minimal: true,
    });
    return { redirects, errors };
  };
  const text = hostFile('netlify/netlify.toml');
  expect(await redirectsIn(text)).toEqual({ redirects: [], errors: [] });
  const { redirects, errors } = await redirectsIn(text.replaceAll(/^# (?=\[|from|to|status)/gm, ''));
  expect(errors).toEqual([]);
  expect(redirects).toMatchObject([{ from: '/_feedback/*', status: 200 }]);
});

test('Cloudflare takes the file, with and without the lines for ratings', () => {
  const text = hostFile('cloudflare/wrangler.jsonc');
  const assets = { directory: './dist', not_found_handling: '404-page' };
  const options = { allowTrailingComma: true };
  expect(parseJsonc(text, [], options)).toMatchObject({ name: 'my-help', assets });
  expect(parseJsonc(text.replaceAll(/\/\/ (?=")/g, ''), [], options)).toMatchObject({
    main: 'deploy/worker.js',
    assets: {
      ...assets,
      binding: 'ASSETS',
      run_worker_first: ['/*', '!/_astro/*', '!/_images/*', '!/search-index/*'],
    },
  });
});

test.skipIf(process.platform === 'win32')(
  'Vercel gets the folder that it publishes, with the routes of the build',
  () => {
    const { buildCommand } = z
      .object({ framework: z.null(), buildCommand: z.string().max(256) })
      .parse(JSON.parse(hostFile('vercel/vercel.json')));
    expect(buildCommand).toMatch(/^npx fener build && /);
    mkdirSync(join(folder, 'dist/_server'), { recursive: true });
    writeFileSync(join(folder, 'dist/index.html'), 'Home');
    writeFileSync(join(folder, 'dist/_server/vercel.json'), '{}');
    // A second build finds the files of the first.
    for (const page of ['a.html', 'b.html']) {
      writeFileSync(join(folder, 'dist', page), page);
      execFileSync('sh', ['-c', buildCommand.replace('npx fener build && ', '')], { cwd: folder });
      rmSync(join(folder, 'dist', page));
    }
    const output = join(folder, '.vercel/output');
    expect(readFileSync(join(output, 'config.json'), 'utf8')).toBe('{}');
    expect(
      ['index.html', 'a.html', 'b.html', '_server'].map((name) => existsSync(join(output, 'static', name))),
    ).toEqual([true, false, true, false]);
  },
);

describe('below a path', () => {
  const url = 'https://www.company.example/help/';
  const place = (path: string) => hostFile(path, url);

  test.each(['nginx/deploy/nginx.conf', 'docker/deploy/nginx.conf'])('%s serves the path', (path) => {
    const text = place(path);
    const [, root = ''] = /^ *root (\/srv.*);$/m.exec(text) ?? [];
    expect(text).toContain(`include ${root}/help/_server/nginx.conf;`);
    expect(text).toContain('location /help/_feedback/ {');
    expect(text).not.toMatch(/location \/_feedback/);
    expect(hostFile(path)).not.toContain('help/_feedback');
  });

  test('the image has the site where nginx looks, and its health checks ask below the path', () => {
    const text = place('docker/Dockerfile');
    expect(text).toContain('COPY --from=build /site/dist /srv/help/help\n');
    const asked = [...text.matchAll(/http:\/\/127\.0\.0\.1:\d+([^"']*)/g)].map(([, path]) => path);
    expect(asked).toEqual(['/help/', '/help/_feedback/readyz']);
  });

  test('Netlify and Cloudflare get a folder with the path in it, and rules at its top', () => {
    const rules = 'dist/help/_redirects dist/help/_headers';
    const netlify = place('netlify/netlify.toml');
    expect(netlify).toContain(`command = "OUT_DIR=dist/help npx fener build && cp ${rules} dist/"`);
    expect(netlify).toContain('to = "https://collector.example.com/help/_feedback/:splat"');
    expect(parseJsonc(place('cloudflare/wrangler.jsonc'), [], { allowTrailingComma: true })).toMatchObject({
      build: { command: `OUT_DIR=dist/help npx fener build && cp ${rules} dist/help/.assetsignore dist/` },
      assets: { directory: './dist' },
    });
  });

  test('Vercel gets the files below the path', () => {
    expect(place('vercel/vercel.json')).toContain('s=$o/static/help ');
  });

  test('GitHub Pages takes the name of the repository, and nothing deeper', () => {
    const host = 'github-pages';
    expect(addressNote({ host, url })).toBe(
      'Call the repository "help": GitHub Pages serves it at /help/.\n',
    );
    expect(addressNote({ host, url: 'https://help.company.example' })).toBe('');
    const parts = ['channels'] as const;
    expect(() => refuseForHost({ host, url, parts })).not.toThrow();
    const deep = 'https://www.company.example/help/bikes/';
    expect(() => refuseForHost({ host, url: deep, parts })).toThrow(
      'Take "https://www.company.example/help/"',
    );
    expect(() => refuseForHost({ host: 'nginx', url: deep, parts })).not.toThrow();
  });
});
