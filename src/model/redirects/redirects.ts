/** Old addresses that must keep answering: declared by the page that replaces them. */
import { byCodeUnits } from '#base/code-unit-order.ts';
import { once } from '#base/once.ts';
import { retiredRedirects } from '#model/retired/retired.ts';
import { treeOf } from '#model/tree.ts';
import { ledgerRedirects } from '#model/published/ledger-redirects.ts';
import type { Ledger } from '#model/published/ledger.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { Site } from '#site/site.ts';
import { declarations, homeFor, type Declaration, type DeclarationInput } from './declared.ts';
import { parseLegacyNumber, type LegacyNumber } from './legacy.ts';
import { occupiedAddresses, type SiteParts } from './occupied.ts';
import {
  isAddress,
  isFileAddress,
  parseOldAddress,
  queryText,
  type AddressFlaw,
  type OldAddress,
  type QueryPair,
} from './old-address.ts';

export interface Redirect {
  /** Old path, percent-encoded, as requested; of a pattern with `:locale` for one part (see `patternMatcher`). */
  readonly from: string;
  /** Redirects only requests whose query has these. */
  readonly query: readonly QueryPair[];
  /** Path of a page of this site, never of another redirect. */
  readonly to: string;
  /** Whether `from` is a pattern: any language, any title behind the number. */
  readonly isPattern: boolean;
  /** Of a pattern: the language that alone had it. One for any language answers it, too. */
  readonly locale?: string | undefined;
  /** Addresses at which a page can lead there, on hosts that take no rule for it. */
  readonly pages: readonly string[];
}

export interface RedirectInput extends SiteParts, DeclarationInput {
  /** Old addresses that no article or topic declares: those of stores. */
  readonly others: readonly Pick<Redirect, 'from' | 'to'>[];
  /** What has been public. */
  readonly published: Ledger | undefined;
}

/**
 * Redirects of `movedFrom` and `legacy`, sorted by old path. An old address of a topic stands for all that lay below it.
 *
 * Problems: `redirect-invalid`, `redirect-loop`, `redirect-shadows-page`, `redirect-conflict`, `redirect-query`.
 */
export function buildRedirects(input: RedirectInput): {
  readonly redirects: readonly Redirect[];
  readonly problems: readonly Problem[];
} {
  const list = new RedirectList(input);
  const problems: Problem[] = [];
  // Their addresses consist of checked slugs. One that is taken by now is no longer needed.
  for (const { from, to } of input.others) list.add({ file: 'content/stores', written: from, to });
  for (const written of input.site.legacy) {
    const entry = { file: 'content/site.yaml', written, to: homeFor(written, input.site) };
    for (const { code, message, fix } of list.add(entry))
      problems.push(problem(code, { file: entry.file, at: undefined }, message, fix));
  }
  const topicMoves: Entry[] = [];
  for (const { source, movedFrom, legacy, target, formerTarget, pathIn, permalink } of declarations(input)) {
    const report = (flaws: readonly Flaw[], path: readonly PropertyKey[]) => {
      const where = { file: source.file, at: source.positionOf(path) };
      for (const { code, message, fix } of flaws) problems.push(problem(code, where, message, fix));
    };
    movedFrom.forEach((written, index) => {
      const entry = { file: source.file, written, to: target(written) };
      report(list.add(entry), ['movedFrom', index]);
      if (source.kind === 'topic') topicMoves.push(entry);
    });
    legacy.forEach((written, index) => {
      const number = parseLegacyNumber(written, input.site);
      const to = number ? permalink : formerTarget(written);
      const entry = { file: source.file, written, to, owner: permalink };
      report(number ? list.addNumbers(entry, number, pathIn) : list.add(entry), ['legacy', index]);
    });
  }
  const pages = once(() => input.site.locales.flatMap(({ id }) => [...treeOf(input.tree, id).paths.keys()]));
  // What has moved twice begins with the address of the topic that it was in at first.
  const innermost = topicMoves.toSorted((a, b) => b.to.split('/').length - a.to.split('/').length);
  for (const move of innermost) list.addBelow(move, pages());
  for (const { file, from, to, isLegacy, pathIn } of retiredRedirects(input.retired, input)) {
    const number = isLegacy ? parseLegacyNumber(from, input.site) : undefined;
    if (number) list.addNumbers({ file, written: from, to }, number, pathIn);
    else list.add({ file, written: from, to });
  }
  // What articles and topics declare comes first.
  for (const { from, to } of ledgerRedirects(input.published, input))
    list.add({ file: 'content/published.json', written: from, to });
  return { redirects: list.sorted(), problems };
}

/** An old address as a file declares it. */
interface Entry {
  readonly file: string;
  readonly written: string;
  readonly to: string;
  /** Whose it is: of several addresses that mean the same of one owner, the first counts. */
  readonly owner?: string;
}

/** What is wrong with an old address. */
interface Flaw extends AddressFlaw {
  readonly code: `redirect-${'invalid' | 'loop' | 'shadows-page' | 'conflict' | 'query'}`;
}

/** Redirects in the order of their declaration, each compared with the site and the ones before it. */
class RedirectList {
  /** By what they are compared by. */
  readonly #redirects = new Map<
    string,
    { readonly redirect: Redirect; readonly file: string; readonly owner: string }
  >();
  readonly #occupied;
  readonly #site: Site;

  constructor(parts: SiteParts) {
    this.#occupied = occupiedAddresses(parts);
    this.#site = parts.site;
  }

