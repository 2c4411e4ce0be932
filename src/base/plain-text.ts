/** Texts of writers in one form, whatever their editors have saved. */

/**
 * A text without byte-order mark, with `\n` as line break, and without other control characters than tabs: nobody sees them,
 * and pages and feeds may not have them (https://infra.spec.whatwg.org/#control).
 */
export const plainText = (written: string): string =>
  withoutControls(written.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));

/** A text with no other control characters than tabs and `\n`. */
export const withoutControls = (text: string): string => text.replace(/(?![\n\t])\p{Cc}/gu, '');
