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

test.each([
  ['markdown', { 'README.md': '# Acme\n\nText.\n' }],
  ['jekyll', { '_config.yml': 'title: A', 'index.md': '---\ntitle: Acme\n---\n\nText.\n' }],
  [
    'confluence',
    {
      'entities.xml': `<hibernate-generic><object class="Space"><id name="id">1</id><property name="homePage" class="Page"><id name="id">10</id></property></object><object class="Page"><id name="id">10</id><property name="title">Acme</property><property name="contentStatus">current</property></object><object class="BodyContent"><id name="id">9</id><property name="body"><![CDATA[<p>Text.</p>]]></property><property name="content" class="Page"><id name="id">10</id></property></object></hibernate-generic>`,
    },
  ],
] as const)('a home page without any other text is an article: %s', async (source, files) => {
  const { errors, names, textOf } = await importFiles(files, { source });
  expect(errors).toEqual([]);
  const [article = '', ...others] = names.filter((name) => name.startsWith('articles/'));
  expect(others).toEqual([]);
  expect(textOf(article)).toMatch(/title: Acme\n[^]*\nText\.\n$/);
});
