/** A built help centre, as its tests read it. */
import type { Root } from 'hast';
import type { CommandResult, TestHelpCentre } from './help-centre.ts';
import { findAll, parseHtml, valueIn } from './html.ts';

export interface BuiltPages {
  readonly centre: TestHelpCentre;
  /** What the build said. */
  readonly built: CommandResult;
  /** All files by path. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** All pages by the path of their file. */
  readonly pages: ReadonlyMap<string, Root>;
  /** The text of a file. Throws where it was not built. */
  readonly text: (name: string) => string;
  /** The page at an address. Throws where it was not built. */
  readonly page: (path: string) => Root;
  /** The page of a file; empty where it was not built. */
  readonly pageIn: (name: string) => Root;
  /** Pages of a locale that Astro renders; not permalinks and redirects. */
  readonly localePages: () => readonly (readonly [name: string, root: Root])[];
  readonly canonicalOf: (path: string) => unknown;
  /** Addresses of a page's translations by language. */
  readonly alternatesOf: (path: string) => Readonly<Record<string, unknown>>;
}

/** Builds the help centre and reads all that the build has made. */
export function buildPages(centre: TestHelpCentre): BuiltPages {
  const built = centre.run('build');
  const files = centre.read();
  const pages = new Map(
    [...files]
      .filter(([name]) => name.endsWith('.html'))
      .map(([name, bytes]) => [name, parseHtml(bytes.toString())]),
  );
  const found = <Value>(values: ReadonlyMap<string, Value>, name: string) => {
    const value = values.get(name);
    if (value === undefined)
      throw new Error(`${name} was not built; there are ${[...values.keys()].join(', ')}`);
    return value;
  };
  const page = (path: string) => found(pages, `${path.slice(1)}index.html`);
  const pageIn = (name: string) => pages.get(name) ?? parseHtml('');
  const isRendered = (name: string) => valueIn(pageIn(name), 'html', 'dataKind') !== undefined;
  return {
    centre,
    built,
    files,
    pages,
    text: (name) => found(files, name).toString(),
    page,
    pageIn,
    localePages: () => [...pages].filter(([name]) => /^(en|tr|ar|en-xa)\//.test(name) && isRendered(name)),
    canonicalOf: (path) => valueIn(page(path), 'link', 'href', { rel: 'canonical' }),
    alternatesOf: (path) =>
      Object.fromEntries(
        findAll(page(path), 'link', { rel: 'alternate' }).flatMap(({ properties }) =>
          properties['hrefLang'] === undefined
            ? []
            : [[String(properties['hrefLang']), properties['href']] as const],
        ),
      ),
  };
}
