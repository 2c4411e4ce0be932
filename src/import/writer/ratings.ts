/** What articles were in the old help centre: shown first, rated, read. */
import { formatFormerRatings, type FormerRating, type FormerRatings } from '#model/feedback/former.ts';
import { formerRatingsName } from '#files/read-former-ratings.ts';
import type { ConvertedText, ConvertedTree } from '#import/tree/convert.ts';
import type { ContentFile } from './content-files.ts';

/** Ids of the published articles that the source shows first, most votes first. */
export function featuredIn({ locales }: ConvertedTree): string[] {
  const shown = new Map<string, number>();
  for (const { prepared, place } of locales.flatMap(({ texts }) => texts)) {
    const { featured, draft, unlisted, votes } = prepared.document.data;
    if (place && featured && !draft && !unlisted && !shown.has(place.id)) shown.set(place.id, votes?.up ?? 0);
  }
  return [...shown].toSorted((a, b) => b[1] - a[1]).map(([id]) => id);
}

/**
 * The file with what readers said in the old help centre; none where nobody said anything. Systems count an article's
 * votes in all languages together and repeat them with each. What stands there of other sources stays.
 */
export function formerRatingsFile(
  { locales }: ConvertedTree,
  from: string,
  former?: FormerRatings,
): ContentFile[] {
  const ratings = new Map<string, FormerRating>();
  const texts = locales.flatMap((part) => part.texts);
  for (const text of texts) {
    const rating = ratingOf(text);
    if (rating && !ratings.has(rating.id)) ratings.set(rating.id, rating);
  }
  if (ratings.size === 0) return [];
  const own = new Set(texts.flatMap(({ place }) => place?.id ?? []));
  const others = (former?.articles ?? []).filter(({ id }) => !own.has(id));
  const names = others.length === 0 ? [] : (former?.from.split(', ') ?? []);
  const text = formatFormerRatings({
    from: [...new Set([...names, from])].join(', '),
    articles: [...ratings.values(), ...others],
  });
  return [{ path: formerRatingsName, source: 'ratings', text }];
}

function ratingOf({ prepared, place }: ConvertedText): FormerRating | undefined {
  const { votes } = prepared.document.data;
  if (!place || !votes) return undefined;
  const { up, down, views } = votes;
  if (up + down + (views ?? 0) === 0) return undefined;
  return { id: place.id, yes: up, no: down, ...(views ? { views } : {}) };
}
