/** Tells what became of searches: the page's own measuring, and whoever listens for `fener-search`. */
import type { PageEvents } from '#client/feedback/events.ts';
import { enough, type FoundAnswer } from './answers.ts';

/** A search that was sent, led to a result or was given up: dispatched on `document` as `fener-search`. */
interface SearchEvent {
  readonly query: string;
  readonly locale: string;
  /** Number of articles; of stores where only those were found. */
  readonly results: number;
  /** The locale of the results, if it differs. */
  readonly fallback: string | undefined;
  readonly corrected: string | undefined;
  /** Rank and address of the result that was opened; absent for a search that was only sent, or given up. */
  readonly opened?: { readonly rank: number; readonly href: string } | undefined;
}

export interface SearchReport {
  /** Results of a query are shown; typing goes on, perhaps. */
  answered(query: string, found: FoundAnswer): void;
  /** The query names stores: one without articles has found something after all. */
  foundStores(query: string, total: number): void;
  /** The reader has pressed Enter. */
  sent(): void;
  /** The reader has chosen to see all results, on the search page, which tells the collector of them. */
  movedOn(): void;
  /** A result was opened, from the list of all that are shown. */
  opened(link: HTMLAnchorElement, rank: number): void;
}

/** Tells the page's own measuring, whose code no result waits for. Lost events stay lost. */
const tell = (what: (events: PageEvents) => void) =>
  void import('#client/feedback/events.ts').then(
    ({ pageEvents }) => what(pageEvents()),
    () => undefined,
  );

/** The report of one search field. A query that is left without a click is reported when the page goes. */
export function createSearchReport(locale: string, signal: AbortSignal): SearchReport {
  let shown: SearchEvent | undefined;
  let isReported = true;
  const report = (opened?: SearchEvent['opened']) => {
    if (!shown) return;
    isReported = true;
    document.dispatchEvent(new CustomEvent<SearchEvent>('fener-search', { detail: { ...shown, opened } }));
  };
  addEventListener('pagehide', () => isReported || report(), { signal });
  return {
    answered: (query, { answer, language }) => {
      if (query === shown?.query) return;
      isReported = false;
      const { total: results, corrected, known } = answer;
      shown = { query, locale, results, fallback: language?.locale, corrected };
      // What another language answers, or only other words do, is still missing in this one.
      tell((events) => events.searched(query, language || known < enough ? 0 : results));
    },
    foundStores: (query, total) => {
      if (query !== shown?.query || shown.results > 0) return;
      shown = { ...shown, results: total };
      tell((events) => events.searched(query, total));
    },
    sent: () => {
      tell((events) => events.committed());
      if (!isReported) report();
    },
    movedOn: () => {
      tell((events) => events.movedOn());
      if (!isReported) report();
    },
    opened: (link, rank) => {
      tell((events) => events.opened(link.dataset['result'] ?? '', rank));
      report({ rank, href: link.getAttribute('href') ?? '' });
    },
  };
}
