/** Names for URLs and ids, made from titles and file names in any language. */
import { deviceNames } from '#base/file-paths.ts';
import { toSlug } from '#model/slug.ts';

/**
 * The text as ASCII kebab-case; empty when nothing in it can be written in ASCII.
 *
 * @example slugify('Yún Board & Straße') // => 'yun-board-strasse'
 */
export const slugify = (text: string): string =>
  toSlug(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** The slug cut at a word so that it has at most `length` characters. */
export function shorten(slug: string, length: number): string {
  if (slug.length <= length) return slug;
  const cut = slug.slice(0, length + 1);
  const atWord = cut.slice(0, Math.max(cut.lastIndexOf('-'), 0));
  return (atWord.length >= length / 2 ? atWord : slug.slice(0, length)).replace(/-+$/, '');
}

const idLength = { min: 3, max: 40 };

/** Whether a text can be the id of an article. */
export const isArticleId = (text: string): boolean => /^[a-z0-9-]{3,40}$/.test(text);

/** An article id made from a name, different from all in `taken`, to which it is added. */
export function makeArticleId(name: string, taken: Set<string>): string {
  const slug = slugify(name);
  const base =
    slug.length < idLength.min || deviceNames.has(slug) ? `article-${slug}`.replace(/-$/, '') : slug;
  return makeUnique(shorten(base, idLength.max), taken, idLength.max);
}

/** The name, with `-2`, `-3` … behind it where it is taken; added to `taken`. */
export function makeUnique(name: string, taken: Set<string>, maxLength = Infinity): string {
  let unique = name;
  for (let n = 2; taken.has(unique); n++) {
    const suffix = `-${n}`;
    unique = shorten(name, maxLength - suffix.length) + suffix;
  }
  taken.add(unique);
  return unique;
}

/** @example readableName('guides/Return-an_item.md') // => 'Return an item' */
export function readableName(path: string): string {
  const base =
    path
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? '';
  const words = base.replace(/[-_\s]+/g, ' ').trim();
  return words === '' ? path : words.charAt(0).toUpperCase() + words.slice(1);
}
