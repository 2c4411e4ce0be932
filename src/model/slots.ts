/** Named places in pages that a site fills: `theme/slots/<name>.html`, or for one locale `<name>.<locale>.html`. */
import type { Locale } from '#site/site.ts';

/** Where each slot is. */
export const slots = {
  head: 'at the end of <head>, on every page',
  'header-end': 'in the header, behind its links, on every page',
  'home-end': 'at the end of the home page',
  'article-start': 'at the end of the head of an article, before its text',
  'article-end': 'behind the text of an article, before its rating',
  'contact-end': 'at the end of the contact page',
  footer: 'at the end of the footer, on every page',
} as const satisfies Readonly<Record<string, string>>;

export type SlotName = keyof typeof slots;

// The keys of a literal are those that its type has.
export const slotNames = Object.keys(slots) as readonly SlotName[];

/** HTML of slots by locale id, under the empty name for all locales. */
export type SlotTexts = ReadonlyMap<SlotName, ReadonlyMap<string, string>>;

/** HTML of the slots of one page. */
export type PageSlots = Readonly<Partial<Record<SlotName, string>>>;

/** Slots that pages of one kind have; all others are on every page. */
const kindOf: Readonly<Partial<Record<SlotName, string>>> = {
  'home-end': 'home',
  'article-start': 'article',
  'article-end': 'article',
  'contact-end': 'contact',
};

/** What fills the slots of a page; `undefined` if nothing does. */
export function slotsOn(
  kind: string,
  { id, fallbacks }: Pick<Locale, 'id' | 'fallbacks'>,
  texts: SlotTexts,
): PageSlots | undefined {
  const filled = [...texts].flatMap(([name, byLocale]) => {
    const of = kindOf[name];
    const locale = [id, ...fallbacks, ''].find((candidate) => byLocale.has(candidate));
    const html = locale === undefined ? undefined : byLocale.get(locale);
    return html === undefined || (of !== undefined && of !== kind) ? [] : [[name, html] as const];
  });
  return filled.length === 0 ? undefined : Object.fromEntries(filled);
}
