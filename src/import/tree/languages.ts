/** Names of languages in folders and files of a source. */

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Whether a lower-case tag names a language that people know: `fa`, `zh-hans`, but not `api`. */
export function isLanguage(tag: string): boolean {
  try {
    return names.of(new Intl.Locale(tag).language) !== undefined;
  } catch {
    return false;
  }
}

/** Languages with two letters by how they call themselves and by their English names, in lower case. */
const byName = new Map<string, string>();

function namesByLanguage(): ReadonlyMap<string, string> {
  const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
  for (const tag of byName.size > 0 ? [] : letters.flatMap((one) => letters.map((other) => one + other))) {
    const english = isLanguage(tag) ? names.of(tag) : undefined;
    if (english === undefined) continue;
    const own = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? english;
    for (const name of [english, own]) byName.set(name.toLowerCase(), tag);
  }
  return byName;
}

/**
 * The one language that some words name.
 *
 * @example languageNamed('Korean (한국어)') // => 'ko'
 */
export function languageNamed(words: string): string | undefined {
  const text = words.toLowerCase();
  const isNamed = (name: string) =>
    text.split(name).some((before, at, parts) => {
      const after = parts[at + 1];
      return (
        after !== undefined &&
        (!/^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(name) ||
          !(/\p{L}$/u.test(before) || /^\p{L}/u.test(after)))
      );
    });
  const found = new Set([...namesByLanguage()].flatMap(([name, tag]) => (isNamed(name) ? [tag] : [])));
  return found.size === 1 ? [...found][0] : undefined;
}
