/** The stores that a query names, as they are shown beside articles. */

export interface FoundStore {
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly address: string;
  readonly href: string;
}

export interface FoundStores {
  /** A few of them. */
  readonly stores: readonly FoundStore[];
  readonly total: number;
  /** What the query names: a place, a postcode or a store. */
  readonly place: string;
}
