/** A real nginx of one's own over a built site: Debian's package, a loopback port, a temporary folder. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import { installDebianPackage } from '../debian-package.ts';

export interface NginxServer {
  readonly port: number;
  /** Ends it and deletes its folder. */
  remove(): Promise<void>;
}

/** Where a server keeps its files, and where it listens. */
interface NginxPlace {
  readonly folder: string;
  readonly port: number;
}

/** Starts nginx over `root` with the configuration that the site brings, as docs/hosting.md says. */
export const startNginx = (site: string, root = site): Promise<NginxServer | { readonly missing: string }> =>
  startNginxWith(({ folder, port }) =>
    nginxAround(
      folder,
      `server {
    listen 127.0.0.1:${port};
    root "${root}";
    include "${site}/_server/nginx.conf";
  }`,
    ),
  );

/**
 * Starts nginx with a whole configuration. Where nginx is not installed and this process may install it, Debian's package is
 * installed. With `CI=true` a missing server is an error, thrown.
 */
export async function startNginxWith(
  configuration: (place: NginxPlace) => string,
): Promise<NginxServer | { readonly missing: string }> {
  const program = findProgram() ?? install();
  if (program === undefined) {
    const missing = 'nginx is not installed and could not be: its tests did not run (apt-get install nginx).';
    if (process.env['CI'] === 'true') throw new Error(missing);
    process.stderr.write(`${missing}\n`);
    return { missing };
  }
  const folder = mkdtempSync(join(tmpdir(), 'fener-nginx-'));
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, `daemon off;\nmaster_process off;\n${configuration({ folder, port })}`);
  const child = spawn(program, ['-c', file, '-p', folder, '-e', join(folder, 'error.log')], {
    stdio: 'ignore',
  });
  const exited = once(child, 'exit');
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(readFileSync(join(folder, 'error.log'), 'utf8'));
    await wait(20);
  }
  return {
    port,
    remove: async () => {
      child.kill('SIGTERM');
      await exited;
      rmSync(folder, { recursive: true });
    },
  };
}

/** What keeps nginx in its folder, around `server` blocks. */
export const nginxAround = (folder: string, servers: string): string => `
pid ${folder}/pid;
error_log ${folder}/error.log;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  ${servers}
}
`;

const findProgram = () =>
  [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/local/sbin']
    .map((folder) => join(folder, 'nginx'))
    .find((path) => existsSync(path));

const install = () => (installDebianPackage('nginx-light') ? findProgram() : undefined);

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
