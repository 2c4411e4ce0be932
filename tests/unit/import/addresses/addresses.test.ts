import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { importContent } from '#import/import.ts';
import { openFolder } from '#import/sources/place.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { usualImport } from '../usual-import.ts';

function write(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const site = (baseUrl: string) => ({
  'docusaurus.config.js': `module.exports = { title: 'Help', url: 'https://help.example.com', baseUrl: '${baseUrl}' };`,
  'docs/send/box.md': '---\ntitle: Box\nslug: /the-box\n---\nText.\n',
  'docs/send/label.md': '---\ntitle: Label\n---\nText.\n',
  'static/_redirects': '/old-box /docs/the-box 301\n/app/* /index.html 200\n/x/* /docs/:splat\n',
});

/** Imports a site and asks for the addresses of a list. */
async function ask(lists: Readonly<Record<string, string | Buffer>>, list: string, baseUrl = '/') {
  const folder = write({ ...site(baseUrl) });
  const listed = write(lists);
  const contentDir = join(write({}), 'content');
  const result = await importContent({
    ...usualImport,
    source: 'docusaurus',
    place: openFolder(folder),
    contentDir,
    addresses: join(listed, list),
  });
  const notes = result.notes.filter(({ kind }) => /^(?:address-unanswered|file-skipped)$/.test(kind));
  return {
    listed: result.listed,
    notes: notes.map(({ file, line, kind, what }) => `${file.split('/').at(-1)}:${line} ${kind} ${what}`),
  };
}

test('addresses of a sitemap are answered by pages and redirects, or listed', async () => {
  const paths = [
    '',
    'docs/the-box',
    'docs/the-box/',
    'docs/send/label?from=mail',
    'old-box',
    'x/send/label',
    'en/',
    'gone',
  ];
  const xml = paths.map((path) => `<url><loc>https://help.example.com/${path}</loc></url>`).join('\n');
  expect(
    await ask({ 'sitemap.xml': `<?xml version="1.0"?>\n<urlset>\n${xml}\n</urlset>` }, 'sitemap.xml'),
  ).toEqual({
    listed: { total: 8, answered: 7 },
    notes: ['sitemap.xml:10 address-unanswered /gone'],
  });
});

test('the parts of a sitemap lie beside its index; one that is missing is told', async () => {
  const part = (path: string) =>
    `<urlset><url><loc><![CDATA[https://help.example.com${path}]]></loc></url></urlset>`;
  const index =
    '<sitemapindex><sitemap><loc>https://help.example.com/maps/a.xml</loc></sitemap><sitemap><loc>https://help.example.com/b.xml.gz</loc></sitemap><sitemap><loc>https://help.example.com/c.xml.gz</loc></sitemap></sitemapindex>';
  const packed = { 'b.xml.gz': gzipSync(part('/docs/send/label')), 'index.xml.gz': gzipSync(index) };
  expect(await ask({ ...packed, 'a.xml': part('/docs/the-box') }, 'index.xml.gz')).toEqual({
    listed: { total: 2, answered: 2 },
    notes: ['c.xml.gz:undefined file-skipped is not beside the index: save it there'],
  });
});

test.each([
  ['a text', '# seen last year\n/docs/the-box\nhttps://help.example.com/nowhere#top\n'],
  ['a table', 'Page title;URL;Views\n"A; b";/docs/the-box;7\nC;https://help.example.com/nowhere;1\n'],
])('%s names addresses too', async (_, list) => {
  expect(await ask({ 'list.txt': list }, 'list.txt')).toEqual({
    listed: { total: 2, answered: 1 },
    notes: ['list.txt:3 address-unanswered /nowhere'],
  });
});

test('a site below a path has its old addresses below it, and answers no others', async () => {
  const list = '/help/docs/the-box\n/docs/the-box\n/help/\n';
  expect(await ask({ 'list.txt': list }, 'list.txt', '/help/')).toEqual({
    listed: { total: 3, answered: 2 },
    notes: ['list.txt:2 address-unanswered /docs/the-box'],
  });
});

test('an address that nobody can redirect is listed, not thrown', async () => {
  const { listed } = await ask({ 'list.txt': '/%\n/a%00b\n/*:$\n' + `/${'x'.repeat(5000)}\n` }, 'list.txt');
  expect(listed).toEqual({ total: 4, answered: 0 });
});
