/** Which pages of an application a pattern of `content/widget.yaml` means. Runs in the browser of the application's reader. */

/** Articles and topic that the widget suggests on pages. */
export interface PageSuggestion {
  readonly pages: readonly string[];
  /** Ids, in order. */
  readonly articles: readonly string[];
  /** Path of a topic, such as `orders/returns`. */
  readonly topic?: string;
}

/** The address of a page, as far as patterns look at it. */
export type PageAddress = Pick<URL, 'origin' | 'pathname' | 'hash'>;

/**
 * Whether a pattern means a page. `*` stands for any letters, `:id` for what is between two slashes. A pattern that begins with
 * `https://` names the application, one with `#` the part behind it that many applications route by.
 *
 * @example isMeant('/orders/:id', { origin: 'https://app.example.com', pathname: '/orders/17', hash: '' }) // => true
 */
export function isMeant(pattern: string, { origin, pathname, hash }: PageAddress): boolean {
  const path = pattern.startsWith('#') ? '' : (pattern.startsWith('http') ? origin : '') + pathname;
  const page = path.replace(/\/$/, '') + (pattern.includes('#') ? hash : '');
  return toExpression(pattern.replace(/\/(?=#|$)/, '')).test(page);
}

/** What is suggested on a page: the first entry that means it. */
export const suggestionFor = (
  suggestions: readonly PageSuggestion[],
  page: PageAddress,
): PageSuggestion | undefined => suggestions.find(({ pages }) => pages.some((one) => isMeant(one, page)));

const toExpression = (pattern: string) =>
  new RegExp(
    `^${pattern
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll(/\*+/g, '.*')
      .replaceAll(/:[a-z_]\w*/gi, '[^/#]+')}/?$`,
    's',
  );
