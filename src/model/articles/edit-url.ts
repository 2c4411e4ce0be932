/** Where readers suggest a change to an article. */
import { encodePath } from '#base/written-address.ts';

/**
 * The address at which a host edits a file. `{file}` stands in a path or behind `?`, so all that means something there is
 * percent-encoded.
 *
 * @example editUrlOf('https://git.example.com/edit/{file}', 'articles/en/a b.md') // => 'https://git.example.com/edit/articles/en/a%20b.md'
 */
export const editUrlOf = (template: string, file: string): string =>
  template.replaceAll('{file}', () => encodePath(file.toWellFormed()));
