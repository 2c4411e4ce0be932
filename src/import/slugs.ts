/** Names for URLs and ids, made from titles and file names in any language. */

/** Letters that Unicode does not take apart into a base letter and a mark. */
const letters: Record<string, string> = {
  ı: 'i',
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ħ: 'h',
  ŋ: 'n',
  ŧ: 't',
};

/**
 * The text as ASCII kebab-case; empty when nothing in it can be written in ASCII.
 *
 * @example slugify('Yún Board & Straße') // => 'yun-board-and-strasse'
 */
export function slugify(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\0-\x7f]/g, (letter) => letters[letter] ?? letter)
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
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
  const base = slug.length < idLength.min ? `article-${slug}`.replace(/-$/, '') : slug;
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
