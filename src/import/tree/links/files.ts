/** Files that readers open or download: each gets one address below `/files/`. */
import { lastPart } from '#base/slash-path.ts';
import { deviceNames } from '#base/file-paths.ts';
import { decodePath } from '#import/tree/addresses.ts';
import { makeUnique, slugify } from '#import/tree/slugs.ts';
import type { SourceTree } from '#import/tree/tree.ts';

const folder = 'files';

/** What a file is called: by the server that sent it, else by its address. */
export const fileNameOf = ({ assets }: Pick<SourceTree, 'assets'>, source: string): string =>
  assets.get(source)?.name ?? decodePath(lastPart(URL.parse(source)?.pathname ?? source));

/**
 * Whether a file may be offered from the site's own address. What browsers run there could read and do all that a page of
 * the site may; drawings lose that when the site is built, if they can be read.
 */
export function isSafeFile({ assets }: Pick<SourceTree, 'assets'>, source: string, name: string): boolean {
  if (!/\.svg$/i.test(name)) return !isActiveFile(name);
  const check = assets.get(source)?.whyUnshown;
  return check !== undefined && check() === undefined;
}

const isActiveFile = (name: string) =>
  /\.(?:[dps]?html?|xht(?:ml)?|xml|xslt?|xsd|rdf|rss|atom|svg|svgz|m?js|cjs|mht(?:ml)?|hta|swf|wasm|css|appcache|webmanifest)\W*$/i.test(
    name,
  );

/** Gives files their addresses: one per file, different ones for different files. */
export class FileNames {
  readonly #paths = new Map<string, string>();
  readonly #taken: Set<string> = new Set(deviceNames);
  readonly #offered = new Map<string, string>();

  /** Input: `known`, paths below `public/` of an earlier import, by address of the file. */
  constructor(known: ReadonlyMap<string, string>) {
    for (const [source, path] of known) {
      this.#paths.set(source, path);
      this.#taken.add(stem(lastPart(path)));
    }
  }

  /** The address on the site of a file of the source, by its name: `/files/manual.pdf`. */
  pathFor(source: string, name: string): string {
    const path = this.#paths.get(source) ?? this.#add(source, name);
    this.#offered.set(source, path);
    return `/${path}`;
  }

  #add(source: string, file: string): string {
    const ending = /\.\w+$/.exec(file)?.[0].toLowerCase() ?? '';
    const path = `${folder}/${makeUnique(slugify(stem(file)) || 'file', this.#taken)}${ending}`;
    this.#paths.set(source, path);
    return path;
  }

  /** Every file that a text of this import offers, with its path below `public/`. */
  get given(): ReadonlyMap<string, string> {
    return this.#offered;
  }
}

const stem = (name: string) => name.replace(/\.[^.]*$/, '');
