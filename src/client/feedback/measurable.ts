/** Who may be measured, and what the browser itself says of the way here. */

/** Whether the reader hasn't objected to being measured: Global Privacy Control or Do Not Track. */
export const isMeasurable = (reader: Navigator & { readonly globalPrivacyControl?: boolean }): boolean =>
  reader.globalPrivacyControl !== true && reader.doNotTrack !== '1';

/** What was searched for on the search page that led here, by the address that browsers give of the page before. */
export const searchBefore = (referrer: string, origin: string): string =>
  (referrer.startsWith(origin) && new URLSearchParams(referrer.split('/search/?')[1]).get('q')) || '';
