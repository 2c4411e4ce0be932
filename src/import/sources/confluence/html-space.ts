/** A space of an HTML export: a file for each page, and `index.html` with their order. */
import { parentOf } from '#base/slash-path.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import { assetsIn } from '#import/sources/folder.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import type { Note } from '#import/tree/notes.ts';
import { unescapeXml } from './unescape.ts';
import type { ConfluencePage, ConfluenceSpace } from './to-tree.ts';

const pageFile = /(?:^|\/)(?:[^/]*_)?(\d+)\.html$/;

/** The pages that `index.html` and the folder have. Notes: `file-skipped`. */
export function readHtmlSpace(place: FolderPlace): ConfluenceSpace {
  const index = place.files.find((name) => /(?:^|\/)index\.html$/.test(name)) ?? 'index.html';
  const top = parentOf(index);
  const overview = place.textOf(index) ?? '';
  const order = new Map(
    [...overview.matchAll(/href="([^"]+\.html)"/g)].map(
      ([, name = ''], place_) => [name, place_ + 1] as const,
    ),
  );
  const notes: Note[] = [];
  const pages = place.files
    .filter((name) => parentOf(name) === top && name !== index && name.endsWith('.html'))
    .flatMap((name): ConfluencePage[] => {
      const page = toPage(name, place.textOf(name) ?? '', order);
      if (page === undefined)
        notes.push({ file: name, line: undefined, kind: 'file-skipped', what: 'no page of Confluence' });
      return page === undefined ? [] : [page];
    });
  const idByFile = new Map(pages.map((page) => [page.address, page.id]));
  const inTree = pages.map((page) => ({ ...page, parent: idByFile.get(page.parent ?? '') }));
  return { name: spaceName(overview), pages: inTree, home: homeOf(inTree), assets: assetsIn(place), notes };
}

const spaceName = (overview: string) =>
  /<td[^>]*class="confluenceTd"[^>]*>([^<]+)</.exec(overview)?.[1]?.trim() || undefined;

/** The one page around all others stands for the space. */
function homeOf(pages: readonly ConfluencePage[]): string | undefined {
  const tops = pages.filter(({ parent }) => parent === undefined);
  const [only, ...others] = tops;
  return others.length === 0 && pages.length > 1 ? only?.id : undefined;
}

function toPage(name: string, html: string, order: ReadonlyMap<string, number>): ConfluencePage | undefined {
  const start = /<div\s[^>]*id="main-content"[^>]*>/.exec(html);
  if (!start) return undefined;
  const from = start.index + start[0].length;
  const end =
    /<\/div>\s*(?:<div\s[^>]*class="pageSection|<\/div>\s*<\/div>\s*(?:<!--|<div\s[^>]*id="footer))/.exec(
      html.slice(from),
    );
  const body = html.slice(from, end ? from + end.index : undefined);
  const titles = unescapeXml(/<span\s+id="title-text"[^>]*>([^<]*)/.exec(html)?.[1] ?? '').trim();
  const title = titles.replace(/^.*? : /, '') || name;
  const crumbs = /<ol\s[^>]*id="breadcrumbs"[^>]*>([^]*?)<\/ol>/.exec(html)?.[1] ?? '';
  const above = [...crumbs.matchAll(/href="([^"]+)"/g)]
    .map(([, href = '']) => href)
    .filter((href) => href !== 'index.html');
  const file = name.replace(/^.*\//, '');
  const id = pageFile.exec(name)?.[1];
  return {
    id: id ?? file,
    title,
    parent: above.length === 0 ? undefined : joinSourcePath(parentOf(name), above.at(-1) ?? ''),
    order: order.get(file),
    address: name,
    shown: name,
    line: html.slice(0, from).split('\n').length,
    html: tidy(body),
    labels: [...html.matchAll(/<a\s[^>]*rel="tag"[^>]*>([^<]+)</g)].map(([, label = '']) => label.trim()),
    updated: undefined,
    draft: false,
    legacy: id === undefined ? [] : [`/pages/viewpage.action?pageId=${id}`],
  };
}

/** Boxes, and the alert that each is like. */
const boxes: Readonly<Record<string, string>> = {
  information: 'note',
  note: 'warning',
  tip: 'tip',
  warning: 'caution',
};

/** Macros as the export shows them. */
const tidy = (body: string) =>
  body
    .replace(/<div\s[^>]*class="[^"]*toc-macro[^"]*"[^>]*>[^]*?<\/div>/g, '')
    .replace(
      /class="confluence-information-macro confluence-information-macro-(information|note|tip|warning)[^"]*"/g,
      (_, name: string) => `class="callout callout-${boxes[name] ?? 'note'}"`,
    )
    .replace(/<style\b[^]*?<\/style>/g, '')
    .replace(
      /<pre\s[^>]*data-syntaxhighlighter-params="brush: ([\w+#-]+)[^"]*"[^>]*>([^]*?)<\/pre>/g,
      '<pre><code class="language-$1">$2</code></pre>',
    )
    .replace(
      /<div\s[^>]*class="expand-control"[^>]*>[^]*?<span\s[^>]*class="expand-control-text"[^>]*>([^<]*)<\/span>[^]*?<\/div>/g,
      '<p><strong>$1</strong></p>',
    );
