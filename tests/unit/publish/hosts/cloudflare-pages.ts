/**
 * `_redirects` as Cloudflare Pages reads it, written after its documentation:
 * https://developers.cloudflare.com/pages/configuration/redirects/
 */

interface Rule {
  readonly from: string;
  readonly to: string;
}

/** Where the file leads a request; `ignored` are lines that Cloudflare Pages would not obey. */
export function readAsCloudflare(text: string): {
  readonly locationOf: (address: string) => string | undefined;
  readonly ignored: readonly string[];
} {
  const plain = new Map<string, string>();
  const patterns: Rule[] = [];
  const ignored: string[] = [];
  for (const line of text.split('\n').filter((one) => one.trim() !== '' && !one.startsWith('#'))) {
    const [from = '', to = '', status = '302', ...more] = line.split(/\s+/);
    const isRule = more.length === 0 && /^30[12378]$/.test(status) && from.startsWith('/') && to !== '';
    // From the first pattern on, every line counts as one.
    const isPlain = patterns.length === 0 && !/\*|:[A-Za-z]/.test(from);
    const isBeyond = isPlain ? plain.size >= 2000 : patterns.length >= 100;
    const isKnown = plain.has(from) || patterns.some((rule) => rule.from === from);
    if (!isRule || isBeyond || isKnown || line.length > 1000) ignored.push(line);
    else if (isPlain) plain.set(from, to);
    else patterns.push({ from, to });
  }
  return {
    ignored,
    locationOf: (address) => {
      const { pathname, search } = new URL(address, 'https://site.example');
      const to = plain.get(pathname) ?? patterns.find(({ from }) => expressionOf(from).test(pathname))?.to;
      return to === undefined ? undefined : to + search;
    },
  };
}

/** A `*` stands for anything, a `:name` for one part of the path. */
const expressionOf = (from: string) =>
  new RegExp(
    `^${from
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replace(/:[A-Za-z]\w*/g, '[^/]+')}$`,
  );
