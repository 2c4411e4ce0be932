/** Names for URLs and ids, made from titles and file names in any language. */
import { contentHash } from '#base/content-hash.ts';
import { deviceNames } from '#base/file-paths.ts';
import { lastPart } from '#base/slash-path.ts';
import { maxSlugBytes, shortenSlug, toSlug } from '#model/slug.ts';

/**
 * The text as ASCII kebab-case; empty when nothing in it can be written in ASCII.
 *
 * @example slugify('Yún Board & Straße') // => 'yun-board-strasse'
 */
export const slugify = (text: string): string =>
  toSlug(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** Bytes of a name that we make: there is room for a number behind it. */
const mostBytes = maxSlugBytes - 10;

/** Marks that texts can do without: vowels above and below Arabic and Hebrew letters, and lengthened Arabic ones. */
const optionalMarks = /\u0640|[\u064b-\u0652\u0670\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\p{Me}]/gu;

/**
 * The text as a slug in its own script, without signs that nobody sees or types, and no longer than an address can be;
 * empty when it has no letter or digit.
 *
 * @example ownSlug('الإعدادات والحِساب') // => 'الإعدادات-والحساب'
 */
export function ownSlug(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/(?!\u200c)\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(optionalMarks, '')
    .replace(/(?<![\p{L}\p{M}\p{N}])\p{M}+/gu, '');
  // Thai and Lao write what compatibility takes apart as one letter.
  const slug = toSlug(plain).replaceAll('\u0e4d\u0e32', '\u0e33').replaceAll('\u0ecd\u0eb2', '\u0eb3');
  return shortenSlug(slug, mostBytes);
}

/** Whether a text has letters or digits of a script that can't be written in ASCII: not in Latin. */
export const isInOtherScript = (text: string): boolean =>
  /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]|(?!\d)\p{Nd}/u.test(ownSlug(text));

const isInLatin = (text: string) => slugify(text) !== '' && !isInOtherScript(text);

/** What an article or topic is named by. */
export interface Named {
  readonly name: string;
  readonly title: string;
}

/** The slug in its own script of what has neither name nor title in Latin; `undefined` for all else. */
export function otherScriptSlug({ name, title }: Named): string | undefined {
  const text = isInOtherScript(name) ? name : title;
  return isInLatin(name) || isInLatin(title) || !isInOtherScript(text) ? undefined : ownSlug(text);
}

/**
 * A name in ASCII for an id, a file or a folder: of the name or the title in Latin, else what is Latin in the name, or a
 * word, with the number that the source gives it. So it does not depend on what else is imported.
 *
 * @example asciiName({ name: 'iPhone の設定', title: 'iPhone の設定', key: 'articles/360001' }, 'article') // => 'iphone-360001'
 */
export function asciiName(
  { name, title, key }: Named & { readonly key: string },
  word: 'article' | 'topic',
): string {
  const latin = [name, title].find(isInLatin);
  if (latin !== undefined) return shortenSlug(slugify(latin), mostBytes);
  const words = slugify(name);
  const number = numberOf(key);
  return `${/[a-z]{2}/.test(words) ? shorten(words, idLength.max - number.length - 1) : word}-${number}`;
}

/** The number in a key, `articles/360001` or `faq/360001-設定.md`; else one made from the whole key. */
function numberOf(key: string): string {
  const written = /^(?:\w+:)?(\d{1,20})$|^(\d{5,20})\D/.exec(lastPart(key));
  const made = Number.parseInt(contentHash(key.normalize('NFC')).slice(0, 8), 16) % 1_000_000;
  return written?.[1] ?? written?.[2] ?? String(made);
}

/** The name of all translations: the original's, unless only another is in Latin. English goes before the rest. */
export function nameOfAll(original: string, others: readonly { name: string; locale: string }[]): string {
  const latin = others.filter(({ name }) => isInLatin(name));
  const found = latin.find(({ locale }) => /^en(?:-|$)/i.test(locale)) ?? latin[0];
  return isInLatin(original) ? original : (found?.name ?? original);
}

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
