import { expect, test } from 'vitest';
import { z } from 'zod';
import { containers, textDirectives } from '#markdown/vocabulary.ts';
import { editorSchemas } from '../../../scripts/editor-schemas.ts';
import { markdownSnippets, plainText, snippetsFile } from '../../../scripts/editor-snippets.ts';
import { referencePage } from '../../../scripts/reference-page.ts';
import { problemsIn } from '../problems/example-centre.ts';

test('docs/reference.md is what the schemas say; after a change, run this file with --update', async () => {
  await expect(referencePage()).toMatchFileSnapshot('../../../docs/reference.md');
});

test('the snippets of new help centres are ours; after a change, run this file with --update', async () => {
  await expect(snippetsFile()).toMatchFileSnapshot('../../../create-fener/site/.vscode/fener.code-snippets');
});

const shape = z.looseObject({
  description: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
});

/** Keys without a description, by their path. */
function untold(path: string, schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap((one) => untold(path, one));
  const { properties = {} } = shape.parse(schema);
  const own = Object.entries(properties).flatMap(([key, child]) => {
    const { description = '' } = shape.parse(child);
    return /^.+[.`]$/s.test(description) || key === 'type' ? [] : [`${path}.${key}: ${description}`];
  });
  const below = Object.entries({ ...schema, properties: undefined });
  return [
    ...own,
    ...Object.entries(properties).flatMap(([key, child]) => untold(`${path}.${key}`, child)),
    ...below.flatMap(([, child]) => untold(path, child)),
  ];
}

test('every key that editors complete says in a sentence what it is for', () => {
  expect([...editorSchemas].flatMap(([name, schema]) => untold(name, schema))).toEqual([]);
});

test('every directive has a snippet', () => {
  const texts = markdownSnippets.map(plainText).join('\n');
  const names = [...Object.keys(containers), ...textDirectives];
  expect(names.filter((name) => !new RegExp(`:${name}\\b`).test(texts))).toEqual([]);
});

test('the check finds nothing wrong with what snippets write', async () => {
  const texts = markdownSnippets
    .filter(({ prefix }) => prefix !== 'figure')
    .map(plainText)
    .join('\n\n');
  const article = `---\nid: sofa-return\ntitle: Return a sofa\ndescription: How to send a sofa back to us.\n---\n\n${texts}\n`;
  const found = await problemsIn({ 'articles/en/orders/sofa-return.md': article });
  expect(found.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
});
