/** Old addresses that only led elsewhere become addresses of what they led to. */
import { withoutAnyTitle } from '#model/redirects/legacy.ts';
import { isAddress, parseOldAddress, queryText } from '#model/redirects/old-address.ts';
import { AddressIndex, addressKeyOf, type Addressed } from './links/address-index.ts';
import type { Note } from './notes.ts';
import type { SourceDocument, SourceRedirect, SourceSection, SourceTree } from './tree.ts';

/** Something that addresses lead to. */
interface Target extends Addressed {
  /** Tells it from all others; translations of an article share their addresses. */
  readonly owner: string;
  readonly locale: string;
  readonly item: SourceDocument | SourceSection;
}

const unreadable = 'no address that can be redirected';

/** Redirects of one rule with a `*`, at most: one for each page that it can lead to. */
const mostOfPattern = 5000;

/**
 * The tree without redirects: each is an old address of the document or section that it led to, through further
 * redirects if need be. Of those that claim one address, the first keeps it. Input: translations paired.
 *
 * Notes: `redirect-lost`, `address-taken`.
 */
export function resolveRedirects(tree: SourceTree): SourceTree {
  const targets = targetsOf(tree);
  const owners = new Map<string, string>();
  const notes: Note[] = [];
  const legacy = new Map<Target['item'], string[]>();
  const claim = (target: Target, address: string, place: Pick<Note, 'file' | 'line'>) => {
    const parsed = parseOldAddress(address);
    // Numbers of hosted systems have forms of their own: `zendesk:7`, `/hc/sections/7-*`.
    if (address.startsWith('/') && !address.endsWith('-*') && !isAddress(parsed)) {
      notes.push({ ...place, kind: 'redirect-lost', what: `${address}: ${unreadable}` });
      return;
    }
    const key = isAddress(parsed) ? `${parsed.decoded}?${queryText(parsed.query)}` : address;
    const owner = owners.get(key);
    if (owner !== undefined && owner !== target.owner) {
      notes.push({ ...place, kind: 'address-taken', what: address });
      return;
    }
    owners.set(key, target.owner);
    legacy.set(target.item, [...(legacy.get(target.item) ?? []), address]);
  };
  for (const target of targets) {
    const file = 'shown' in target.item ? target.item.shown : target.item.title;
    for (const address of legacyOf(target.item)) claim(target, address, { file, line: undefined });
  }
  const homes = [...(tree.site.homes ?? [])];
  for (const { redirect, to } of followAll(tree, targets)) {
    const { from, shown = from, line } = redirect;
    const place = { file: shown, line };
    if (typeof to === 'string' && redirect.to === '/' && isAddress(parseOldAddress(from))) homes.push(from);
    else if (typeof to === 'string') notes.push({ ...place, kind: 'redirect-lost', what: `${from}: ${to}` });
    else claim(to, from, place);
  }
  const withLegacy = (item: Target['item']) => [...new Set(legacy.get(item) ?? [])];
  return {
    ...tree,
    site: { ...tree.site, homes },
    redirects: [],
    documents: tree.documents.map((one) => ({ ...one, data: { ...one.data, legacy: withLegacy(one) } })),
    sections: tree.sections.map((one) => ({ ...one, legacy: withLegacy(one) })),
    notes: [...tree.notes, ...notes],
  };
}

const legacyOf = (item: Target['item']): readonly string[] => {
  if (!('data' in item)) return item.legacy ?? [];
  const { legacy } = item.data;
  const isIndex = /(?:^|\/)_?index\.\w+$/i.test(item.address);
  const more = legacy.flatMap((old) => (isIndex || old.endsWith('.html') ? shortIndex(old) : []));
  return more.length === 0 ? legacy : [...new Set([...legacy, ...more])];
};

/**
 * `/guides/index` for `/guides/` and `/guides/index.html`: hosts of static sites answer with the same page, and other
 * sites link to it.
 */
const shortIndex = (old: string) =>
  /^\/(?:[^?*]*\/)?(?:index\.html)?$/.test(old) ? [`${old.replace(/[^/]*$/, '')}index`] : [];

function targetsOf({ documents, sections }: SourceTree): Target[] {
  const target = (owner: string, item: Target['item']): Target => ({
    owner,
    locale: item.locale,
    item,
    addresses: [
      item.address,
      ...legacyOf(item)
        .filter((old) => /^\/[^?]/.test(old))
        .map(withoutAnyTitle),
    ],
    names: [],
  });
  return [
    ...documents.map((one) => target(one.isSectionText ? ownerOf(one.section, one) : `a ${one.key}`, one)),
    ...sections.map((one) => target(ownerOf(one.key, one), one)),
  ];
}

/** A topic's addresses lead to it in their own language. */
const ownerOf = (section: string, { locale }: Target['item']) => `s ${locale} ${section}`;

/** Each redirect, those with a `*` as all that they stand for, with its target, or in words why it has none. */
function followAll(tree: SourceTree, targets: readonly Target[]) {
  const locales = [...new Set(tree.redirects.map(({ locale }) => locale))];
  const indexes = new Map(
    locales.map((locale) => {
      const own = targets.filter((target) => target.locale === locale);
      return [locale, new AddressIndex([...own, ...targets])] as const;
    }),
  );
  const nextOf = new Map(tree.redirects.toReversed().map((one) => [addressKeyOf(one.from), one.to]));
  const follow = ({ to, locale }: SourceRedirect): Target | string => {
    const seen = new Set<string>();
    let at = to;
    for (;;) {
      if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(at)) return `leads to ${at}, another site`;
      const found = indexes.get(locale)?.at(at);
      if (found) return found;
      const key = addressKeyOf(at);
      if (seen.has(key)) return `leads in a circle by ${at}`;
      seen.add(key);
      const next = nextOf.get(key);
      if (next === undefined) return `leads to ${at}, which isn't in the source`;
      at = next;
    }
  };
  return tree.redirects.flatMap((redirect) => {
    const all = redirect.from.includes('*') ? expand(redirect, targets) : [redirect];
    if (all.length === 0) return [{ redirect, to: 'a pattern that leads to no text of the source' }];
    return all.map((one) => {
      const isReadable = /[*:]/.test(one.from) || isAddress(parseOldAddress(one.from));
      return {
        redirect: one,
        to: isReadable && !/[*:]/.test(one.from) ? follow(one) : unreadable,
      };
    });
  });
}

/** `/old/*` to `/new/:splat`: one redirect for each address of the source that the rule can lead to. */
function expand(redirect: SourceRedirect, targets: readonly Target[]): SourceRedirect[] {
  const [start = '', rest] = redirect.from.split('*');
  const [before = '', after, more] = redirect.to.split(':splat');
  if (rest !== '' || after === undefined || more !== undefined) return [];
  return targets
    .flatMap(({ addresses }) => addresses)
    .flatMap((address) => {
      if (!address.startsWith(before) || !address.endsWith(after) || !address.startsWith('/')) return [];
      const part = address.slice(before.length, address.length - after.length);
      return part === '' ? [] : [{ ...redirect, from: start + part, to: address }];
    })
    .slice(0, mostOfPattern);
}
