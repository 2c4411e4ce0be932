/** Links that show the way to a store. */
import { directionsLink, providersFor, type DirectionsProvider } from '../directions.ts';
import { localizeStore, type Store } from '../store.ts';
import { chainOf, type StoreViewContext } from './context.ts';

export interface DirectionsView {
  readonly provider: DirectionsProvider;
  readonly href: string;
  readonly text: string;
}

/** Links for directions, to the entrance if it's known. */
export function toDirections(store: Store, context: StoreViewContext): DirectionsView[] {
  const point = store.entrance ?? store.point;
  if (!point) return [];
  const { name } = localizeStore(store, chainOf(context));
  const to = { point, name, country: store.address.country, googlePlaceId: store.googlePlaceId };
  return providersFor(store.address.country).map((provider) => ({
    provider,
    href: directionsLink(provider, to),
    text: context.t(`stores:provider.${provider}`),
  }));
}
