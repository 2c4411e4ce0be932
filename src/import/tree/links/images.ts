/** Images: which files a text shows, and where they go. */
import { deviceNames } from '#base/file-paths.ts';
import { lastPart, parentOf } from '#base/slash-path.ts';
import { pathsOfOwn } from './own-addresses.ts';
import { makeUnique, slugify } from '#import/tree/slugs.ts';
import { join } from '#import/tree/topics.ts';
import type { AssetUser, SourceTree } from '#import/tree/tree.ts';
import { decodePath, isPictureAddress, joinSourcePath, relativePath } from '#import/tree/addresses.ts';

/** What finds assets. */
export type AssetLookup = Pick<SourceTree, 'assets' | 'findAsset'> & Partial<Pick<SourceTree, 'site'>>;

export type FoundImage =
  /** `source`: its address. */
  | { readonly kind: 'file'; readonly source: string }
  /** `why`: what is wrong with its file, if there is one. */
  | { readonly kind: 'missing'; readonly why?: string | undefined }
  | { readonly kind: 'remote' }
  | { readonly kind: 'inline' };

/** What an image URL, written in a document, leads to. */
export function findImage(lookup: AssetLookup, from: AssetUser, url: string): FoundImage {
  const { assets } = lookup;
  if (/^data:image\//i.test(url)) return { kind: 'inline' };
  const source = findFile(lookup, from, url);
  if (source !== undefined && (isPictureName(source) || assets.get(source)?.isImage)) {
    const why = assets.get(source)?.whyUnshown?.();
    return why === undefined ? { kind: 'file', source } : { kind: 'missing', why };
  }
  return { kind: /^(?:https?:)?\/\//i.test(url) ? 'remote' : 'missing' };
}

/** Whether an asset's own address ends as pictures do: its name may have a `#` in it. */
const isPictureName = (source: string) =>
  isPictureAddress(source) || isPictureAddress(source.replace(/[?#]/g, '-'));

/**
 * The address of the asset that a document means: as the source says, else a path from the document or the top, also by
 * its whole address.
 */
export function findFile(lookup: AssetLookup, from: AssetUser, url: string): string | undefined {
  for (const one of [url, ...pathsOfOwn(url, lookup.site?.url)]) {
    const found = findWritten(lookup, from, one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findWritten({ assets, findAsset }: AssetLookup, from: AssetUser, url: string): string | undefined {
  const path = url.replace(/[?#].*$/, '');
  const found = [
    url,
    findAsset?.(url, from),
    // Names of files may have signs that mean something else in an address: `Recording #3.gif`.
    ...(path === url ? [] : [joinSourcePath(parentOf(from.address), url)]),
    joinSourcePath(parentOf(from.address), path),
    joinSourcePath('', path),
    // One that climbs above the top stops there, as in browsers.
    joinSourcePath('', path.replace(/^(?:\.\.?\/)+/, '')),
  ].find((candidate) => candidate !== undefined && candidate !== '' && assets.has(candidate));
  return found === undefined ? undefined : (assets.get(found)?.sameAs ?? found);
}

/** Where an image lies in the output; `source` is its address. */
export interface PlacedImage {
  readonly locale: string;
  readonly topic: string;
  readonly source: string;
  readonly name: string;
}

/**
 * Gives images their places: each once, in the first topic that shows it. Translations find those of the first
 * language; what only they show lies with them.
 */
export class ImagePlaces {
  readonly #places = new Map<string, PlacedImage>();
  readonly #taken = new Map<string, Set<string>>();
  readonly #shown = new Set<PlacedImage>();
  readonly #assets: SourceTree['assets'];
  readonly #firstLocale: string | undefined;

  /** Input: `known`, places of an earlier import. */
  constructor(known: readonly PlacedImage[], { assets, locales }: Pick<SourceTree, 'assets' | 'locales'>) {
    this.#assets = assets;
    this.#firstLocale = locales[0];
    for (const image of known) {
      this.#places.set(key(image.locale, image.source), image);
      this.#takenIn(image.topic).add(stem(image.name));
    }
  }

  /** The file's path from an article of the topic: `images/label.png`, `../returns/images/label.png`. */
  pathFor(locale: string, topic: string, source: string): string {
    const place =
      this.#places.get(key(locale, source)) ??
      this.#places.get(key(this.#firstLocale ?? locale, source)) ??
      this.#add(locale, topic, source);
    this.#shown.add(place);
    return relativePath(topic, join(place.topic, `images/${place.name}`));
  }

  #add(locale: string, topic: string, source: string): PlacedImage {
    const file = this.#assets.get(source)?.name ?? lastPart(URL.parse(source)?.pathname ?? source);
    const extension = file.slice(file.lastIndexOf('.')).toLowerCase();
    const name = makeUnique(slugify(stem(decodePath(file))) || 'image', this.#takenIn(topic)) + extension;
    const place = { locale, topic, source, name };
    this.#places.set(key(locale, source), place);
    return place;
  }

  /** Every image that a text of this import shows. */
  get placed(): readonly PlacedImage[] {
    return [...this.#shown];
  }

  #takenIn(topic: string): Set<string> {
    const taken = this.#taken.get(topic) ?? new Set(deviceNames);
    this.#taken.set(topic, taken);
    return taken;
  }
}

const key = (locale: string, source: string) => `${locale}\n${source}`;
const stem = (name: string) => name.replace(/\.[^.]*$/, '');
