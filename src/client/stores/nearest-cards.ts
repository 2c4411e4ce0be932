/** The nearest stores that offer a service, as cards. Loaded when a reader asks for them. */
import { Facets } from '#model/stores/browser/facets.ts';
import type { GeoPoint } from '#model/stores/browser/geo.ts';
import { findNearest } from '#model/stores/browser/nearest.ts';
import { fillStoreCard } from './store-card.ts';
import type { StoresConfig } from './config.ts';
import { StoresData } from './data.ts';

const shown = 3;

/** A few cards, nearest first; rejects when the index cannot be fetched. */
export async function nearestCards(
  from: GeoPoint,
  {
    config,
    template,
    service,
  }: {
    readonly config: StoresConfig;
    readonly template: HTMLTemplateElement;
    readonly service: string;
  },
): Promise<readonly DocumentFragment[]> {
  const data = await StoresData.load(config);
  const now = Date.now();
  const facets = new Facets(data.index, now);
  const hits = findNearest(data.index.degrees, from, {
    count: shown,
    accepts: (store) => data.index.status[store] === '0' && facets.accepts(store, [service]),
  });
  return Promise.all(
    hits.map(({ index, km }) =>
      fillStoreCard(template, data, config, { store: index, km, unit: config.unit, now }),
    ),
  );
}
