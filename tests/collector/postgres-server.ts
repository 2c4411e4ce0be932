/** A real PostgreSQL server of one's own: Debian's package, a private cluster, a loopback port, a temporary folder. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { installDebianPackage } from '../debian-package.ts';
import { freePort } from '../free-port.ts';

export interface PostgresServer {
  /** URL of a new, empty database. */
  readonly createDatabase: (name: string) => Promise<string>;
  /** SIGKILL, as when the machine goes. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Another server with a copy of this one, which it follows. From then on a commit waits until both have it. */
  startStandby(): Promise<Standby>;
  /** Stops all of its processes where they are, as a disk that hangs would. */
  freeze(): void;
  thaw(): void;
  /** Ends it and deletes its folder. */
  remove(): Promise<void>;
}

/** A server that follows another. */
interface Standby {
  /** Leads from now on, at the address of the server that it followed, which must be dead. */
  takeOver(): Promise<void>;
  /** Ends it and deletes its folder. */
  remove(): Promise<void>;
}

/** The server, or one line that says why there is none. */
export type PostgresStart = { readonly server: PostgresServer } | { readonly missing: string };

const isRoot = process.getuid?.() === 0;

/**
 * Starts a server. Where PostgreSQL is not installed and this process may install it, Debian's package is installed.
 * With `CI=true` a missing server is an error, thrown.
 */
export async function startPostgres(): Promise<PostgresStart> {
  const programs = findPrograms() ?? install();
  if (programs === undefined) {
    const missing =
      'PostgreSQL is not installed and could not be: its tests did not run (apt-get install postgresql).';
    if (process.env['CI'] === 'true') throw new Error(missing);
    process.stderr.write(`${missing}\n`);
    return { missing };
  }
  return { server: await createCluster(programs) };
}

/** The folder with PostgreSQL's programs. Debian keeps them off the PATH. */
function findPrograms(): string | undefined {
  const folders = [...globSync('/usr/lib/postgresql/*/bin'), ...(process.env['PATH'] ?? '').split(':')];
  return folders
    .toSorted()
    .findLast((folder) =>
      ['initdb', 'postgres', 'pg_basebackup'].every((name) => existsSync(join(folder, name))),
    );
}

const install = () => (installDebianPackage('postgresql') ? findPrograms() : undefined);

const idOf = (option: string) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));

/** PostgreSQL refuses to run as root: then it runs as the user `postgres` that its package creates. */
function asServerUser(program: string, parameters: readonly string[]): [string, string[]] {
  return isRoot
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--init-groups', program, ...parameters]]
    : [program, [...parameters]];
}

async function createCluster(programs: string): Promise<PostgresServer> {
  const folder = createFolder();
  const data = join(folder, 'data');
  const run = (program: string, parameters: readonly string[]) => {
    const [command, words] = asServerUser(join(programs, program), parameters);
    execFileSync(command, words, { stdio: 'ignore', cwd: folder });
  };
  run('initdb', `-D ${data} -U feedback --auth=trust --encoding=UTF8 --locale=C --no-sync`.split(' '));
  const port = await freePort();
  const url = urlAt(port);
  const server = runServer(programs, folder);
  const start = () => server.start(port);
  const query = (sql: string) => queryOnce(url('postgres'), sql);

  await start();
  return {
    createDatabase: async (name) => {
      await query(`CREATE DATABASE "${name}"`);
      return url(name);
    },
    kill: () => server.end('SIGKILL'),
    freeze: () => signalAll(data, 'STOP'),
    thaw: () => signalAll(data, 'CONT'),
    start,
    startStandby: async () => {
      const copy = createFolder();
      run('pg_basebackup', `-D ${join(copy, 'data')} -d ${url('postgres')} -R -c fast --no-sync`.split(' '));
      const standby = runServer(programs, copy);
      await standby.start(await freePort());
      await query(`ALTER SYSTEM SET synchronous_standby_names = '*'`);
      await query(`ALTER SYSTEM SET synchronous_commit = 'remote_apply'`);
      await query('SELECT pg_reload_conf()');
      const isFollowing = async () =>
        (await query(`SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'`)) === 1;
      while (!(await isFollowing())) await wait(50);
      return {
        takeOver: async () => {
          await standby.end('SIGINT');
          await standby.start(port);
          await query('SELECT pg_promote()');
        },
        remove: standby.remove,
      };
    },
    remove: server.remove,
  };
}

const urlAt = (port: number) => (database: string) => `postgres://feedback@127.0.0.1:${port}/${database}`;

/** Runs a statement on a connection of its own, and gives the number of rows. */
async function queryOnce(url: string, sql: string): Promise<number | null> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query(sql);
  await client.end();
  return rowCount;
}

/** A new folder that the server may write to. */
function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'feedback-postgres-'));
  if (isRoot) chownSync(folder, idOf('-u'), idOf('-g'));
  return folder;
}

/** The process of a server whose data is in the folder. */
function runServer(programs: string, folder: string) {
  let child: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  return {
    start: async (port: number) => {
      const [command, words] = asServerUser(
        join(programs, 'postgres'),
        `-D ${join(folder, 'data')} -p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=60 -c log_min_messages=panic`.split(
          ' ',
        ),
      );
      const deadline = performance.now() + 30_000;
      // What a killed server leaves running ends a moment after it; nothing starts on its data before that.
      do child = spawn(command, words, { stdio: 'ignore', cwd: folder });
      while (!(await answers(urlAt(port)('postgres'), child, deadline)));
    },
    end,
    remove: async () => {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Sends a signal to a cluster's server and to its children, which each lead a group of their own. */
function signalAll(data: string, signal: 'STOP' | 'CONT'): void {
  const [leader = ''] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  const children = execFileSync('pgrep', ['-P', leader], { encoding: 'utf8' }).trim().split('\n');
  for (const pid of [leader, ...children]) process.kill(Number(pid), `SIG${signal}`);
}

/** Waits until the server answers; `false` when it has ended instead. */
async function answers(url: string, child: ChildProcess, deadline: number): Promise<boolean> {
  for (;;) {
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      if (performance.now() > deadline) throw new Error('PostgreSQL did not start.', { cause: error });
      if (child.exitCode !== null) return false;
    }
    await wait(50);
  }
}
