import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundleWidget } from '#publish/widget/bundle.ts';

const facts = { locales: [], source: 'en', position: 'end', colors: '--brand-fill:red' } as const;

test('the module is one file that fetches its parts later, and a site without a part has none of its code', async () => {
  const files = await bundleWidget({ facts, absent: ['stores', 'channels', 'ratings'] });
  const codeOf = new Map(
    files.map(({ path, ...file }) => [path, 'content' in file ? String(file.content) : '']),
  );
  const module = codeOf.get('widget/v1.js') ?? '';
  expect(module.match(/\bimport\s*[{"'*]|\bfrom\s*["'`]/)).toBeNull();
  expect(module).toContain('--brand-fill:red');
  expect(gzipSync(module, { level: 9 }).length).toBeLessThan(12_000);
  const all = [...codeOf.values()].join('\n');
  expect(all.match(/_feedback|document\.cookie|\beval\(/)).toBeNull();
  expect([...codeOf.keys()].join(' ')).not.toMatch(/chat-vendors|zendesk|redaction|store|contact|rating/);
  // Sizes don't depend on the page around.
  const declared = all.replaceAll(/\([^()]*width[^()]*\)/g, '');
  expect(declared.match(/\drem\b|:root\b/)).toBeNull();
  // Nor do colours depend on what the device prefers, where the page has others.
  expect(all).toContain('light-dark(');
  expect(all.match(/lightningcss-dark/)).toBeNull();
});
