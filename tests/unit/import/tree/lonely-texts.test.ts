import { expect, test } from 'vitest';
import { importFiles } from '../import-files.ts';

test('a draft of a folder does not become the page of its topic, and links to it are marked', async () => {
  const { errors, names, textOf } = await importFiles({
    'rust/index.md': '---\ntitle: Rust\ndraft: true\n---\n\nNot yet. [Start](start.md)\n',
    'rust/start.md': '# Start\n\nText. [Rust](index.md)\n',
    'go/index.md': '---\ntitle: Go\ndraft: true\n---\n\nNot yet. [Start](start.md)\n',
    'go/start.md': '---\ndraft: true\n---\n\n# Start of Go\n\nText.\n',
  });
  expect(errors).toEqual([]);
  expect(names).toContain('articles/en/rust/rust.md');
  expect(textOf('articles/en/rust/rust.md')).toContain('draft: true');
  expect(textOf('articles/en/rust/index.md')).not.toContain('Not yet');
  expect(textOf('articles/en/rust/start.md')).toContain('[Rust](todo:index.md)');
});
