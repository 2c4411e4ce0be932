/** Takes the place of `events.ts` in sites without ratings: they have no collector, so nothing is told to one. */
import type { PageEvents } from './events.ts';

const ignore = () => {};

/** The events of a page that tells nobody. */
export const pageEvents = (): PageEvents => ({
  searched: ignore,
  committed: ignore,
  movedOn: ignore,
  opened: ignore,
  rated: ignore,
  contacted: ignore,
  flush: ignore,
});

/** Watches nothing. */
export const watchContacts = ignore;

/** Watches nothing. */
export const watchRating = ignore;
