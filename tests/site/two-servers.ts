/** A built site behind two servers at once, a real nginx and our own, for tests that compare them. */
import { globSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, expect } from 'vitest';
import { listen, type Listening } from '#collector/server.ts';
import { createSiteApp } from '#server/site-app.ts';
import { startNginx, type NginxServer } from './nginx-server.ts';

export interface Asked {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Headers that both must send alike. Date, Server, ETag and the like are each server's own. */
const comparedHeaders = [
  'location',
  'content-type',
  'content-length',
  'content-range',
  'cache-control',
  'content-security-policy',
  'x-content-type-options',
  'referrer-policy',
  'cross-origin-opener-policy',
  'permissions-policy',
  'x-robots-tag',
  'allow',
  'last-modified',
];

/** Sends a path as it is written, which `fetch` does not. */
export async function ask(port: number, { path, method = 'GET', headers = {} }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** What both must agree on. An error's own text is each server's; the pages for what is not found are the site's. */
function essence({ status, headers, body }: Answer) {
  // For 416, nginx has begun to send the file's headers, and repeats them.
  const isBare = status === 400 || status === 416;
  const isSized = status === 200 || status === 206 || status === 404;
  const isShown = (name: string) =>
    name === 'content-range' ||
    !(isBare || (name === 'content-length' && !isSized) || (name === 'content-type' && !isSized));
  const names = comparedHeaders.filter(isShown);
  return {
    status,
    ...Object.fromEntries(names.map((name) => [name, headers[name]])),
    body: isSized ? body.toString('latin1') : '',
  };
}

export interface TwoServers {
  /** Ports of nginx and of our own server; `undefined` where nginx is missing. */
  readonly ports: () => readonly [nginx: number, own: number] | undefined;
  /** Asks both, and tells what our own server said. */
  readonly same: (asked: Asked) => Promise<Answer | undefined>;
}

/** Starts both before the tests of a block, over the site in `outDir`; nginx's root is `root`, if it lies below another folder. */
export function useTwoServers(outDir: () => string, root = outDir): TwoServers {
  let nginx: NginxServer | { readonly missing: string };
  let own: Listening;
  let ports: readonly [nginx: number, own: number] | undefined;

  beforeAll(async () => {
    nginx = await startNginx(outDir(), root());
    own = await listen({ fetch: createSiteApp(outDir()).fetch, port: 0, host: '127.0.0.1' });
    if ('port' in nginx) ports = [nginx.port, Number(new URL(own.url).port)];
  }, 300_000);
  afterAll(async () => {
    await own.close();
    if ('remove' in nginx) await nginx.remove();
  });

  return {
    ports: () => ports,
    async same(asked) {
      if (!ports) return undefined;
      const [theirs, ours] = await Promise.all(ports.map((port) => ask(port, asked)));
      if (!theirs || !ours) throw new Error('This cannot happen: two ports give two answers.');
      expect({ asked, ...essence(ours) }).toEqual({ asked, ...essence(theirs) });
      return ours;
    },
  };
}

/** Addresses of every file below a folder, and of the folders whose page it is. */
export function addressesIn(outDir: string): string[] {
  const files = globSync('**', { cwd: outDir, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(outDir.length));
  const paths = files.map((file) => file.split('/').map(encodeURIComponent).join('/'));
  return paths.flatMap((path) =>
    path.endsWith('/index.html') ? [path, path.slice(0, -'index.html'.length)] : [path],
  );
}
