/** Compares two states of a help centre: pages, addresses and translations. */
import { byCodeUnits } from '#base/code-unit-order.ts';
import { decode } from '#base/written-address.ts';
import { translationStatus } from '#model/articles/status.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { listPages } from '#model/pages/page-list.ts';
import { patternMatcher } from '#model/redirects/legacy.ts';
import { queryText } from '#model/redirects/old-address.ts';
import type { Redirect } from '#model/redirects/redirects.ts';
import { treeOf } from '#model/tree.ts';
import { permalinkPath, servedPath } from '#model/urls.ts';
import type { ChangedPage, ChangedText, ContentChanges, ReviewedRedirect, StaleText } from './review.ts';

/** What is different in `after`. A state before the first content has nothing. */
export function compareCentres(
  before: HelpCentre | undefined,
  after: HelpCentre,
): Omit<ContentChanges, 'reuse'> {
  return {
    texts: changedTexts(before, after),
    redirects: newRedirects(before, after),
    lost: before ? lostAddresses(before, after) : [],
    stale: before ? madeStale(before, after) : [],
  };
}

/** A page of an article or topic, and all that makes it another one. */
interface Shown {
  readonly kind: 'article' | 'topic';
  readonly id: string;
  readonly title: string;
  readonly locale: string;
  readonly address: string;
  readonly textLocale: string;
  readonly content: string;
}

/** Front matter that no page shows. */
const unseen = new Set(
  ['changes', 'keywords', 'legacy', 'movedFrom', 'owner', 'reviewBy'].concat(['searchFor', 'translationOf']),
);

function shownIn(centre: HelpCentre): Map<string, Shown> {
  const shown = centre.site.locales.flatMap(({ id: locale }): Shown[] => {
    const { articles, topics } = treeOf(centre.tree, locale);
    return [
      ...[...topics.values()]
        .filter(({ topic }) => topic !== '')
        .map(({ topic, path, title, description, icon, contentLocale }): Shown => {
          const own = centre.topics.get(topic)?.translations.get(contentLocale)?.source;
          const content = JSON.stringify([title, description, icon, own?.text.hash]);
          const address = addressOf(centre, path);
          return { kind: 'topic', id: topic, title, locale, address, textLocale: contentLocale, content };
        }),
      ...[...articles.values()].map(({ article, path, translation }): Shown => {
        const { data, source, state, locale: own } = translation;
        const settings = Object.entries(data).filter(([key]) => !unseen.has(key));
        const content = JSON.stringify([settings, source.text.hash, state]);
        const address = addressOf(centre, path);
        return {
          kind: 'article',
          id: article.id,
          title: data.title,
          locale,
          address,
          textLocale: own,
          content,
        };
      }),
    ];
  });
  return new Map(shown.map((page) => [`${page.kind} ${page.id}\n${page.locale}`, page]));
}

const addressOf = ({ site }: HelpCentre, path: string) => decode(servedPath(site, path));

function changedTexts(before: HelpCentre | undefined, after: HelpCentre): ChangedText[] {
  const [old, now] = [before ? shownIn(before) : new Map<string, Shown>(), shownIn(after)];
  const keyOf = ({ kind, id }: Shown) => `${kind} ${id}`;
  const [oldTexts, nowTexts] = [old, now].map((pages) => new Set([...pages.values()].map(keyOf)));
  const pairs = [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    const page = changeOf(was, is);
    const text = is ?? was;
    return page && text ? [{ key: keyOf(text), text, page }] : [];
  });
  return [...Map.groupBy(pairs, ({ key }) => key)].flatMap(([key, [first, ...others]]) => {
    if (!first) return [];
    const { kind, id, title } = first.text;
    const change = !oldTexts?.has(key) ? 'added' : nowTexts?.has(key) ? 'changed' : 'removed';
    return [{ kind, id, title, change, pages: [first, ...others].map(({ page }) => page) } as const];
  });
}

function changeOf(was: Shown | undefined, is: Shown | undefined): ChangedPage | undefined {
  const page = is ?? was;
  if (!page) return undefined;
  const { locale, address, textLocale } = page;
  const where = { locale, address, ...(textLocale !== locale && { textLocale }) };
  if (!was) return { ...where, change: 'added' };
  if (!is) return { ...where, change: 'removed' };
  if (was.address !== is.address) return { ...where, change: 'moved', from: was.address };
  const isSame = was.content === is.content && was.textLocale === is.textLocale;
  return isSame ? undefined : { ...where, change: 'changed' };
}

const oldAddress = ({ from, query }: Redirect) => from + (query.length === 0 ? '' : `?${queryText(query)}`);

function newRedirects(before: HelpCentre | undefined, after: HelpCentre): ReviewedRedirect[] {
  const known = new Set(before?.redirects.map((redirect) => `${oldAddress(redirect)} ${redirect.to}`));
  return after.redirects.flatMap((redirect) => {
    const from = oldAddress(redirect);
    if (known.has(`${from} ${redirect.to}`)) return [];
    return [{ from: addressOf(after, from), to: addressOf(after, redirect.to) }];
  });
}

/** Everything that answers: pages, permalinks, old addresses, files. Decoded. */
function answersOf(centre: HelpCentre): Set<string> {
  const { articles, retired, redirects, publicFiles } = centre;
  return new Set(
    [
      ...listPages(centre).map(({ path }) => path),
      ...[...articles.keys(), ...retired.keys()].map((id) => permalinkPath(id)),
      ...redirects.map(oldAddress),
      ...publicFiles,
    ].map(decode),
  );
}

function lostAddresses(before: HelpCentre, after: HelpCentre): string[] {
  const now = answersOf(after);
  const patterns = after.redirects.flatMap(({ from, isPattern }) =>
    isPattern ? [patternMatcher(decode(from))] : [],
  );
  return [...answersOf(before)]
    .filter((address) => !now.has(address) && !patterns.some((matches) => matches(address)))
    .map((address) => addressOf(before, address))
    .toSorted(byCodeUnits((address) => address));
}

function madeStale(before: HelpCentre, after: HelpCentre): StaleText[] {
  const stale = (centre: HelpCentre) =>
    translationStatus(centre).flatMap(({ locale, texts }) =>
      texts.flatMap(({ kind, id, title, file, state }): StaleText[] =>
        state === 'stale' ? [{ kind, id, locale, title, file }] : [],
      ),
    );
  const keyOf = ({ kind, id, locale }: StaleText) => `${kind} ${id}\n${locale}`;
  const known = new Set(stale(before).map(keyOf));
  return stale(after).filter((text) => !known.has(keyOf(text)));
}
