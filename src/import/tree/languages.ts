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
