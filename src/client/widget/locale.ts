/** In which of the site's languages the widget speaks. */
import { matchLocales } from '#site/match-locales.ts';
import { siteFacts } from './site-facts.ts';

export type WidgetLocale = (typeof siteFacts.locales)[number];

let current: WidgetLocale | undefined;

/** The language of the widget. */
export const widgetLocale = (): WidgetLocale => current ?? chooseLocale(undefined);

/**
 * Chooses it: the attribute `locale`, the language of the page around the element, the reader's own languages, or the language
 * that articles are written in first.
 */
export function chooseLocale(element: HTMLElement | undefined): WidgetLocale {
  const { locales, source } = siteFacts;
  const asked = element?.getAttribute('locale');
  const around = (element?.closest<HTMLElement>('[lang]') ?? document.documentElement).lang;
  const wanted = [asked, around].flatMap((tag) => tag || []);
  const [best] = matchLocales([...wanted, ...navigator.languages], locales);
  const chosen =
    locales.find(({ id }) => id === asked) ??
    locales.find(({ id }) => id === best) ??
    locales.find(({ id }) => id === source);
  if (!chosen) throw new Error('this cannot happen: a site without locales');
  current = chosen;
  return chosen;
}
