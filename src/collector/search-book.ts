/** Tells which days' searches, opened results and contacts came from one network for the most part. All of them count. */
import { parseJson } from '#base/parse-json.ts';
import { createNetworkCounts, type TellNetworks } from './network-counts.ts';
import { eventKinds, type StoredEvent } from './store.ts';

/** Name of what is about the site as a whole. */
export const wholeSite = 'site';
/** After so many events of one day the book begins anew: some ten megabytes. */
const mostEvents = 100_000;

export interface SearchBook {
  /** Notes an event that was stored; those about something else are left alone. */
  note(event: Pick<StoredEvent, 'kind' | 'article' | 'locale' | 'data'>, network: string, day: number): void;
}

/** An empty book; `tell` is given what is to be added to the counts of the day. */
export function createSearchBook(tell: TellNetworks): SearchBook {
  const networks = createNetworkCounts(tell);
  let openDay = Number.NaN;
  let events = 0;
  const isCounted = ({ kind, data }: Pick<StoredEvent, 'kind' | 'data'>) => {
    const { x, via } = readData(data);
    // A rating isn't a result opened once more, and an agent's link isn't a reader's contact.
    return kind === eventKinds.contact ? via !== 'agents' : x === undefined;
  };
  return {
    note: (event, network, day) => {
      const { kind, article, locale } = event;
      if (day !== openDay || events >= mostEvents) {
        networks.clear();
        [openDay, events] = [day, 0];
      }
      events += 1;
      if (!isCounted(event)) return;
      if (kind === eventKinds.search)
        networks.add('searches', network, { kind: 'searches', name: wholeSite });
      if (kind === eventKinds.contact)
        networks.add('contacts', network, { kind: 'contacts', name: wholeSite });
      if (kind === eventKinds.result_click && article !== null && locale !== null) {
        const name = `${locale}/${article}`;
        networks.add(`opened ${name}`, network, { kind: 'opened', name });
      }
    },
  };
}

const readData = (data: string): { readonly x?: unknown; readonly via?: unknown } => {
  const parsed = parseJson(data);
  return typeof parsed === 'object' && parsed !== null ? parsed : {};
};
