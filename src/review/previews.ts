/** A folder with the changed pages as they are built, to be looked at without a server: links are relative, nothing runs. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { decodeUri } from '#base/decode-uri.ts';
import { nameBelow } from '#base/file-paths.ts';
import { sum } from '#base/sum.ts';
import { encodePath } from '#base/written-address.ts';
import { shownPath } from '#files/places.ts';
import { formatReportPage } from '#html/report-page.ts';
import { rewriteAddresses } from '#html/rewrite-addresses.ts';
import { html, readerText } from '#html/template.ts';
import type { Site } from '#site/site.ts';
import type { ChangedText } from './review.ts';

interface Previews {
  readonly texts: readonly ChangedText[];
  readonly site: Pick<Site, 'name' | 'url' | 'base'>;
  /** Where the site is built. */
  readonly built: string;
  /** Where the previews go: a new or empty folder. */
  readonly out: string;
}

/** Writes the pages that are there and what they show. Returns how many pages that are. */
export function writePreviews({ texts, site, built, out }: Previews): number {
  if (existsSync(out) && readdirSync(out).length > 0) {
    throw new Error(`${shownPath(out)} is not empty. Name a new folder.`);
  }
  const fileOf = (address: string) => `${address.slice(site.base.length + 1)}index.html`;
  const shown = texts
    .map((text) => ({
      ...text,
      pages: text.pages.filter(({ address }) => existsSync(join(built, fileOf(address)))),
    }))
    .filter(({ pages }) => pages.length > 0);
  const pages = new Map(shown.flatMap((text) => text.pages.map(({ address }) => [address, fileOf(address)])));
  const { relative, needed } = createLinks({ site, built, pages });
  for (const name of pages.values()) {
    const page = withoutScripts(readFileSync(join(built, name), 'utf8'));
    write(
      out,
      name,
      rewriteAddresses(page, (written) => relative(written, name)),
    );
  }
  // A style names further files, which are needed then.
  for (const name of needed) {
    if (name.endsWith('.css'))
      write(out, name, styleOf(readFileSync(join(built, name), 'utf8'), name, relative));
    else copy(built, out, name);
  }
  write(out, 'index.html', listOf(shown, pages, site.name));
  return pages.size;
}

type Relative = (written: string, from: string) => string;

/** Makes addresses of the site relative, and keeps in `needed` which files they name. */
function createLinks({
  site,
  built,
  pages,
}: Pick<Previews, 'site' | 'built'> & { readonly pages: ReadonlyMap<string, string> }) {
  const needed = new Set<string>();
  const { origin } = new URL(site.url);

  /** A file of the built site that isn't a page. */
  function fileAt(name: string): string | undefined {
    const path = join(built, name);
    const isFile =
      nameBelow(built, path) !== undefined && statSync(path, { throwIfNoEntry: false })?.isFile();
    if (isFile !== true || name.endsWith('.html')) return undefined;
    needed.add(name);
    return name;
  }

  /** What `written` means in the file `from`: another preview, a file, or else what the published site has there. */
  function relative(written: string, from: string): string {
    const url = URL.parse(
      written,
      new URL(encodePath(`${site.base}/${from.replace(/index\.html$/, '')}`), origin),
    );
    if (url?.origin !== origin || /^https?:|^#/i.test(written)) return written;
    const address = decodeUri(url.pathname);
    const isOurs = address?.startsWith(`${site.base}/`) === true;
    const target = isOurs ? (pages.get(address) ?? fileAt(address.slice(site.base.length + 1))) : undefined;
    if (target === undefined) return url.href;
    return encodePath(posix.relative(posix.dirname(from), target)) + url.search + url.hash;
  }
  return { relative, needed };
}

const styleOf = (css: string, name: string, relative: Relative) =>
  css.replaceAll(
    /url\((["']?)(\/[^"')]*)\1\)/g,
    (_, quote: string, written: string) => `url(${quote}${relative(written, name)}${quote})`,
  );

/** Without a server they would fail, and pages read fully without them. No search engine shall list a preview. */
const withoutScripts = (page: string) =>
  page
    .replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/gi, '')
    .replaceAll(/<link\b[^>]*\brel="?(?:modulepreload|manifest)\b[^>]*>/gi, '')
    .replace('</head>', '<meta name="robots" content="noindex"></head>');

function write(out: string, name: string, text: string): void {
  mkdirSync(dirname(join(out, name)), { recursive: true });
  writeFileSync(join(out, name), text);
}

function copy(built: string, out: string, name: string): void {
  mkdirSync(dirname(join(out, name)), { recursive: true });
  copyFileSync(join(built, name), join(out, name));
}

/** The page that the folder opens with. */
function listOf(texts: readonly ChangedText[], files: ReadonlyMap<string, string>, name: string): string {
  const pagesOf = ({ pages }: ChangedText) =>
    pages.map(({ address, change }) => {
      const href = encodePath(files.get(address) ?? '');
      return html`<li><a href="${href}">${address}</a> (${change})</li> `;
    });
  return formatReportPage({
    title: `${name}: changed pages`,
    figures: [
      ['Articles and topics', String(texts.length)],
      ['Pages', String(sum(texts, ({ pages }) => pages.length))],
    ],
    sections: [],
    main: texts.map(
      (text) =>
        html`<h2>${readerText(text.title)}</h2>
          <ul>
            ${pagesOf(text)}
          </ul> `,
    ),
    styles: '',
  });
}
