import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { importFiles, type Content } from './import-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;

const good = { 'good.md': '# Good\n\nText.' };

test.each<[string, Content, string]>([
  [
    'a picture',
    Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
    "bad.md:1 file-skipped The file isn't UTF-8 text.",
  ],
  [
    'Cyrillic in eight bits',
    Buffer.from('# \xCF\xF0\xE8\xE2\xE5\xF2 \xEC\xE8\xF0', 'latin1'),
    "bad.md:1 file-skipped The file isn't UTF-8 text.",
  ],
  [
    '5 MB on one line',
    'x '.repeat(2_500_000),
    'bad.md:undefined file-skipped The file has 5.0 MB. The limit is 4 MB.',
  ],
  [
    'front matter of 4,000 keys',
    `---\n${Array.from({ length: 4000 }, (_, index) => `k${index}: v\n`).join('')}---\nText`,
    'bad.md:1 front-matter-invalid It has ',
  ],
  [
    'containers that never end',
    `# Bad\n\n${':::note\n'.repeat(3000)}`,
    'bad.md:1 text-unconverted lists, brackets or containers are nested more than 50 deep',
  ],
  [
    'fifty thousand marks in one paragraph',
    `# Bad\n\n${'*a_ '.repeat(50_000)}`,
    'bad.md:3 file-skipped a paragraph has 100000 marks such as "[" and "*"',
  ],
  ['a list as front matter', '---\n- a\n---\nText', 'bad.md:2 front-matter-invalid'],
  ['a key twice', '---\ntitle: A\ntitle: B\n---\nText', 'bad.md:3 front-matter-invalid'],
  ['tabs in front matter', '---\ntitle: A\nx:\n\t- b\n---\nText', 'bad.md:4 front-matter-invalid'],
  ['front matter without an end', '---\ntitle: A\n\nText', 'bad.md:1 front-matter-invalid'],
])('%s costs at most its own file, which is named', async (_, content, note) => {
  const { errors, notes, names } = await importFiles({ ...good, 'bad.md': content });
  expect(notes.filter((one) => one.startsWith(note))).toHaveLength(1);
  expect(errors).toEqual([]);
  expect(names).toContain('articles/en/good.md');
});

test.each<[string, Buffer]>([
  ['UTF-16', Buffer.from('\uFEFF# Größe\r\n\r\nText that says more – so.', 'utf16le')],
  ['UTF-16', Buffer.from('# Größe\n\nText that says more – so.', 'utf16le').swap16()],
  ['Windows-1252', Buffer.from('# Gr\xF6\xDFe\r\n\r\nText that says more \x96 so.', 'latin1')],
])('%s becomes UTF-8', async (encoding, content) => {
  const { textOf, notes } = await importFiles({ 'a.md': content });
  expect(textOf('articles/en/a.md')).toMatch(/title: Größe\n[^]*Text that says more – so\.\n$/);
  expect(notes).toContain(`a.md:1 file-cleaned ${encoding} became UTF-8`);
});

