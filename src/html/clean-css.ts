/** Styles without references to other files. */

export interface CleanCss {
  readonly css: string;
  /** What was taken out. */
  readonly removed: readonly string[];
}

/**
 * Takes imports and references out of a style sheet, or of the value of an attribute that CSS reads.
 * `isAllowed` says of a reference whether it may stay. Escapes could hide anything: what has them is dropped whole.
 * Strings and comments are not told apart: what comes out is what was looked at, never the text as it was written.
 */
export function cleanCss(css: string, isAllowed: (target: string) => boolean): CleanCss {
  const removed: string[] = [];
  const plain = css.replace(/\/\*[^]*?(?:\*\/|$)/g, ' ');
  if (/\\/.test(plain) && /url|@|image|src|expression/i.test(plain.replace(/\\[\da-f]{1,6}\s?|\\/gi, '')))
    return { css: '', removed: ['styles with escapes'] };
  const cleaned = plain
    .replace(/@import[^;]*(?:;|$)/gi, (rule) => {
      removed.push(rule.trim().slice(0, 40));
      return '';
    })
    .replace(/@font-face\s*\{[^}]*(?:\}|$)/gi, (rule) => (/url\(/i.test(rule) ? '' : rule))
    .replace(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*))\s*(?:\)|$)/gi, (whole, double, single, bare) => {
      const target = String(double ?? single ?? bare ?? '');
      if (isAllowed(target)) return whole;
      removed.push(`url(${target.trim().slice(0, 40)})`);
      return 'none';
    });
  // Other functions that name files, and what only old browsers know.
  if (
    !/(?:image-set|(?<![\w-])image|src|expression)\s*\(|-moz-binding|behavior\s*:|javascript:|@import/i.test(
      cleaned,
    )
  )
    return { css: cleaned, removed };
  return { css: '', removed: [...removed, 'styles that load something'] };
}
