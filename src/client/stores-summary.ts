import { fillText } from './contact-status.ts';
import type { StoresConfig } from './stores-config.ts';
import type { StoresAnswer, StoresRequest } from './stores-search.ts';

/** What was found, in a sentence: `12 stores near Berlin, Germany`. No DOM. */
export function describeAnswer(
  { total, hits, place }: StoresAnswer,
  { text: query, near, area }: StoresRequest,
  { texts, lang }: Pick<StoresConfig, 'texts' | 'lang'>,
): string {
  if (query.trim() !== '' && !place) return fillText(texts.none, { query });
  if (hits.length === 0) return texts.noMatch;
  const form = new Intl.PluralRules(lang).select(total);
  const template =
    texts.results[total === 0 ? 'zero' : form] ?? texts.results[form] ?? texts.results.other ?? '';
  const stores = fillText(template, { count: new Intl.NumberFormat(lang).format(total) });
  const name = place ? [place.label, place.within].filter(Boolean).join(', ') : '';
  if (place?.isGuess) return fillText(texts.guess, { query, place: name });
  if (place) return fillText(texts.nearPlace, { stores, place: name });
  if (area) return fillText(texts.inArea, { stores });
  return near ? fillText(texts.nearYou, { stores }) : stores;
}
