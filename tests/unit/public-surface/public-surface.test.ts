import { expect, test } from 'vitest';
import { z } from 'zod';
import { brokenPromises } from './broken-promises.ts';
import { schemaLines } from './schema-lines.ts';
import { sections } from './sections.ts';

const introduction = `# Public surface

Everything that docs/compatibility.md promises, from the code's own tables. A test makes this file: after a change, run
\`npx vitest run --config tests/vitest.config.ts tests/unit/public-surface --update\`, and look at what changed. A line that
goes or changes needs a major version, or a deprecation first, and a line in CHANGELOG.md.
`;

test('the public surface is the one on record; after a change that is meant, run this file with --update', async () => {
  const parts = Object.entries(await sections()).map(
    ([heading, lines]) => `\n## ${heading}\n\n\`\`\`\n${lines.join('\n')}\n\`\`\`\n`,
  );
  await expect(introduction + parts.join('')).toMatchFileSnapshot('../../../docs/public-surface.md');
});

test('a key shows whether it may be left out, what it may be, and in which form of several', () => {
  const schema = z.strictObject({
    logo: z
      .union([z.string(), z.strictObject({ light: z.string(), height: z.number().optional() })])
      .optional(),
    links: z.record(z.string(), z.array(z.boolean())),
    ways: z.array(
      z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('phone'), id: z.string(), number: z.string() }),
        z.strictObject({ type: z.literal('mail'), id: z.string(), address: z.string() }),
      ]),
    ),
  });
  expect(schemaLines(schema)).toEqual([
    'logo?: string | object',
    'logo.light: string',
    'logo.height?: number',
    'links: object',
    'links.<name>: list',
    'links.<name>[]: boolean',
    'ways: list',
    'ways[]: object',
    'ways[].id: string',
    'ways[](phone).type: "phone"',
    'ways[](phone).number: string',
    'ways[](mail).type: "mail"',
    'ways[](mail).address: string',
  ]);
});

test('an update may add, and may not take away, narrow or require', () => {
  const surface = (...lines: readonly string[]) =>
    `# P\n\n## site.yaml\n\n\`\`\`\n${lines.join('\n')}\n\`\`\`\n`;
  const before = surface('name: string', 'host?: "any" | "nginx"', 'npx fener x');
  expect(brokenPromises(before, before)).toEqual([]);
  const more = surface('name?: string | object', 'host?: "any" | "vercel" | "nginx"', 'color?: string');
  expect(brokenPromises(before, more)).toEqual([]);
  expect(brokenPromises(before, surface('name: string'))).toEqual(['site.yaml: host?: "any" | "nginx"']);
  expect(brokenPromises(before, surface('name: string', 'host?: "any"'))).toHaveLength(1);
  expect(brokenPromises(before, surface('name: string', 'host: "any" | "nginx"'))).toHaveLength(1);
  expect(brokenPromises(before, '')).toHaveLength(2);
});
