import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { withSlashes } from '#base/file-paths.ts';

/**
 * Who may import whom; a folder may always import itself. `type:` permits type-only imports.
 * Data flows one way: problems ← site ← i18n ← model ← markdown ← content ← pages. All stand on `base`.
 */
const allowed: Record<string, readonly string[]> = {
  base: [],
  problems: [],
  site: ['problems'],
  i18n: ['problems', 'site'],
  // How browsers read HTML.
  html: [],
  // What a site changes of how it looks.
  theme: ['problems', 'html', 'markdown', 'type:model'],
  model: ['problems', 'site', 'i18n', 'html'],
  markdown: ['problems', 'model', 'site', 'html'],
  files: ['problems', 'site', 'i18n', 'model', 'html', 'markdown', 'theme'],
  // Tiles and drawn maps, from data packages on disk.
  basemap: ['model', 'files'],
  content: ['problems', 'site', 'i18n', 'model', 'markdown', 'files'],
  // Which language suits a reader: the widget asks as pages do.
  client: ['model', 'i18n', 'site'],
  // Icons are files of a package.
  components: ['styles', 'i18n', 'files', 'markdown', 'model', 'site', 'client', 'type:content'],
  layouts: ['components', 'styles', 'client', 'i18n', 'model', 'site', 'type:content'],
  // Live editing: what the build does, without writing a site.
  dev: ['problems', 'model', 'theme', 'files', 'content', 'publish', 'type:current'],
  current: ['model', 'files', 'dev'],
  // Looks at a site's folder, and at its pages and types where readers find it.
  doctor: ['problems', 'site', 'files', 'theme', 'content', 'html', 'server'],
  server: [],
  pages: ['styles', 'current', 'files', 'html', 'markdown', 'model', 'layouts', 'components', 'i18n', 'site'],
  // What the server reads, publishing writes.
  publish: [
    'problems',
    'site',
    'i18n',
    'model',
    'html',
    'markdown',
    'theme',
    'files',
    'content',
    'basemap',
    'server',
  ],
  collector: ['problems', 'model'],
  // The report reads what the collector stored, and never the other way round.
  // It sends digests and issues to where its reader wants them.
  report: ['model', 'html', 'collector', 'remote'],
  // What readers searched for becomes lines of content files, if search keeps what it finds.
  learn: ['problems', 'site', 'model', 'files', 'collector', 'report', 'publish'],
  // Texts for translators go out and come back; history says what a source was.
  translations: ['problems', 'site', 'html', 'model', 'markdown', 'files'],
  // Reads content twice and asks both search indexes.
  review: ['problems', 'site', 'html', 'model', 'files', 'content', 'check', 'publish'],
  // Settings of editors follow from the shape of front matter.
  cms: ['site', 'model', 'files'],
  // Moves edit the texts that the rest reads, and ask the same readers.
  moves: ['problems', 'site', 'model', 'markdown', 'files', 'content'],
  // The check asks what a branch has changed, mends links as moves do, and looks whether external ones answer.
  check: ['problems', 'model', 'files', 'content', 'moves', 'remote'],
  // Safe requests to other servers.
  remote: [],
  // Answers assistants from a built site, here or elsewhere.
  mcp: ['model', 'files', 'server', 'remote'],
  // Asks a language model for answers from a built site, which it reads as assistants do.
  answers: ['model', 'site', 'mcp'],
  // Takes everything out.
  export: ['site', 'model', 'html', 'markdown', 'files'],
  // An import writes what the rest reads, so it asks the same parser, allow-list and file readers.
  import: ['problems', 'site', 'model', 'html', 'markdown', 'files', 'remote', 'type:i18n'],
};

/** Folders whose code is plain: no disk, clock, environment or framework. */
const plain = ['problems', 'site', 'i18n', 'model', 'html', 'theme'];

