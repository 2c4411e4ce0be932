/** Which addresses of the old site the new one answers, by its pages and the redirects that it writes. */
import type { HelpCentre } from '#model/help-centre.ts';
import { listPages } from '#model/pages/page-list.ts';
import { patternMatcher } from '#model/redirects/legacy.ts';
import { isAddress, parseOldAddress, type QueryPair } from '#model/redirects/old-address.ts';
import type { Note } from '#import/tree/notes.ts';
import type { AnsweredAddresses } from '#import/writer/writer.ts';
import { belowBase } from '#import/tree/addresses.ts';
import type { ListedAddress } from './read-list.ts';

/** Counts the addresses, each once. Notes: `address-unanswered`. */
export function answerAddresses(
  centre: HelpCentre,
  addresses: readonly ListedAddress[],
): { readonly result: AnsweredAddresses; readonly notes: readonly Note[] } {
  const isAnswered = answersOf(centre);
  const known = new Map(addresses.toReversed().map((one) => [withoutOrigin(one.written), one] as const));
  const open = [...known].toReversed().filter(([path]) => !isAnswered(path));
  return {
    result: { total: known.size, answered: known.size - open.length },
    notes: open.map(([path, { file, line }]) => ({ file, line, kind: 'address-unanswered', what: path })),
  };
}

/** Path and query; an address without a path is the home page's. */
const withoutOrigin = (written: string): string =>
  written
    .replace(/#.*$/s, '')
    .replace(/^https?:\/\/[^/?]*/i, '')
    .replace(/^(?!\/)/, '/');

/** Tells of a path with its query, as browsers ask for it, whether the site answers it. */
function answersOf(centre: HelpCentre): (path: string) => boolean {
  const { site, redirects, publicFiles } = centre;
  const decode = (path: string) => decodeURIComponent(path).normalize('NFC');
  const occupied = new Set([...listPages(centre).map(({ path }) => decode(path)), ...publicFiles, '/']);
  const plain = Map.groupBy(
    redirects.filter(({ isPattern }) => !isPattern),
    ({ from }) => decode(from),
  );
  const patterns = Map.groupBy(
    redirects.filter(({ isPattern }) => isPattern).map(({ from }) => from),
    (from) => numbersIn(from).at(-1) ?? '',
  );
  return (asked) => {
    const below = site.base === '' ? asked : belowBase(asked, site.base);
    const [path = '', query = ''] = (below ?? '').split('?', 2);
    const parsed = below === undefined ? undefined : parseOldAddress(path);
    if (parsed === undefined || !isAddress(parsed)) return false;
    if (occupied.has(parsed.decoded)) return true;
    const given = [...new URLSearchParams(query)];
    const hasAll = (wanted: readonly QueryPair[]) =>
      wanted.every(([name, value]) => given.some((pair) => pair[0] === name && pair[1] === value));
    if ((plain.get(parsed.decoded) ?? []).some((redirect) => hasAll(redirect.query))) return true;
    const near = numbersIn(parsed.decoded).flatMap((number) => patterns.get(number) ?? []);
    return near.some((pattern) => patternMatcher(pattern)(parsed.decoded.replace(/\/$/, '')));
  };
}

const numbersIn = (path: string): readonly string[] => path.match(/\d+/g) ?? [];
