/** Which channel is the best one now, and why. The order stays the same; the best one is only marked. */

/** What is known of a channel now. */
export interface Offer {
  readonly id: string;
  /** Whether somebody is there; `undefined` for one without hours. */
  readonly isOpen: boolean | undefined;
  /** How soon a written answer comes. */
  readonly minutes: number | undefined;
}

/** `fastest`: no other answers in writing sooner; `open`: somebody is there now; `later`: it takes messages while all are closed. */
export type BestReason = 'fastest' | 'open' | 'later';

/** The first in the site's order that can be used now. Nothing where there is no choice or nothing to say for one. */
export function bestOf(
  offers: readonly Offer[],
): { readonly id: string; readonly reason: BestReason } | undefined {
  const best = offers.find(({ isOpen, minutes }) => isOpen ?? minutes !== undefined);
  if (!best || offers.length < 2) return undefined;
  const { id, isOpen, minutes } = best;
  const isAnyOpen = offers.some((offer) => offer.isOpen);
  if (!isAnyOpen && offers.some((offer) => offer.isOpen === false)) return { id, reason: 'later' };
  const times = offers.flatMap((offer) => (offer.isOpen === false ? [] : (offer.minutes ?? [])));
  if (times.length > 1 && minutes === Math.min(...times)) return { id, reason: 'fastest' };
  return isOpen ? { id, reason: 'open' } : undefined;
}