  /** Servers take the first pattern that fits: those of one language come before those of any. */
  sorted(): Redirect[] {
    const keyOf = ({ from, query }: Redirect) => `${from.replace(':locale', '~')}?${queryText(query)}`;
    return [...new Set([...this.#redirects.values()].map(({ redirect }) => redirect))].toSorted(
      byCodeUnits(keyOf),
    );
  }

  /** Adds a path, or says why not. */
  add(entry: Entry): Flaw[] {
    const { written, to } = entry;
    const address = parseOldAddress(written);
    if (!isAddress(address)) return [{ code: 'redirect-invalid', ...address }];
    const flaw = this.#flawOf(address, written, to);
    if (flaw) return [flaw];
    const { path, decoded, query } = address;
    const hasPage = query.length === 0 && (!isFileAddress(path) || /\.html?$/i.test(path));
    const redirect = {
      from: path,
      query,
      to,
      isPattern: false,
      pages: hasPage && !this.#occupied.hasInAnyCase(decoded) ? [path] : [],
    };
    const taken = this.#take(entry, [`${decoded}?${queryText(query)}`], redirect);
    if (taken) return [taken];
    return query.length > 0 ? queryFlaw(written, this.#site.host) : [];
  }

  /**
   * Adds what lay below the old address of a topic: its pages, and old addresses below its present one. Whatever has an
   * address of its own there by now keeps it.
   */
  addBelow({ file, written, to }: Entry, pages: readonly string[]): void {
    const old = parseOldAddress(written);
    if (!isAddress(old) || old.query.length > 0 || isFileAddress(old.path)) return;
    const known = [...this.#redirects.values()].flatMap(({ redirect }) =>
      redirect.isPattern || redirect.query.length > 0 ? [] : [redirect],
    );
    for (const below of [...pages.map((path) => ({ from: path, to: path })), ...known]) {
      if (below.from === to || !below.from.startsWith(to)) continue;
      this.add({ file, written: old.path + below.from.slice(to.length), to: below.to });
    }
  }

  /** Adds a number of a former help centre, or says why not. Where one language had it, it leads to that language. */
  addNumbers(
    entry: Entry,
    numbers: readonly LegacyNumber[] | AddressFlaw,
    pathIn: Declaration['pathIn'],
  ): Flaw[] {
    if ('fix' in numbers) return [{ code: 'redirect-invalid', ...numbers }];
    const flaws = numbers.flatMap((number) => {
      const own = number.locale === undefined ? undefined : pathIn(number.locale);
      return this.#addNumber({ ...entry, to: own ?? entry.to }, number);
    });
    return flaws.slice(0, 1);
  }

  #addNumber(entry: Entry, { pattern, paths, locale }: LegacyNumber): Flaw[] {
    const shadowed = this.#occupied.matching(pattern);
    if (shadowed !== undefined) {
      return [shadows(`"${shadowed}"`, 'an address of the site, which this number would redirect as well')];
    }
    const redirect = {
      from: pattern,
      query: [],
      to: entry.to,
      isPattern: true,
      ...(locale !== undefined && { locale }),
      pages: paths.map((path) => `${path}/`).filter((path) => !this.#occupied.hasInAnyCase(path)),
    };
    const taken = this.#take(
      entry,
      [pattern, ...redirect.pages].map((path) => `${path}?`),
      redirect,
    );
    return taken ? [taken] : [];
  }

  #flawOf({ decoded, query }: OldAddress, written: string, to: string): Flaw | undefined {
    const shown = JSON.stringify(written);
    if (decodeURIComponent(to).normalize('NFC') === decoded) {
      const message = `${shown} is the page's own address.`;
      return { code: 'redirect-loop', message, fix: 'Remove it.' };
    }
    const isHome = decoded === '/' || this.#site.locales.some(({ id }) => decoded === `/${id}/`);
    const what = this.#occupied.at(decoded);
    // With a query, it is another address than the home page's: WordPress had `/?p=7`.
    if (what === undefined || (isHome && query.length > 0)) return undefined;
    return shadows(shown, what);
  }

  /** Takes addresses for a redirect, unless another page has one of them. */
  #take(
    { file, written, to, owner = to }: Entry,
    keys: readonly string[],
    redirect: Redirect,
  ): Flaw | undefined {
    const other = keys
      .flatMap((key) => this.#redirects.get(key) ?? [])
      .find((known) => known.redirect.to !== redirect.to && known.owner !== owner);
    if (other) {
      return {
        code: 'redirect-conflict',
        message: `"${written}" already leads to "${other.redirect.to}".`,
        fix: `Remove it here or in ${other.file}.`,
      };
    }
    for (const key of keys)
      if (!this.#redirects.has(key)) this.#redirects.set(key, { redirect, file, owner });
    return undefined;
  }
}

const shadows = (shown: string, what: string): Flaw => ({
  code: 'redirect-shadows-page',
  message: `${shown} is ${what}.`,
  fix: 'Remove it, or give that page or file another address first.',
});

/** What to say of an address with a query on a host that looks at paths only. */
const pathsOnly: Partial<Record<Site['host'], AddressFlaw>> = {
  any: {
    message:
      'works only on nginx, Netlify and Vercel and with "npm start": other hosts can\'t compare queries.',
    fix: 'Name the host in site.yaml ("host: nginx", "host: netlify" or "host: vercel"), or remove the address.',
  },
  cloudflare: {
    message: "won't work: Cloudflare can't compare queries.",
    fix: "Add a redirect rule in Cloudflare's dashboard, and remove the address here.",
  },
  'github-pages': {
    message: "won't work: GitHub Pages can't compare queries.",
    fix: 'Remove the address, or choose another host.',
  },
};

function queryFlaw(written: string, host: Site['host']): Flaw[] {
  const flaw = pathsOnly[host];
  return flaw ? [{ code: 'redirect-query', message: `"${written}" ${flaw.message}`, fix: flaw.fix }] : [];
}
