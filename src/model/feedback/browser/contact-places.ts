/** Where a contact channel was opened from. */
export const contactPlaces = [
  'article',
  'rating',
  'zero',
  'results',
  'contact',
  'store',
  'footer',
  'agents',
] as const;

/** A place that has contact channels. */
export type ContactPlace = (typeof contactPlaces)[number];
