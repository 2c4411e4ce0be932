/**
 * How much of something each network sent in a day, in memory alone; and what the report may tell of it: the most that one
 * network sent, and how many of all. Never which network.
 */

/** What networks are counted for: votes and opened results of an article, searches and contacts of the site. */
export type CountedOfNetworks = 'votes' | 'opened' | 'searches' | 'contacts';

/** Names of the counts of a day: all of a kind, and those of the network that sent most. */
export const networkTallies = {
  votes: { all: 'votes', most: 'one-network' },
  opened: { all: 'opened', most: 'one-network-opened' },
  searches: { all: 'searches', most: 'one-network-searches' },
  contacts: { all: 'contacts', most: 'one-network-contacts' },
} as const satisfies Record<CountedOfNetworks, { readonly all: string; readonly most: string }>;

type TallyPrefix = (typeof networkTallies)[CountedOfNetworks]['all' | 'most'];
/** A count by kind and what it is about, `<locale>/<article>` or `site`. */
export type NetworkTally = `${TallyPrefix}:${string}`;
export type TellNetworks = (name: NetworkTally, n: number) => void;

/** From so many of one network on one day on, the report tells how many of all they are. */
const worthTelling: Readonly<Record<CountedOfNetworks, number>> = {
  votes: 5,
  opened: 20,
  searches: 50,
  contacts: 20,
};

interface Place {
  all: number;
  most: number;
  readonly of: Map<string, number>;
}

export interface NetworkCounts {
  /** How many of a network there are at a place. */
  readonly of: (place: string, network: string) => number;
  /** How many other networks sent something there. */
  readonly others: (place: string, network: string) => number;
  /** Counts one more. With `about`, what the report may tell of it is told. */
  readonly add: (
    place: string,
    network: string,
    about?: { readonly kind: CountedOfNetworks; readonly name: string },
  ) => void;
  readonly clear: () => void;
}

/** Empty counts; `tell` is given what is to be added to the counts of the day. */
export function createNetworkCounts(tell: TellNetworks): NetworkCounts {
  const places = new Map<string, Place>();
  const of = (place: string, network: string) => places.get(place)?.of.get(network) ?? 0;
  return {
    of,
    others: (place, network) => (places.get(place)?.of.size ?? 0) - (of(place, network) > 0 ? 1 : 0),
    add: (place, network, about) => {
      const counts = places.get(place) ?? { all: 0, most: 0, of: new Map() };
      places.set(place, counts);
      const own = of(place, network) + 1;
      counts.of.set(network, own);
      counts.all += 1;
      if (about) tellShare(counts, own, about, tell);
      counts.most = Math.max(counts.most, own);
    },
    clear: () => places.clear(),
  };
}

/** Tells both counts once the most are many; afterwards, what is added to each. */
function tellShare(
  { all, most }: Place,
  own: number,
  { kind, name }: { readonly kind: CountedOfNetworks; readonly name: string },
  tell: TellNetworks,
): void {
  const { all: nameOfAll, most: nameOfMost } = networkTallies[kind];
  const isTold = most >= worthTelling[kind];
  const isMore = own > most && own >= worthTelling[kind];
  if (isMore) tell(`${nameOfMost}:${name}`, isTold ? 1 : own);
  if (isTold || isMore) tell(`${nameOfAll}:${name}`, isTold ? 1 : all);
}
