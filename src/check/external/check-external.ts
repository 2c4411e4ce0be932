/** Looks whether links to other sites still lead somewhere. On demand only: a build asks nobody. */
import { join } from 'node:path';
import { recordKind } from '#base/record.ts';
import { isWebAddress } from '#base/web-address.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { shownTexts } from '#model/site-texts.ts';
import { snippetTexts } from '#model/reuse/snippet-texts.ts';
import { storeTexts } from '#model/stores/texts.ts';
import type { PlacedText } from '#model/text.ts';
import { mendable, problem, type Position, type Problem } from '#problems/problem.ts';
import { inParallel } from '#remote/in-parallel.ts';
import { ask, type AskOptions, type Outcome } from './ask.ts';

/** What is known of addresses, by address, and when it was asked (milliseconds). */
type Known = Readonly<Record<string, { readonly outcome: Outcome; readonly at: number }>>;

const record = recordKind<Known>('external links 1');

export interface ExternalOptions extends AskOptions {
  readonly cacheDir: string;
  readonly now: number;
  /** Whether links of a file are looked at. */
  readonly isWanted: (file: string) => boolean;
  readonly onStep?: (step: string) => void;
}

export interface ExternalResult {
  readonly problems: readonly Problem[];
  readonly asked: number;
  /** Addresses that were not asked again. */
  readonly known: number;
  /** Addresses that told nothing, with the reason. */
  readonly closed: readonly string[];
}

/** Who answered isn't asked again for as long. All others are. */
const maxAgeMs = 7 * 24 * 3600 * 1000;
const width = 8;
const writtenEach = 100;

/** Problems: `external-gone`, `external-moved`, `external-silent`. */
export async function checkExternal(centre: HelpCentre, options: ExternalOptions): Promise<ExternalResult> {
  const { cacheDir, now, isWanted, onStep } = options;
  const places = placesOf(centre, isWanted);
  const path = join(cacheDir, 'external-links.json');
  const before = record.read(path) ?? {};
  const isFresh = (address: string) => {
    const known = before[address];
    const isSound = known?.outcome.kind === 'answers' || known?.outcome.kind === 'moved';
    return known !== undefined && isSound && now - known.at < maxAgeMs && now >= known.at;
  };
  const addresses = [...places.keys()];
  const unknown = spread(addresses.filter((address) => !isFresh(address)));
  const fresh: Record<string, Known[string]> = {};
  const asked = await inParallel(unknown, width, async (address) => {
    fresh[address] = { outcome: await ask(address, options), at: now };
    const done = Object.keys(fresh).length;
    onStep?.(`Asking other sites: ${done} of ${unknown.length}`);
    // Who ends the command early need not ask these again.
    if (done % writtenEach === 0) record.write(path, { ...before, ...fresh });
  });
  const known: Known = { ...before, ...fresh };
  if (asked.length > 0) record.write(path, known);
  const told = addresses.flatMap((address) => {
    const outcome = known[address]?.outcome;
    return outcome ? [{ address, outcome }] : [];
  });
  return {
    problems: told.flatMap(({ address, outcome }) =>
      (places.get(address) ?? []).flatMap((place) => problemOf(place, address, outcome) ?? []),
    ),
    asked: asked.length,
    known: addresses.length - asked.length,
    closed: told.flatMap(({ address, outcome }) =>
      outcome.kind === 'closed' ? [`${address}: ${outcome.why}`] : [],
    ),
  };
}

interface Place {
  readonly file: string;
  readonly at: Position;
  readonly written: string;
}

/** Where each address is linked to. Anchors are left to the reader's browser. */
function placesOf(centre: HelpCentre, isWanted: (file: string) => boolean): Map<string, Place[]> {
  const own = URL.parse(centre.site.url)?.host;
  const places = new Map<string, Place[]>();
  for (const { file, parts } of textsOf(centre)) {
    if (!isWanted(file)) continue;
    for (const { target, at, isIncluded } of parts.links) {
      if (isIncluded) continue;
      const url = /^(?:https?:)?\/\//i.test(target) ? URL.parse(target, 'https://example.com') : null;
      if (!url || url.host === own) continue;
      url.hash = '';
      places.set(url.href, [...(places.get(url.href) ?? []), { file, at, written: target }]);
    }
  }
  return places;
}

function textsOf(centre: HelpCentre): PlacedText[] {
  const { articles, topics, stores, texts, site, replies } = centre;
  return [
    ...[...articles.values(), ...topics.values()].flatMap(({ translations }) =>
      [...translations.values()].map(({ source }) => source),
    ),
    ...(stores?.stores ?? []).flatMap((store) => [...storeTexts(store)].map(([, text]) => text)),
    ...[...shownTexts(texts, site)].map(({ text }) => text),
    ...replies,
    ...snippetTexts(centre),
  ];
}

/** By turns of host, so that no host keeps all others waiting. */
function spread(addresses: readonly string[]): string[] {
  const byHost = [...Map.groupBy(addresses, (address) => new URL(address).host).values()];
  const longest = Math.max(0, ...byHost.map(({ length }) => length));
  return Array.from({ length: longest }, (_, n) => byHost.flatMap((list) => list[n] ?? [])).flat();
}

function problemOf({ file, at, written }: Place, address: string, outcome: Outcome): Problem | undefined {
  const where = { file, at };
  switch (outcome.kind) {
    case 'answers':
    case 'closed':
      return undefined;
    case 'gone':
      return problem(
        'external-gone',
        where,
        `"${written}" is gone: it answers ${outcome.status}.`,
        'Link to the page that answers it now, or remove the link.',
      );
    case 'silent':
      return problem(
        'external-silent',
        where,
        `"${written}" doesn't answer: ${outcome.why}.`,
        'Open it in a browser. If readers get nothing there either, correct or remove the link.',
      );
    case 'moved':
      return moved(where, { written, to: outcome.to }, address);
  }
}

/** A page that now leads to the first page of its site has gone rather than moved. */
function moved(
  where: { readonly file: string; readonly at: Position },
  { written, to }: { readonly written: string; readonly to: string },
  address: string,
): Problem {
  const isHome = new URL(to).pathname === '/' && new URL(address).pathname !== '/';
  const hash = /#.*$/s.exec(written)?.[0] ?? '';
  const by = to.includes('#') ? to : `${to}${hash}`;
  const mend = isHome || !isWebAddress(by) ? undefined : { written, by };
  return mendable(
    'external-moved',
    where,
    isHome ? `"${written}" now leads to the home page "${to}".` : `"${written}" has moved for good.`,
    isHome ? 'Link to the page that answers it now, or remove the link.' : `Write "${by}".`,
    mend,
  );
}
