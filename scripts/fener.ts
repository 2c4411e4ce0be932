/** All commands of Fener: `fener <command>`. Exit code: that of the command, 2: there is no such command. */
import { spawn } from 'node:child_process';
import { enableCompileCache } from 'node:module';
import { isHelp, readChoice, runCommand, UsageError } from './command.ts';
import { buildFlags } from './node-flags.ts';

/** Each command: what it does, and its code, which explains itself with `--help`. */
const commands = {
  start: { does: 'builds the help centre and serves it', run: () => import('./start.ts') },
  dev: { does: 'shows the help centre while you write', run: () => import('./dev.ts') },
  build: { does: 'writes the finished site', run: () => import('./build.ts') },
  check: { does: 'lists every problem, with its fix', run: () => import('./check.ts') },
  eject: {
    does: 'copies or wraps a component, to change it',
    run: () => import('./eject.ts'),
  },
  doctor: {
    does: 'looks at versions, folders and the theme',
    run: () => import('./doctor.ts'),
  },
  new: { does: 'creates an article', run: () => import('./new.ts') },
  mv: { does: 'moves an article or topic, with its links and addresses', run: () => import('./mv.ts') },
  retire: { does: 'takes an article away; its addresses still answer', run: () => import('./retire.ts') },
  'rename-slug': { does: 'changes an address; the old one redirects', run: () => import('./rename-slug.ts') },
  codeowners: { does: 'says who owns which article', run: () => import('./codeowners.ts') },
  stale: { does: 'lists articles that somebody has to read again', run: () => import('./stale.ts') },
  uses: { does: 'lists who uses a variable or snippet', run: () => import('./uses.ts') },
  translations: {
    does: 'shows what is translated, stale or missing',
    run: () => import('./translations.ts'),
  },
  review: {
    does: 'says what a pull request changes for readers',
    run: () => import('./review.ts'),
  },
  cms: { does: 'sets up an editor in the browser', run: () => import('./cms.ts') },
  import: { does: 'converts a help centre from elsewhere', run: () => import('./import.ts') },
  export: { does: 'takes the help centre out, for other systems', run: () => import('./export.ts') },
  mcp: { does: 'lets an assistant search and read the help centre', run: () => import('./mcp.ts') },
  collector: { does: 'collects ratings, without the site', run: () => import('./collector.ts') },
  report: { does: 'says what the ratings say', run: () => import('./report.ts') },
  learn: {
    does: 'proposes questions and synonyms from what readers searched for',
    run: () => import('./learn.ts'),
  },
  gaps: { does: 'lists questions that nothing answers', run: () => import('./gaps.ts') },
  feedback: { does: 'looks after the database of ratings', run: () => import('./feedback.ts') },
} satisfies Record<string, { readonly does: string; readonly run: () => Promise<unknown> }>;

type Name = keyof typeof commands;
const names = Object.keys(commands) as Name[];

const usage = `Usage: npx fener <command> [options]

${names.map((name) => `  ${name.padEnd(14)}${commands[name].does}\n`).join('')}
"npx fener <command> --help" explains a command.
`;

/** Runs this command again on a Node that was started with flags, which cannot be set later. Returns its exit code. */
async function runWithFlags(flags: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [...flags, ...process.argv.slice(1)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

async function run(name: Name): Promise<number> {
  const isFlagged = buildFlags.every((flag) => process.execArgv.includes(flag));
  if (name === 'build' && !isFlagged && !isHelp(process.argv)) return await runWithFlags(buildFlags);
  // Keeps compiled code between runs, as Astro's own command does: https://nodejs.org/api/module.html#module-compile-cache
  enableCompileCache();
  // Commands read their arguments from behind the name of the file, and set the exit code.
  process.argv.splice(2, 1);
  await commands[name].run();
  return Number(process.exitCode ?? 0);
}

// A reader that has seen enough (`| head`) goes, and the command goes on: what it writes to files is still wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const [first] = process.argv.slice(2);
if (first === undefined || first.startsWith('-')) {
  await runCommand({
    usage,
    options: {},
    run: () => {
      throw new UsageError('Name a command.');
    },
  });
} else {
  await runCommand({ usage, options: {}, run: () => run(readChoice('command', first, names)) }, []);
}
