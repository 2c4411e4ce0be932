import { expect, test } from 'vitest';
import { z } from 'zod';
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
