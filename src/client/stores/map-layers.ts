/** How the interactive map draws stores: groups with their number, and single ones. */
import type { LayerSpecification } from 'maplibre-gl';

/** Colours of the page. */
export interface StoreMapColours {
  readonly mark: string;
  readonly onMark: string;
}

/** The source with the stores. */
export const sourceId = 'stores';
/** A click on it is a click on a group. */
export const clusterLayer = 'stores-many';
/** A click on it is a click on a store. */
export const storeLayer = 'stores-one';

/** The layers, lowest first. Stores in the list are larger. */
export const storeLayers = ({ mark, onMark }: StoreMapColours): readonly LayerSpecification[] => [
  {
    id: clusterLayer,
    type: 'circle',
    source: sourceId,
    filter: ['has', 'point_count'],
    paint: {
      'circle-color': mark,
      'circle-radius': ['step', ['get', 'point_count'], 18, 25, 24, 250, 32],
      'circle-stroke-color': onMark,
      'circle-stroke-width': 2,
    },
  },
  {
    id: 'stores-count',
    type: 'symbol',
    source: sourceId,
    filter: ['has', 'point_count'],
    layout: {
      'text-field': ['get', 'point_count_abbreviated'],
      'text-font': ['sans-serif'],
      'text-size': 14,
      'text-allow-overlap': true,
    },
    paint: { 'text-color': onMark },
  },
  {
    id: storeLayer,
    type: 'circle',
    source: sourceId,
    filter: ['!', ['has', 'point_count']],
    paint: {
      'circle-color': mark,
      'circle-radius': ['case', ['get', 'isListed'], 10, 7],
      'circle-stroke-color': onMark,
      'circle-stroke-width': 2,
    },
  },
];
