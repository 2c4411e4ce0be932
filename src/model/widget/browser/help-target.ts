/** What an element of an application asks the widget for, and where that is. */

/**
 * An article by its id, and the heading to open it at; both empty where nothing is named.
 *
 * @example readHelpTarget('return-item#by-post') // => { id: 'return-item', anchor: 'by-post' }
 */
export function readHelpTarget(written: string): { readonly id: string; readonly anchor: string } {
  const [id = '', ...anchor] = written.trim().split('#');
  return { id, anchor: anchor.join('#') };
}

/** The path of an article in a locale, in another where it has none, from what its permalink says (`languageTargets`). */
export function targetIn(targets: string, locale: string): string | undefined {
  const places = targets.split('\n').map((line) => line.split(' '));
  const [, path] = places.find(([name]) => name === locale) ?? places[0] ?? [];
  return path?.startsWith('/') ? path : undefined;
}
