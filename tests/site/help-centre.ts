/** A help centre in a temporary folder, built by the command that people use. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placesFrom, type Places } from '#files/places.ts';
import { walk } from '#files/walk.ts';
import type { MessageTree } from '#i18n/messages.ts';
import { pseudoMessages } from './pseudo-locale.ts';

export interface CommandResult {
  readonly status: number | null;
  readonly output: string;
  /** Pages rendered by this build, as it says. */
  readonly rendered: number | undefined;
}

export interface TestHelpCentre {
  readonly places: Places;
  /** Where its readers' feedback is kept, once there is any. */
  readonly databaseUrl: string;
  /** Runs a script of the project with this help centre's folders; `within` is a command that runs it. */
  readonly run: (
    script: 'build' | 'check' | 'feedback',
    args?: readonly string[],
    within?: readonly string[],
  ) => CommandResult;
  readonly start: (script: 'build') => ChildProcess;
  /** Changes a file below the content folder. */
  readonly edit: (name: string, change: (text: string) => string) => void;
  /** Every file of the output, by path. */
  readonly read: () => ReadonlyMap<string, Buffer>;
  readonly remove: () => void;
}

/**
 * Copies `contentDir`, to be built into `outDir` of the same temporary folder. Its own messages are those of the pseudo-locale `en-xa`, made from English.
 */
export function createHelpCentre(contentDir = 'tests/site/content', outDir = 'public html'): TestHelpCentre {
  const folder = mkdtempSync(join(tmpdir(), 'fener-site-'));
  const env = {
    ...process.env,
    CONTENT_DIR: join(folder, 'content'),
    LOCALES_DIR: join(folder, 'locales'),
    OUT_DIR: join(folder, outDir),
    DATABASE_URL: `sqlite:${join(folder, 'feedback.db')}`,
    CI: 'true',
  };
  const places = placesFrom(env);
  cpSync(contentDir, places.contentDir, { recursive: true });
  mkdirSync(join(places.localesDir, 'en-xa'), { recursive: true });
  for (const name of readdirSync('locales/en')) {
    const messages = JSON.parse(readFileSync(`locales/en/${name}`, 'utf8')) as MessageTree;
    writeFileSync(join(places.localesDir, 'en-xa', name), JSON.stringify(pseudoMessages(messages), null, 2));
  }
  return {
    places,
    databaseUrl: env.DATABASE_URL,
    run(script, args = [], within = []) {
      const [program = '', ...all] = [...within, process.execPath, `scripts/${script}.ts`, ...args];
      const { status, stdout, stderr } = spawnSync(program, all, { env, encoding: 'utf8' });
      const output = stdout + stderr;
      const [, rendered] = /(\d+) of them rendered now/.exec(output) ?? [];
      return { status, output, rendered: rendered === undefined ? undefined : Number(rendered) };
    },
    start: (script) => spawn(process.execPath, [`scripts/${script}.ts`], { env, stdio: 'ignore' }),
    edit(name, change) {
      const path = join(places.contentDir, name);
      writeFileSync(path, change(readFileSync(path, 'utf8')));
    },
    read: () =>
      new Map(walk(places.outDir).files.map((name) => [name, readFileSync(join(places.outDir, name))])),
    remove() {
      rmSync(folder, { recursive: true });
      rmSync(places.cacheDir, { recursive: true, force: true });
    },
  };
}
