/** What the finder and the map tell each other, as events that bubble from the one and the other. */
import type { GeoBounds, GeoPoint } from '#model/stores/browser/geo.ts';

export interface StoreMark extends GeoPoint {
  readonly code: string;
  readonly label: string;
}

/** The finder shows these stores: all that satisfy the filters, and which of them are listed. */
export interface StoresShown {
  readonly marks: readonly StoreMark[];
  readonly listed: readonly StoreMark[];
  /** What the map is moved to. */
  readonly around: readonly StoreMark[];
  /** Whether the map should move there. */
  readonly isNewPlace: boolean;
  /** Pages of the site that may have a drawing of it, the closest first. */
  readonly pages?: readonly string[] | undefined;
}

declare global {
  interface HTMLElementEventMap {
    'stores:shown': CustomEvent<StoresShown>;
    /** The visitor wants the stores in this part of the map. */
    'stores:area': CustomEvent<GeoBounds>;
    /** The visitor has chosen a store in list or map, by its code. */
    'stores:select': CustomEvent<string>;
    /** The map is there and wants to know what is shown. */
    'stores:map': CustomEvent<undefined>;
  }
}
