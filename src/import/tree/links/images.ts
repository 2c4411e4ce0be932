/** Images: which files a text shows, where they go, and what stands for those that cannot be shown. */
import { deviceNames } from '#base/file-paths.ts';
import { lastPart, parentOf } from '#base/slash-path.ts';
import { escapeText } from '#import/tree/markdown/format.ts';
import { makeUnique, readableName, slugify } from '#import/tree/slugs.ts';
import type { SourceTree } from '#import/tree/tree.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';

export type FoundImage =
  /** `source`: its address. */
  | { readonly kind: 'file'; readonly source: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'remote' }
  | { readonly kind: 'inline' };

/** What an image URL, written in a document at the address `from`, leads to. */
export function findImage(assets: SourceTree['assets'], from: string, url: string): FoundImage {
  if (/^data:image\//i.test(url)) return { kind: 'inline' };
  if (assets.has(url)) return { kind: 'file', source: url };
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) return { kind: 'remote' };
  const source = joinSourcePath(parentOf(from), url.replace(/[?#].*$/, ''));
  return source !== undefined && assets.has(source) && isImage(source)
    ? { kind: 'file', source }
    : { kind: 'missing' };
}

const isImage = (path: string) => /\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(path);

/** The name of an image in a topic; `source` is its address. */
export interface NamedImage {
  readonly topic: string;
  readonly source: string;
  readonly name: string;
}

/** Gives the images of each topic their names: one name per file, different names for different files. */
export class ImageNames {
  readonly #names = new Map<string, string>();
  readonly #taken = new Map<string, Set<string>>();

  /** Input: `known`, names of an earlier import. */
  constructor(known: readonly NamedImage[]) {
    for (const { topic, source, name } of known) {
      this.#names.set(key(topic, source), name);
      this.#takenIn(topic).add(stem(name));
    }
  }

  /** The file's path from an article of the topic: `images/label.png`. */
  pathFor(topic: string, source: string): string {
    let name = this.#names.get(key(topic, source));
    if (name === undefined) {
      const file = lastPart(URL.parse(source)?.pathname ?? source);
      const extension = file.slice(file.lastIndexOf('.')).toLowerCase();
      const base = slugify(stem(file)) || 'image';
      name = makeUnique(base, this.#takenIn(topic)) + extension;
      this.#names.set(key(topic, source), name);
    }
    return `images/${name}`;
  }

  #takenIn(topic: string): Set<string> {
    const taken = this.#taken.get(topic) ?? new Set(deviceNames);
    this.#taken.set(topic, taken);
    return taken;
  }
}

const key = (topic: string, source: string) => `${topic}\n${source}`;
const stem = (name: string) => name.replace(/\.[^.]*$/, '');

/** Alternative text for an image that has none: its caption, else its file name in words. */
export function makeAlt(url: string, title: string | undefined): string {
  if (title !== undefined && title.trim() !== '') return title.trim();
  return readableName(url.replace(/[?#].*$/, ''));
}

/**
 * What stands for an image that cannot be shown: its description, emphasised, so that a sentence around it still reads
 * ("Press the *Upload button*."). Nothing for an image without one.
 *
 * Input: `around`, the characters directly before and after the image.
 */
export function replaceImage(alt: string, around: readonly [string, string]): string {
  const text = alt.replace(/\s+/g, ' ').trim();
  if (text === '') return '';
  const isApart =
    around.every((character) => character === '' || /[\s\p{P}]/u.test(character)) &&
    !/[*_]/.test(around.join(''));
  return isApart ? `*${escapeText(text)}*` : escapeText(text);
}
