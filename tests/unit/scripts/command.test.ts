import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readChoice, readPort } from '../../../scripts/command.ts';

/** The files behind the commands of package.json. */
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const commands = Object.values(scripts).flatMap((command) => {
  const [, file, name] = /^node (?:(\S+\.ts)|bin\/fener\.js ([a-z]+))$/.exec(command) ?? [];
  return file ?? (name === undefined ? [] : `scripts/${name}.ts`);
});

const run = (script: string, ...args: readonly string[]) =>
  new Promise<{ readonly code: unknown; readonly stdout: string; readonly stderr: string }>((resolve) => {
    execFile(process.execPath, [script, ...args], (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });

describe('every command', () => {
  test.concurrent.each(commands)('%s explains itself with --help', async (script) => {
    const { code, stdout, stderr } = await run(script, '--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: (?:npm (?:test|run bench)|npx fener [a-z]+|node scripts)/);
  });

  test.concurrent.each(commands)('%s names an option that it does not have', async (script) => {
    const { code, stdout, stderr } = await run(script, '--hepl');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^There is no option "--hepl"\. Did you mean "--help"\?\n\nUsage: /);
  });
});

describe('words and values', () => {
  test('a word too many is named', async () => {
    expect((await run('scripts/check.ts', 'content')).stderr).toMatch(/^"content" is not expected here\./);
  });

  test('a value that is missing is named', async () => {
    const { code, stderr } = await run('scripts/check.ts', '--format');
    expect(code).toBe(2);
    expect(stderr).toContain('--format');
  });

  test('a word that is not one of the known ones is named with the nearest', () => {
    expect(readChoice('format', 'json', ['text', 'json'])).toBe('json');
    expect(() => readChoice('format', 'jsn', ['text', 'json'])).toThrow(
      'There is no format "jsn". Did you mean "json"? Known: text, json.',
    );
  });

  test('a port is a number up to 65535', () => {
    expect(readPort(undefined, 4321)).toBe(4321);
    expect(readPort('8080', 4321)).toBe(8080);
    for (const wrong of ['http', '70000', '-1', '80.5'])
      expect(() => readPort(wrong, 4321)).toThrow(`"${wrong}"`);
  });
});