test('pictures that are something else cost themselves, and the site builds', async () => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="5" height="5"><path d="M0 0h5"/></svg>';
  const whole = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal', noise } })
    .png()
    .toBuffer();
  const { errors, notes, names } = await importFiles({
    'a.md': ['lfs.png', 'page.svg', 'empty.png', 'torn.svg', 'wide.svg', 'twin.svg', 'torn.png', 'whole.png']
      .map((name) => `![${name}](${name})`)
      .join('\n\n'),
    'lfs.png': 'version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 3\n',
    'page.svg': '<!doctype html><html><body>Not found',
    'empty.png': '',
    'torn.svg': '<svg xmlns="http://www.w3.org/2000/svg"><path>',
    'wide.svg': Buffer.from(`\uFEFF${drawing}`, 'utf16le'),
    'twin.svg': drawing,
    'twin.1': drawing,
    'torn.png': whole.subarray(0, whole.length / 2),
    'whole.png': whole,
  });
  expect(errors).toEqual([]);
  expect(names.filter((name) => name.includes('images'))).toEqual([
    'articles/en/images/twin.svg',
    'articles/en/images/whole.png',
    'articles/en/images/wide.svg',
  ]);
  // What the decoder says of it depends on where it is torn.
  const missing = notes.map((note) => note.replace(/(?<=can't be decoded: ).+/, '…'));
  expect(missing.filter((note) => note.includes('image-missing'))).toMatchInlineSnapshot(`
    [
      "a.md:1 image-missing lfs.png: it is a placeholder of Git LFS for an image that was not fetched",
      "a.md:3 image-missing page.svg: It begins with <html>",
      "a.md:5 image-missing empty.png: it is empty",
      "a.md:7 image-missing torn.svg: Unclosed root tag",
      "a.md:13 image-missing torn.png: it can't be decoded: …",
    ]
  `);
});

test.each<[string, string]>([
  ['NUL bytes and escapes', 'A\0B \u001B[31mred\u001B[0m \u0007\n\nText'],
  ['a thousand quotes in each other', `${'> '.repeat(1000)}deep\n\nText`],
  [
    'three hundred lists in each other',
    Array.from({ length: 300 }, (_, n) => `${'  '.repeat(n)}- x`).join('\n'),
  ],
  ['two thousand elements in each other', `${'<div>'.repeat(2000)}deep${'</div>'.repeat(2000)}\n\nText`],
  ['unclosed everything', '<b><table><tr><td>*a **b `c [d](e ![f](g {{ h {% i ::: j\n```'],
  ['twenty thousand brackets', `${'['.repeat(20_000)}x${']'.repeat(20_000)}`],
  ['windows line ends and tabs', '# A\r\n\r\n\t* x\r\n\t\t* y\r\n'],
])('%s become a text that the check accepts', async (_, content) => {
  const { errors, counts } = await importFiles({ ...good, 'bad.md': `# Bad\n\n${content}` });
  expect(errors).toEqual([]);
  expect(counts.articles).toBe(2);
});

test('names that no address can have, or that only some disks tell apart, become different addresses', async () => {
  const { errors, counts, names } = await importFiles({
    ...good,
    '😀.md': '# Smile\n\nText.',
    [`${'long-name-'.repeat(20)}.md`]: '# Long\n\nText.',
    'Cafe\u0301.md': '# Decomposed\n\nText.',
    'Caf\u00E9.md': '# Composed\n\nText.',
    'GOOD.md': '# Loud\n\nText.',
    'con.md': '# Device\n\nText.',
    'folder.md/inner.md': '# Inner\n\nText.',
  });
  expect(errors).toEqual([]);
  expect(counts.articles).toBe(8);
  expect(new Set(names.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(names.length);
  expect(names.every((name) => /^[\w./-]+$/.test(name))).toBe(true);
});

test('links of the disk that lead out, nowhere or in a circle are named, and cost nothing else', async () => {
  const outside = temporaryFolder();
  writeFileSync(join(outside, 'secret.md'), '# Secret');
  const { names, notes, errors } = await importFiles(good, {
    link: (folder) => {
      symlinkSync(join(outside, 'secret.md'), join(folder, 'out.md'));
      symlinkSync('.', join(folder, 'circle'));
      symlinkSync('nowhere.md', join(folder, 'gone.md'));
    },
  });
  expect(names).toEqual(['articles/en/good.md', 'site.yaml']);
  expect(notes.filter((note) => note.includes('file-skipped')).map((note) => note.split(':')[0])).toEqual([
    'circle',
    'gone.md',
    'out.md',
  ]);
  expect(errors).toEqual([]);
});

test.skipIf(process.getuid?.() === 0)('a file that nobody may read is named', async () => {
  const { notes, names } = await importFiles(
    { ...good, 'locked.md': '# Locked' },
    { link: (folder) => chmodSync(join(folder, 'locked.md'), 0) },
  );
  expect(names).toContain('articles/en/good.md');
  expect(notes.filter((note) => note.startsWith('locked.md:undefined file-skipped'))).toHaveLength(1);
});

test('files that could run code in the site stay out, others are offered', async () => {
  const { names, notes, textOf } = await importFiles({
    'a.md':
      '# A\n\n[page](page.html) [drawing](d.SVG) [torn](t.svg) [feed](f.xml) [code](c.js) [label](label.pdf)',
    'page.html': '<script>alert(1)</script>',
    'd.SVG': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    't.svg': '<svg><script>alert(1)</script>',
    'f.xml': '<x/>',
    'label.pdf': '%PDF-1.4',
  });
  expect(names).toEqual(['articles/en/a.md', 'public/files/d.svg', 'public/files/label.pdf', 'site.yaml']);
  expect(notes.filter((note) => note.includes('file-unsafe'))).toEqual([
    'a.md:3 file-unsafe f.xml',
    'a.md:3 file-unsafe page.html',
    'a.md:3 file-unsafe t.svg',
  ]);
  expect(textOf('articles/en/a.md')).toContain('[page](todo:page.html)');
  expect(textOf('articles/en/a.md')).toContain('[label](/files/label.pdf)');
});

test('an address of the old site that ours cannot have is told, and the site builds', async () => {
  const { notes, errors, textOf } = await importFiles(
    {
      'docs/a.md': '# A\n\nText.',
      'docusaurus.config.js':
        "module.exports = { title: 'Help', url: 'https://help.example', baseUrl: '/my%20docs/' };",
    },
    { source: 'docusaurus' },
  );
  expect(textOf('site.yaml')).toContain('url: https://help.example.com');
  expect(notes.filter((note) => note.includes('site-address'))).toHaveLength(1);
  expect(errors).toEqual([]);
});

test('a percent sign that encodes nothing costs no text', async () => {
  const { notes, errors } = await importFiles(
    { 'a.md': '# A\n\n![[50%.png]] ![x](100%.png) [y](%E0%A4%A.md) [[b%zz]]' },
    { source: 'obsidian' },
  );
  expect(notes.filter((note) => note.includes('text-unconverted'))).toEqual([]);
  expect(errors).toEqual([]);
});

test('links to the address that the new site takes over mean old pages, and break no build', async () => {
  const { errors, notes, textOf } = await importFiles({
    'a.md':
      '# A\n\nSee https://help.example.com/gone/, [a](https://www.help.example.com/b.html) and [b](http://help.example.com/).',
    'b.md': '# B\n\nText.',
  });
  expect(errors).toEqual([]);
  expect(notes).toContain('a.md:3 link-unknown https://help.example.com/gone/');
  expect(textOf('articles/en/a.md')).toContain('[a](id:article-b) and [b](index.md).');
});
