/** Random edits of a site, of every kind that people make, for comparing builds. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { walk } from '#files/walk.ts';
import type { Random } from '../bench/random.ts';

/** An edit of the site in a folder. `n` is its number, which makes its words new. */
type Edit = (site: EditedSite, n: number) => void;

export interface EditedSite {
  /** Has `content/`, `locales/`, `theme/` and `public/`. */
  readonly folder: string;
  readonly random: Random;
}

const pick = <T>(list: readonly T[], random: Random): T | undefined =>
  list[Math.floor(random() * list.length)];

function write(folder: string, name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

/** Writes data as JSON, which is YAML, too. */
const writeData = (folder: string, name: string, data: unknown) =>
  write(folder, name, JSON.stringify(data, null, 1));

/** Articles by path; those that edits have added, which nothing links to, have names of their own. */
const articlesIn = ({ folder }: EditedSite, isExtra?: boolean) =>
  walk(join(folder, 'content/articles'))
    .files.filter((name) => name.endsWith('.md') && basename(name) !== 'index.md')
    .filter((name) => isExtra === undefined || basename(name).startsWith('extra-') === isExtra)
    .map((name) => join(folder, 'content/articles', name));

function change(path: string | undefined, edit: (text: string) => string): void {
  if (path !== undefined) writeFileSync(path, edit(readFileSync(path, 'utf8')));
}

const anyArticle = (site: EditedSite) => pick(articlesIn(site), site.random);

/** Every kind of edit, by its name. */
export const edits: Readonly<Record<string, Edit>> = {
  title: (site, n) =>
    change(anyArticle(site), (text) => text.replace(/^title: .*$/m, `title: "How number ${n} came about"`)),
  description: (site, n) =>
    change(anyArticle(site), (text) =>
      text.replace(/^description: .*$/m, `description: "About number ${n}."`),
    ),
  body: (site, n) =>
    change(anyArticle(site), (text) => `${text}\n## Addition ${n}\n\nSentence number ${n} is new.\n`),
  keywords: (site, n) =>
    change(anyArticle(site), (text) =>
      text.replace(/^(?:keywords: .*\n)?---\n\n/m, `keywords: [word-${n}]\n---\n\n`),
    ),
  // With its translation, which has the same path.
  move: (site) => {
    const [from, to] = [anyArticle(site), anyArticle(site)];
    if (from === undefined || to === undefined) return;
    const inLocale = (path: string, locale: string) =>
      path.replace(/\/articles\/\w+\//, `/articles/${locale}/`);
    for (const locale of ['en', 'tr']) {
      const [old, target] = [inLocale(from, locale), join(dirname(inLocale(to, locale)), basename(from))];
      if (existsSync(old) && !existsSync(target)) renameSync(old, target);
    }
  },
  slug: (site, n) =>
    change(anyArticle(site), (text) => text.replace(/^(?:slug: .*\n)?id: /m, `slug: at-${n}\nid: `)),
  add: (site, n) => {
    const beside = anyArticle(site);
    if (beside === undefined) return;
    const front = [`id: extra-${n}`, `title: Extra thing number ${n}`, `description: The extra thing ${n}.`];
    write(
      dirname(beside),
      `extra-${n}.md`,
      ['---', ...front, '---', '', `Thing ${n} is extra.`, ''].join('\n'),
    );
  },
  delete: (site) => {
    const path = pick(articlesIn(site, true), site.random);
    if (path !== undefined) rmSync(path);
  },
  message: ({ folder }, n) =>
    writeData(folder, 'locales/en/common.json', { home: { topics: `Topics of ${n}` } }),
  channel: ({ folder }, n) =>
    writeData(folder, 'content/channels.yaml', {
      fallback: 'mail',
      channels: [
        { id: 'mail', type: 'email', address: `help-${n}@bench.example`, label: 'Mail', response: 'P1D' },
      ],
    }),
  announcement: ({ folder }, n) =>
    writeData(folder, 'content/announcements.yaml', {
      announcements: [
        { id: `news-${n}`, kind: 'info', from: '2026-11-15T00:00:00Z', text: { en: `News ${n}.` } },
      ],
    }),
  store: ({ folder }, n) =>
    writeData(folder, 'content/stores/stores.yaml', {
      stores: [
        {
          code: 'TR-1',
          name: `Kadıköy ${n}`,
          address: {
            lines: 'Cadde 12',
            city: 'Kadıköy',
            region: 'İstanbul',
            postcode: '34710',
            country: 'TR',
          },
          geo: { lat: 40.99012, lng: 29.02418 },
          hours: 'Mo-Sa 10:00-22:00',
          updated: '2026-10-01',
        },
      ],
    }),
  setting: ({ folder, random }, n) => {
    const path = join(folder, 'content/site.yaml');
    const site = JSON.parse(readFileSync(path, 'utf8')) as object;
    const color = `#${Math.floor(random() * 0x40_00_00)
      .toString(16)
      .padStart(6, '0')}`;
    writeData(folder, 'content/site.yaml', { ...site, name: `Help ${n}`, brand: { color } });
  },
  token: ({ folder }, n) => write(folder, 'theme/tokens.css', `:root {\n  --radius: ${n}px;\n}\n`),
  slot: ({ folder }, n) => write(folder, 'theme/slots/footer.html', `<p>Slot ${n}</p>\n`),
  'public file': ({ folder }, n) => write(folder, `content/public/file-${n % 3}.txt`, `File ${n}\n`),
  'hidden public files': ({ folder }, n) => {
    write(folder, 'content/public/.well-known/one.txt', `One ${n}\n`);
    write(folder, 'public/.well-known/two.txt', `Two ${n}\n`);
  },
  "the site's own public file": ({ folder }, n) => write(folder, 'public/own.txt', `Own ${n}\n`),
  search: ({ folder }, n) =>
    writeData(folder, 'content/search/en.yaml', { synonyms: [['order', `word${n}`]] }),
  variable: (site, n) => {
    writeData(site.folder, 'content/variables.yaml', { 'a-number': { value: String(n) } });
    change(anyArticle(site), (text) => `${text}\nThe number is {{ a-number }}.\n`);
  },
};
