/** Parts of a site, each built on a machine of its own: what belongs to which. Every page and file belongs to exactly one. */
import { join } from 'node:path';
import type { Places } from '#files/places.ts';

/** One part of several; numbers begin with 1. */
export interface Part {
  readonly number: number;
  readonly of: number;
}

/** The folder of all parts, in that of the site. */
export const partsDir = ({ siteDir }: Pick<Places, 'siteDir'>): string => join(siteDir, 'parts');

/** Where a part is put. */
export const partDir = (places: Pick<Places, 'siteDir'>, { number, of }: Part): string =>
  join(partsDir(places), `${number}-of-${of}`);

/** @example nameOf({ number: 1, of: 2 }) // => '1/2' */
export const nameOf = ({ number, of }: Part): string => `${number}/${of}`;

/** A part as people write it; `undefined` where it isn't one. */
export function readPart(text: string): Part | undefined {
  const [, number = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  return number >= 1 && number <= of ? { number, of } : undefined;
}

/** The pages of a part: a run of all of them, in the order of languages and topics. */
export function pagesOf<Page extends { readonly locale: string }>(
  pages: readonly Page[],
  { number, of }: Part,
): Page[] {
  const ordered = [...Map.groupBy(pages, ({ locale }) => locale).values()].flat();
  // If there are fewer than parts, the first still has one.
  const cut = (n: number) => Math.ceil((n * ordered.length) / of);
  return ordered.slice(cut(number - 1), cut(number));
}

/** The languages whose search index a part makes: those with most of their pages in it. */
export const localesOf = <Locale>(locales: readonly Locale[], { number, of }: Part): Locale[] =>
  locales.filter((_, n) => Math.floor(((n + 0.5) * of) / locales.length) === number - 1);

/** Whether a file that is found by the hash of its content is converted by a part. */
export const isOwnHash = (hash: string, { number, of }: Part): boolean =>
  parseInt(hash.slice(0, 8), 16) % of === number - 1;
