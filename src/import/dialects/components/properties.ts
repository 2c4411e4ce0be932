/** What the properties of a component that nobody knows say: which pictures it shows, where it leads, its words. */
import { isPictureAddress } from '#import/tree/addresses.ts';

export interface SaidPicture {
  readonly url: string;
  readonly alt: string;
  readonly title: string | undefined;
}

export interface Said {
  readonly pictures: readonly SaidPicture[];
  readonly href: string | undefined;
  /** What stands above its content: a title. */
  readonly title: string | undefined;
  /** The title with all other words. */
  readonly words: readonly string[];
}

const titles = ['title', 'header', 'heading', 'label'];
const otherWords = ['text', 'name', 'description'];
const targets = ['href', 'to', 'link', 'url'];

/** A command may end with the name of a picture, too. */
const namesPicture = (words: string) =>
  isPictureAddress(words) && (!/\s/.test(words) || /^(?:\.{0,2}\/|https?:)/.test(words));

/** Other looks of the picture that another property names, and decoration. */
const secondary = /dark|hover|active|thumb|poster|icon|avatar|background/i;

/** Input: `names` of all properties; `stringsIn` gives the words of one, those in its lists too. */
export function saidIn(names: readonly string[], stringsIn: (name: string) => readonly string[]): Said {
  const text = (name: string) => stringsIn(name).find((word) => word.trim() !== '');
  const showing = names.filter((name) => stringsIn(name).some((word) => namesPicture(word)));
  const primary = showing.filter((name) => !secondary.test(name));
  const shown = primary.length > 0 ? primary : showing.filter((name) => !/icon|avatar/i.test(name));
  const urls = [...new Set(shown.flatMap((name) => stringsIn(name)).filter((word) => namesPicture(word)))];
  const title = first(titles, text);
  const caption = text('caption');
  const [only, more] = urls;
  const isPicture = only !== undefined && more === undefined;
  const href = first(targets, text);
  return {
    pictures: urls.map((url) => ({
      url,
      alt: isPicture ? (text('alt') ?? '') : '',
      title: isPicture ? caption : undefined,
    })),
    href: href === undefined || namesPicture(href) || /\s/.test(href) ? undefined : href,
    title,
    words: [
      ...(title === undefined ? [] : [title]),
      ...otherWords.flatMap((name) => text(name) ?? []),
      ...(caption === undefined || isPicture ? [] : [caption]),
    ].filter((word) => !namesPicture(word)),
  };
}

const first = (names: readonly string[], text: (name: string) => string | undefined): string | undefined => {
  for (const name of names) {
    const found = text(name);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Every word in a value: itself, or those in its lists and objects. */
export function stringsIn(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return [value.trim()];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null || depth > 3) return [];
  return Object.values(value).flatMap((inner) => stringsIn(inner, depth + 1));
}
