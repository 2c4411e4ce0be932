/**
 * The stem of a Turkish word, by its letters alone. Endings are written one behind the other, so that two forms of a word may
 * have little but its beginning in common: `akış`, `akışı`, `akışlarına`.
 */

/** Endings in the letters of keys (`ı` is `i`); of verbs those that say what somebody does or what is done. */
const endings = [
  'l[ae]r', // plural
  '[iu]m|(?:l[ae]r)?[iu]|s[iu]n?|[iu]?[mn][iu]z', // whose; accusative
  'n?[iu]n|[yn][iuae]|[ae]|n?[dt][ae]n?|y?l[ae]', // cases
  'n?[dt][ae]ki|l[iu]k|s[iu]z|d[iu]r',
  'm[ae]k?|[dt][iu][gk](?:[iu]n[iu]z)?|y?[ae]c[ae][gk]', // nouns of verbs
  'y[iu]n(?:[iu]z)?|y?[ae]bil(?:ir)?(?:s[iu]n[iu]z)?|[iu]yor(?:s[iu]n[iu]z|l[ae]r)?',
  'y?[ae]r[ae]k|y?[iu]p',
];
/** Four letters at least are the stem. */
const withEndings = new RegExp(`^(.{4,}?)(?:${endings.join('|')})+$`);

/** The stem of a word, both as keys: what endings may follow, so that it may be less than the word in a dictionary. */
export function turkishStem(word: string): string {
  const stem = withEndings.exec(word)?.[1] ?? word;
  return stem.replace(/[gbd]$/, (letter) => hard[letter] ?? letter);
}

/** The last consonant is soft before a vowel: `kutucuk`, `kutucuğu`. */
const hard: Readonly<Record<string, string>> = { g: 'k', b: 'p', d: 't' };

/** What all words with a stem begin with. */
export const turkishBeginning = (stem: string): string => stem.replace(/(?<=....)[kpt]$/, '');