const importPattern = /^\s*(?:import|export)\s+(type\s)?[^'";]*?from\s+['"]([^'"]+)['"]/gm;

function importsOf(file: string) {
  return [...readFileSync(file, 'utf8').matchAll(importPattern)].map(([, type, specifier = '']) => ({
    isType: type !== undefined,
    specifier,
  }));
}

const sourceFiles = globSync('src/**/*.{ts,astro}')
  .map((file) => withSlashes(file))
  .toSorted();
const folderOf = (file: string) => file.split('/')[1]?.replace(/(\.config)?\.ts$/, '') ?? '';

test('imports in src/ go one way', () => {
  const forbidden = sourceFiles.flatMap((file) => {
    const from = folderOf(file);
    return importsOf(file).flatMap(({ isType, specifier }) => {
      const isRelative = specifier.startsWith('../') && !specifier.startsWith('../../locales/');
      if (isRelative && folderOf(posix.join(posix.dirname(file), specifier)) !== from)
        return [`${file}: "${specifier}" (use "#folder/file.ts" across folders)`];
      if (!specifier.startsWith('#')) return [];
      const to = specifier.slice(1).split('/')[0]?.replace(/\.ts$/, '') ?? '';
      const edges = allowed[from] ?? [];
      const permitted =
        to === from || to === 'base' || edges.includes(to) || (isType && edges.includes(`type:${to}`));
      return permitted ? [] : [`${file}: ${from} → ${to}`];
    });
  });
  expect(forbidden).toEqual([]);
});

/** Whether a plain file must not import it: some files of `base` touch the disk, the others are for everyone. */
const isImpure = (specifier: string): boolean =>
  /^(node:|astro)/.test(specifier) ||
  (specifier.startsWith('#base/') &&
    importsOf(specifier.replace('#', 'src/')).some((own) =>
      isImpure(own.specifier.replace(/^\.\//, '#base/')),
    ));

/** The part of `src` that a file lies in: a folder of a folder where the subjects are, else a folder. */
const roomOf = (file: string) => file.split('/').slice(1, -1).slice(0, 2).join('/') || folderOf(file);

/** Files that stand on a file of the ground floor, through other files of it, too. */
function usersOf(file: string): string[] {
  const users = sourceFiles.filter((user) =>
    importsOf(user).some(({ specifier }) => {
      const path = folderOf(user) === 'base' ? specifier.replace(/^\.\//, '#base/') : specifier;
      return path === file.replace('src/', '#');
    }),
  );
  return users.flatMap((user) => (folderOf(user) === 'base' ? usersOf(user) : [user]));
}

const isForBrowsers = (file: string) => /^src\/client\/|\/browser\//.test(file);

test('the ground floor holds what three rooms need, or a browser and a room that does not ship to it', () => {
  const misplaced = sourceFiles
    .filter((file) => folderOf(file) === 'base')
    .flatMap((file) => {
      const users = usersOf(file);
      const rooms = new Set(users.map(roomOf));
      const isBetween = rooms.size === 2 && users.some(isForBrowsers) && !users.every(isForBrowsers);
      return rooms.size >= 3 || isBetween ? [] : [`${file}: ${[...rooms].join(', ')}`];
    });
  expect(misplaced).toEqual([]);
});

test('the model, languages and problems never touch disk, clock, environment or Astro', () => {
  const impure = sourceFiles
    .filter((file) => plain.includes(folderOf(file)))
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      const forbidden = importsOf(file).filter(({ specifier }) => isImpure(specifier));
      const ambient = /process\.|Date\.now\(|new Date\(\)|Math\.random\(|import\.meta|globalThis/.exec(text);
      return [
        ...forbidden.map(({ specifier }) => `${file}: ${specifier}`),
        ...(ambient ? [`${file}: ${ambient[0]}`] : []),
      ];
    });
  expect(impure).toEqual([]);
});

/** The stages of an import: a source yields a tree, a writer takes one, and the tree knows neither. */
const stages: Record<string, readonly string[]> = {
  'src/import/tree/': ['tree'],
  'src/import/dialects/': ['tree', 'dialects'],
  'src/import/remote/': ['tree', 'remote'],
  'src/import/sources/': ['tree', 'dialects', 'sources', 'remote'],
  'src/import/writer/': ['tree', 'writer'],
  'src/import/addresses/': ['tree', 'writer', 'addresses'],
  'src/import/report/': ['tree', 'writer', 'report'],
};

test('the stages of an import know the tree, and not each other', () => {
  const forbidden = Object.entries(stages).flatMap(([folder, known]) =>
    sourceFiles
      .filter((file) => file.startsWith(folder))
      .flatMap((file) => {
        const foreign = importsOf(file).flatMap(({ specifier }) => {
          const path = specifier.startsWith('.')
            ? posix.join(posix.dirname(file), specifier)
            : specifier.replace('#', 'src/');
          const stage = /^src\/import\/([^/]+)/.exec(path)?.[1];
          return stage === undefined || known.includes(stage) ? [] : [`${file} → ${specifier}`];
        });
        return foreign;
      }),
  );
  expect(forbidden).toEqual([]);
});
