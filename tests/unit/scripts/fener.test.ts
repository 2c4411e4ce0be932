import { execFile, spawn } from 'node:child_process';
import { expect, test } from 'vitest';

const run = (parameters: readonly string[], flags: readonly string[] = []) =>
  new Promise<{ readonly code: unknown; readonly stdout: string; readonly stderr: string }>((resolve) => {
    execFile(process.execPath, [...flags, 'bin/fener.js', ...parameters], (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });

/** Makes Node say that it is another version. */
const pretend = (version: string) => [
  '--import',
  `data:text/javascript,Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`,
];

test('a Node that is too old is told, with what to do', async () => {
  const { code, stderr } = await run(['check'], pretend('20.20.2'));
  expect(code).toBe(1);
  expect(stderr).toBe(
    'Fener needs Node 24.0.0 or newer, and this is Node 20.20.2.\n' +
      'Install a newer one from https://nodejs.org, or give this folder its own: npm install --save-dev node@24\n',
  );
});

test('the oldest Node that will do, and later ones, are used', async () => {
  for (const version of ['24.0.0', '24.21.0', '100.0.0']) {
    expect((await run(['--help'], pretend(version))).stdout, version).toMatch(/^Usage: npx fener <command>/);
  }
});

test('every command is listed, explains itself and takes its own options', async () => {
  const { stdout } = await run(['--help']);
  const listed = [...stdout.matchAll(/^ {2}([a-z-]+) /gm)].map(([, name = '']) => name);
  expect(listed).toEqual(expect.arrayContaining(['start', 'build', 'mv', 'import', 'export', 'feedback']));
  const helps = await Promise.all(listed.map((name) => run([name, '--help'])));
  expect(helps.filter(({ code, stdout: help }) => code !== 0 || !help.startsWith('Usage: '))).toEqual([]);
});

test('a mistyped command is named, with the nearest', async () => {
  const { code, stderr } = await run(['chekc']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^There is no command "chekc"\. Did you mean "check"\?/);
});

test("a command's exit code is Fener's", async () => {
  expect((await run(['build', '--hepl'])).code).toBe(2);
  expect((await run(['check', '--hepl'])).code).toBe(2);
});

test('a reader who has seen enough is no mistake', async () => {
  const child = spawn(process.execPath, ['bin/fener.js', '--help']);
  child.stdout.destroy();
  let errors = '';
  child.stderr.on('data', (part) => (errors += String(part)));
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
});
