import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { npmCommand, packageCommand } from '../../../scripts/package-command.ts';

test.each(['prettier', 'oxlint', 'tsc', 'astro', 'vitest', 'playwright'])('%s is a file for Node', (name) => {
  expect(existsSync(packageCommand(name))).toBe(true);
});

test('npm says where it is', () => {
  expect(npmCommand({ npm_execpath: '/npm/bin/npm-cli.js' })).toBe('/npm/bin/npm-cli.js');
  expect(() => npmCommand({})).toThrow('npm run');
});
