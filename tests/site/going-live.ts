/** Goes live as docs/hosting.md says, with the files for nginx and for Docker, and looks at the result with the doctor. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Finding } from '#doctor/finding.ts';
import { listen, type Listening } from '#collector/server.ts';
import { createSiteApp } from '#server/site-app.ts';
import { freePort } from '../free-port.ts';
import { hostFile } from '../unit/create/host-templates.ts';
import { nginxAround, startNginxWith, type NginxServer } from './nginx-server.ts';

const siteUrl = 'https://help.example.com';

/** Runs the doctor, and tells what it finds. */
async function doctor(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const child = spawn(
    process.execPath,
    ['scripts/doctor.ts', '--format', 'json', '--url', siteUrl, '--pages', '40', ...args],
    { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(child, 'close');
  const finding = z.object({
    severity: z.enum(['error', 'warning']),
    about: z.string(),
    message: z.string(),
    fix: z.string(),
  }) satisfies z.ZodType<Finding>;
  const findings = z.array(finding).parse(JSON.parse(Buffer.concat(chunks).toString()));
  return {
    status: child.exitCode,
    findings: findings.map(({ about, message }) => `${about} ${message}`),
  };
}

/** A folder like /srv/my-help, with the package and the built site. */
function siteFolder(outDir: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'fener-live-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node_modules/fener'));
  symlinkSync(outDir, join(folder, 'dist'));
  return folder;
}

/** Runs a command of a template, which must print the collector's address once it listens. */
async function startCollector(
  command: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<ChildProcess> {
  const [program = '', ...args] = command;
  const path = `${resolve(process.execPath, '..')}:${process.env['PATH']}`;
  const child = spawn(program, args, {
    cwd,
    env: { PATH: path, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('The collector did not start.'))),
  ]);
  return child;
}

async function stop(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
}

