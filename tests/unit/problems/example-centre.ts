/** Puts the snippets of a rule's example into a tiny help centre on disk, and checks that. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadContent } from '#content.ts';
import type { Places } from '#files/places.ts';
import type { Problem } from '#problems/problem.ts';
import type { Files } from '#problems/rule.ts';
import { checkBuiltSite } from '#publish/output/check-built-site.ts';
import { checkOutputFolder } from '#publish/output/output-folder.ts';
import { checkSearch } from '#publish/search/check-search.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const today = '2026-11-29';

/** What every example stands in: nothing is wrong with it. */
const centre: Files = {
  'site.yaml': 'name: Brightwick Help\nurl: https://help.brightwick.example\nlocales: [en, de]',
  'articles/en/orders/index.md': 'title: Orders',
  'articles/en/orders/return-item.md': 'title: Return an item',
  'articles/en/orders/track-order.md': 'title: Track an order',
  'shipped/en/common.json': JSON.stringify({
    search: 'Search',
    close: 'Close',
    updated: 'Updated {{date}}',
    thanks: 'Thank you for your answer',
    results_one: '{{count}} result',
    results_other: '{{count}} results',
  }),
  'shipped/de/common.json': JSON.stringify({
    search: 'Suche',
    close: 'Schließen',
    updated: 'Stand {{date}}',
    thanks: 'Danke für Ihre Antwort',
    results_one: '{{count}} Treffer',
    results_other: '{{count}} Treffer',
  }),
};

const stores: Files = {
  'stores/services.yaml': 'services:\n  - { id: repairs, labels: { en: Repairs, de: Reparaturen } }',
  'stores/stores.yaml': 'code: DE-BER-01',
};

const channels: Files = { 'channels.yaml': 'fallback: email' };

const built: Files = {
  'dist/api/v1/manifest.json': '{ "site": "https://help.brightwick.example" }',
  'dist/index.html': '<a href="/en/">English</a><a href="/en/orders/">Orders</a>',
  'dist/en/index.html': '',
  'dist/en/orders/index.html': '<h2 id="fees">Fees</h2>',
  'dist/sitemap-en.xml': '<loc>https://help.brightwick.example/en/orders/</loc>',
};

/** Every problem of the tiny help centre with these files in it. */
export async function problemsIn(files: Files): Promise<readonly Problem[]> {
  const folder = temporaryFolder();
  return await check(folder, files);
}

async function check(folder: string, files: Files): Promise<readonly Problem[]> {
  const isAbout = (start: string) => Object.keys(files).some((path) => path.startsWith(start));
  const all = {
    ...(isAbout('dist/') ? built : centre),
    ...(isAbout('stores/') && stores),
    ...(isAbout('channels.yaml') && channels),
    ...files,
  };
  for (const [path, snippet] of Object.entries(all)) {
    // The same article in the other format.
    const isReplaced = path.endsWith('.md') && `${path}x` in files;
    if (snippet !== null && !isReplaced) write(join(folder, rootOf(path), path), framed(path, snippet));
  }
  const places: Places = {
    siteDir: join(folder, 'project'),
    contentDir: join(folder, 'content'),
    shippedLocalesDir: join(folder, 'shipped'),
    localesDir: join(folder, 'locales'),
    publicDir: join(folder, 'public'),
    themeDir: join(folder, 'theme'),
    outDir: join(folder, 'dist'),
    cacheDir: join(folder, 'cache'),
    siteUrl: undefined,
  };
  if (isAbout('dist/')) {
    const unsafe = checkOutputFolder(places);
    return unsafe.length > 0 ? unsafe : checkBuiltSite(places.outDir);
  }
  const { centre: loaded, search, problems } = loadContent(places, { drafts: false, today });
  return loaded && search ? [...problems, ...(await checkSearch(loaded, search, places.cacheDir))] : problems;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const rootOf = (path: string) =>
  /^(?:content|dist|locales|public|shipped|theme)\//.test(path) ? '' : 'content';

/** A snippet as the whole file that it is a part of. */
function framed(path: string, snippet: string): string {
  if (path.startsWith('snippets/')) return snippet;
  if (/\.mdx?$/.test(path)) return article(path, snippet);
  if (path === 'site.yaml') return withKeys(snippet, centre['site.yaml'] ?? '');
  if (path === 'channels.yaml') return withKeys(snippet, defaultChannels);
  if (path === 'stores/stores.yaml' && !snippet.startsWith('stores:'))
    return `stores:\n  - ${withKeys(snippet, defaultStore).replaceAll('\n', '\n    ')}`;
  if (path.startsWith('theme/')) return snippet;
  if (path.endsWith('.html')) return page(path, snippet);
  if (path.endsWith('.xml')) return `${snippet}<loc>https://help.brightwick.example/en/</loc>`;
  return snippet;
}

const defaultChannels =
  'channels:\n  - { id: email, type: email, address: help@brightwick.example, response: P1D }\nfallback: email';

const defaultStore =
  'code: DE-BER-01\nname: Brightwick Mitte\n' +
  'address: { lines: Unter den Linden 21, city: Berlin, postcode: "10117", country: DE }\n' +
  'geo: { lat: 52.51702, lng: 13.38886 }';

/** The snippet, and the keys of the other text that it has not. */
function withKeys(snippet: string, others: string): string {
  const keysOf = (text: string) =>
    text.split(/\n(?=\S)/).map((lines) => [lines.split(':')[0], lines] as const);
  const own = new Set(keysOf(snippet).map(([key]) => key));
  return [snippet, ...keysOf(others).flatMap(([key, lines]) => (own.has(key) ? [] : lines))].join('\n');
}

/** Front matter or text as a whole article; whole and empty files are left as they are. */
function article(path: string, snippet: string): string {
  if (snippet === '' || snippet.startsWith('---\n')) return snippet;
  const isFrontMatter = /^[a-z]\w*: /.test(snippet);
  const name = path.replace(/^.*\/|\.mdx?$/g, '');
  const isGerman = path.startsWith('articles/de/');
  const words = name.replaceAll('-', ' ');
  const keys = withKeys(
    isFrontMatter ? snippet : '',
    [
      ...(name === 'index' ? [] : [`id: ${name}`]),
      isGerman ? `title: Über ${words}` : `title: About ${words}`,
      isGerman ? `description: Alles über ${words}.` : `description: All about ${words}.`,
    ].join('\n'),
  );
  const body = isFrontMatter ? (isGerman ? 'So geht das.' : `This is how to ${words}.`) : snippet;
  return `---\n${keys.trim()}\n---\n\n${body}\n`;
}

function page(path: string, snippet: string): string {
  const address = path.replace(/^dist|index\.html$/g, '');
  const canonical = snippet.includes('rel="canonical"') ? '' : `<link rel="canonical" href="${address}">`;
  return `<!doctype html><html lang="en"><head>${canonical}</head><body>${snippet}</body></html>`;
}