/** Declares the tests; `outDir` is known once the site is built. */
export function testGoingLive(outDir: () => string): void {
  let folder: string;
  let certificate: Readonly<Record<'key' | 'file', string>>;
  beforeAll(() => {
    folder = siteFolder(outDir());
    certificate = { key: join(folder, 'key.pem'), file: join(folder, 'certificate.pem') };
    const names = '-subj /CN=help.example.com -addext subjectAltName=DNS:help.example.com';
    const options = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 ${names}`;
    execFileSync('openssl', [...options.split(' '), '-keyout', certificate.key, '-out', certificate.file], {
      stdio: 'ignore',
    });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  describe('npm start', () => {
    let own: Listening;
    beforeAll(async () => {
      own = await listen({ fetch: createSiteApp(outDir()).fetch, port: 0, host: '127.0.0.1' });
    });
    afterAll(() => own.close());

    test('the doctor finds what a local server leaves to others', async () => {
      const { status, findings } = await doctor(['--server', own.url], { OUT_DIR: outDir() });
      expect({ status, findings }).toEqual({
        status: 0,
        findings: [
          expect.stringContaining('It is sent without Strict-Transport-Security'),
          `${siteUrl}/_feedback/readyz Articles ask for ratings, and the collector answers with status 404.`,
        ],
      });
    });
  });

  describe('nginx and systemd', () => {
    let nginx: NginxServer | { readonly missing: string };
    let httpPort: number;
    let collector: ChildProcess;

    beforeAll(async () => {
      const unit = hostFile('nginx/deploy/fener-collector.service');
      const valuesOf = (name: string) =>
        [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value = '']) => value);
      const collectorPort = await freePort();
      httpPort = await freePort();
      collector = await startCollector(
        valuesOf('ExecStart')[0]?.replace('/usr/bin/env ', '').split(' ') ?? [],
        {
          cwd: folder,
          env: {
            ...Object.fromEntries(
              valuesOf('Environment').map((pair): [string, string] => {
                const [name = '', value = ''] = pair.split(/=(.*)/s);
                return [name, value];
              }),
            ),
            DATABASE_URL: `sqlite:${join(folder, 'feedback.db')}`,
            PORT: String(collectorPort),
          },
        },
      );
      nginx = await startNginxWith((place) =>
        nginxAround(
          place.folder,
          hostFile('nginx/deploy/nginx.conf')
            .replaceAll('/srv/my-help', folder)
            .replaceAll(/^ *listen \[::\].*$/gm, '')
            .replace('listen 80;', `listen 127.0.0.1:${httpPort};`)
            .replace('listen 443 ', `listen 127.0.0.1:${place.port} `)
            .replace('# add_header Strict', 'add_header Strict')
            .replace(/ssl_certificate .*/, `ssl_certificate ${certificate.file};`)
            .replace(/ssl_certificate_key .*/, `ssl_certificate_key ${certificate.key};`)
            .replace('127.0.0.1:4322', `127.0.0.1:${collectorPort}`),
        ),
      );
    });
    afterAll(async () => {
      await stop(collector);
      if ('remove' in nginx) await nginx.remove();
    });

    test('the doctor finds nothing', async (context) => {
      if ('missing' in nginx) return context.skip('nginx is missing');
      const result = await doctor(['--server', `https://127.0.0.1:${nginx.port}`], {
        OUT_DIR: outDir(),
        NODE_EXTRA_CA_CERTS: certificate.file,
      });
      expect(result).toEqual({ status: 0, findings: [] });
    });

    test('http leads to https, path by path', async (context) => {
      if ('missing' in nginx) return context.skip('nginx is missing');
      const { status, headers } = await fetch(`http://127.0.0.1:${httpPort}/en/?a=1`, { redirect: 'manual' });
      expect([status, headers.get('location')]).toEqual([301, 'https://127.0.0.1/en/?a=1']);
    });
  });

  describe('Docker', () => {
    let nginx: NginxServer | { readonly missing: string };
    let collector: ChildProcess;
    let collectorPort: number;
    const dockerfile = hostFile('docker/Dockerfile');
    /** The words of the only command that begins so. */
    const wordsAfter = (beginning: string) => {
      const line = dockerfile.split('\n').findLast((one) => one.startsWith(beginning)) ?? '';
      return z.array(z.string()).parse(JSON.parse(line.slice(beginning.length)));
    };

    beforeAll(async () => {
      collectorPort = await freePort();
      collector = await startCollector(wordsAfter('CMD '), {
        cwd: folder,
        env: {
          NODE_ENV: 'production',
          HOST: '127.0.0.1',
          PORT: String(collectorPort),
          SITE_URL: siteUrl,
          TRUST_PROXY: '2',
          DATABASE_URL: `sqlite:${join(folder, 'docker.db')}`,
        },
      });
      nginx = await startNginxWith(({ folder: own, port }) =>
        hostFile('docker/deploy/nginx.conf')
          .replaceAll('/tmp/', `${own}/`)
          .replaceAll('/srv/help', join(folder, 'dist'))
          .replace('/dev/stderr', join(own, 'error.log'))
          .replace('listen 8080', `listen 127.0.0.1:${port}`)
          .replace('collector:4322', `127.0.0.1:${collectorPort}`),
      );
    });
    afterAll(async () => {
      await stop(collector);
      if ('remove' in nginx) await nginx.remove();
    });

    test('the doctor finds what the proxy in front brings', async (context) => {
      if ('missing' in nginx) return context.skip('nginx is missing');
      const result = await doctor(['--server', `http://127.0.0.1:${nginx.port}`], { OUT_DIR: outDir() });
      expect(result).toEqual({
        status: 0,
        findings: [expect.stringContaining('It is sent without Strict-Transport-Security')],
      });
    });

    test('the health check of the collector says whether it is ready', () => {
      const [, , script = ''] = wordsAfter('  CMD ');
      const statusAt = (port: number) => {
        const own = script.replace('4322', String(port));
        try {
          execFileSync(process.execPath, ['-e', own]);
          return 0;
        } catch {
          return 1;
        }
      };
      expect([statusAt(collectorPort), statusAt(1)]).toEqual([0, 1]);
    });
  });

  test('of an nginx that only serves the files, the doctor finds each lack once', async (context) => {
    const nginx = await startNginxWith(({ folder: own, port }) =>
      nginxAround(own, `server { listen 127.0.0.1:${port}; root ${join(folder, 'dist')}; }`),
    );
    if ('missing' in nginx) return context.skip('nginx is missing');
    const { status, findings } = await doctor(['--server', `http://127.0.0.1:${nginx.port}`], {
      OUT_DIR: outDir(),
    });
    await nginx.remove();
    expect(status).toBe(1);
    const plain = findings.map((line) => line.replace(/:\d+\//, ':8080/'));
    expect(plain).toMatchInlineSnapshot(`
      [
        "https://help.example.com/language.js It is sent as "text/plain" instead of "text/javascript". The same at 25 more.",
        "https://help.example.com/en/returns/exchange Without a slash at the end, the address of an article leads to http://help.example.com:8080/en/returns/exchange/ (status 301).",
        "https://help.example.com/sitemap-en-0.xml It is sent uncompressed. The same at 51 more.",
        "https://help.example.com/ It is sent without Content-Security-Policy, X-Content-Type-Options, Referrer-Policy, Permissions-Policy, and Cross-Origin-Opener-Policy. The same at 39 more.",
        "https://help.example.com/ It is sent without Strict-Transport-Security, so the first visit of each browser may be unencrypted. The same at 39 more.",
        "https://help.example.com/no-such-page/ What doesn't exist has the host's own page instead of the site's. The same at 4 more.",
        "https://help.example.com/_feedback/readyz Articles ask for ratings, and the collector answers with status 404.",
      ]
    `);
  });
}
