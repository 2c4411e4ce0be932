/**
 * What search, contact channels, stores and agents' pages tell the collector: nothing about who, nothing kept on the
 * device, nothing at all where the reader has asked not to be measured. Lost events stay lost; no page waits for one.
 */
import type { ContactPlace, FeedbackEvent } from '#model/feedback/events.ts';
import { chosenCountry } from '#client/page/reader.ts';
import { servedPath } from '#client/page/served-path.ts';
import { normalizeQuery } from '#model/feedback/browser/text.ts';
import { deliver, newId, prepareWords, sendLast } from './delivery.ts';
import { isMeasurable, searchBefore } from './measurable.ts';

/** What this module needs of the page: replaced in tests. */
export interface EventsOptions {
  readonly locale: string;
  readonly endpoint: string;
  readonly allowed: boolean;
  readonly now: () => number;
  /** The country that the reader has chosen, if they have. */
  readonly country?: () => string | undefined;
  /** Called when somebody has typed: what they typed is going to be sent, without personal data. */
  readonly prepare?: () => void;
  readonly send: (events: readonly FeedbackEvent[], last: boolean) => void;
}

interface Contact {
  readonly via: ContactPlace;
  readonly article?: string | undefined;
  readonly channel?: string | undefined;
  /** The country whose channels are shown, where the page knows better than the reader's last choice. */
  readonly country?: string | undefined;
  /** Of the customer; the page's own where it's absent. */
  readonly locale?: string | undefined;
}

export interface PageEvents {
  /**
   * The results of a query are shown. It counts when the reader stops typing, presses Enter, opens a result or turns
   * to something else; a query that only was on the way to a longer one does not.
   */
  searched(query: string, results: number): void;
  /** The reader meant the last query: Enter, or leaving the field. */
  committed(): void;
  /** The reader goes on to the search page, which tells of the last query. */
  movedOn(): void;
  /** A result was opened, at place `position` from 1. */
  opened(article: string, position: number): void;
  /** The article that the search before this page found was rated. */
  rated(article: string, helped: boolean, search: string): void;
  /** A contact channel was opened. */
  contacted(contact: Contact): void;
  /** Sends what waits; `last` while the page goes away. */
  flush(last: boolean): void;
}

const pauseMs = 1500;
const collectMs = 5000;
const episodeIdleMs = 300_000;
const maxWaiting = 20;

/** Events that wait a moment for others, so that one request takes them all. */
function createBatch(send: EventsOptions['send']) {
  const waiting: FeedbackEvent[] = [];
  let soon: ReturnType<typeof setTimeout> | undefined;
  const flush = (last: boolean) => {
    clearTimeout(soon);
    soon = undefined;
    if (waiting.length > 0) send(waiting.splice(0), last);
  };
  return {
    flush,
    add: (event: FeedbackEvent) => {
      waiting.push(event);
      if (waiting.length >= maxWaiting) flush(false);
      else soon ??= setTimeout(() => flush(false), collectMs);
    },
    /** Takes back a search that the query goes on from: "ret", "return" and "returns" are one. Whether it did. */
    takeBack: (episode: string, query: string) => {
      const last = waiting.at(-1);
      const goesOn = last?.k === 'search' && last.ep === episode && query.startsWith(last.q);
      if (goesOn) waiting.pop();
      return goesOn;
    },
  };
}

const createRated =
  (
    batch: ReturnType<typeof createBatch>,
    { locale: l, allowed, now, prepare }: EventsOptions,
  ): PageEvents['rated'] =>
  (a, helped, search) => {
    const q = normalizeQuery(search, l);
    if (!allowed || q === '') return;
    prepare?.();
    const x = helped ? 1 : -1;
    batch.add({ id: newId(), t: now(), l, k: 'result_click', ep: newId(), q, pos: 1, a, x });
  };

/** Searches that belong together: each follows the one before within a while. */
function createEpisodes(now: () => number) {
  let episode = { id: '', queries: 0, query: '', at: Number.NEGATIVE_INFINITY };
  const isOver = () => now() - episode.at > episodeIdleMs;
  return {
    isOver,
    last: () => episode,
    /** The episode that goes on now, a new one if the last is over. */
    touch() {
      if (isOver()) episode = { id: newId(), queries: 0, query: '', at: now() };
      episode.at = now();
      return episode;
    },
  };
}

/** What every event has: the page's locale and the country that the reader has chosen, where an event knows no better. */
const stampsOf =
  ({ locale, now, country }: EventsOptions) =>
  (of = locale, co = country?.()) => ({ id: newId(), t: now(), l: of, ...(co && { co }) });

/** Events of one page, kept in memory until they are sent. */
export function createEvents(options: EventsOptions): PageEvents {
  const { locale, now } = options;
  const batch = createBatch(options.send);
  const episodes = createEpisodes(now);
  let typed: { readonly q: string; readonly n: number } | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const stamp = stampsOf(options);
  const commit = () => {
    clearTimeout(pause);
    if (!typed || typed.q === episodes.last().query) return;
    const current = episodes.touch();
    if (!batch.takeBack(current.id, typed.q)) current.queries += 1;
    current.query = typed.q;
    batch.add({ ...stamp(), k: 'search', ep: current.id, i: current.queries, q: typed.q, n: typed.n });
  };
  return {
    rated: createRated(batch, options),
    searched: (query, n) => {
      if (!options.allowed) return;
      options.prepare?.();
      const q = normalizeQuery(query, locale);
      typed = q === '' ? undefined : { q, n };
      clearTimeout(pause);
      if (typed) pause = setTimeout(commit, pauseMs);
    },
    committed: commit,
    movedOn: () => {
      clearTimeout(pause);
      if (typed) batch.takeBack(episodes.last().id, typed.q);
      typed = undefined;
    },
    opened: (article, position) => {
      if (!options.allowed) return;
      commit();
      if (episodes.last().query === '') return;
      const { id: ep, query: q } = episodes.touch();
      batch.add({ ...stamp(), k: 'result_click', ep, q, pos: position, a: article });
    },
    contacted: ({ via, article: a, channel: ch, country, locale: theirs }) => {
      if (!options.allowed) return;
      commit();
      const { query: q } = episodes.last();
      const search = q !== '' && !episodes.isOver() && { ep: episodes.touch().id, q };
      batch.add({
        ...stamp(theirs, country),
        k: 'contact',
        via,
        ...(a && { a }),
        ...(ch && { ch }),
        ...search,
      });
    },
    flush: (last) => {
      if (last) commit();
      batch.flush(last);
    },
  };
}

/** A part of the page with contact channels: `ContactPanel.astro` says which. */
type ContactPart = HTMLElement & { readonly dataset: { readonly via?: ContactPlace } };

let ofThisPage: PageEvents | undefined;

/** The events of this page, shared by all that happens on it; the locale is `data-locale` of `<html>`. */
export function pageEvents(): PageEvents {
  const { locale = document.documentElement.lang.toLowerCase(), feedback } = document.documentElement.dataset;
  return (ofThisPage ??= startEvents(locale, feedback ?? servedPath('/_feedback/v1/e')));
}

/** Events that go to a collector, the last of them when the page is left. */
export function startEvents(locale: string, endpoint: string): PageEvents {
  const events = createEvents({
    locale,
    endpoint,
    allowed: isMeasurable(navigator),
    now: () => Date.now(),
    country: chosenCountry,
    // Offline nothing is sent either.
    prepare: () => void prepareWords().catch(() => undefined),
    send: (batch, last) => (last ? sendLast(endpoint, batch) : void deliver(endpoint, batch)),
  });
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') events.flush(true);
  });
  return events;
}

/**
 * Reports clicks on contact channels (`[data-channel]`) anywhere on the page; where they are says the nearest
 * `[data-via]`, and which article `[data-article][data-id]`.
 */
export function watchContacts(events: PageEvents, root: ParentNode & EventTarget, signal: AbortSignal): void {
  const onClick = ({ target }: Event) => {
    const link = target instanceof Element ? target.closest('a') : null;
    const channel = link?.closest<HTMLElement>('[data-channel]');
    if (!channel) return;
    const via = channel.closest<ContactPart>('[data-via]')?.dataset.via ?? 'article';
    const article = root.querySelector<HTMLElement>('[data-article][data-id]')?.dataset['id'];
    const country = channel.closest('help-contact')?.querySelector('select')?.value || undefined;
    events.contacted({ via, article, channel: channel.dataset['channel'], country });
  };
  root.addEventListener('click', onClick, { signal });
}

/** Reports the first verdict of a reader on an article that the search page led to, by what the browser says of the page before. */
export function watchRating(events: PageEvents, root: EventTarget, signal: AbortSignal): void {
  const search = searchBefore(document.referrer, location.origin);
  const about = document.querySelector<HTMLElement>('help-rating[data-about]')?.dataset['about'];
  if (search === '' || about === undefined) return;
  const onSubmit = (event: Event) => {
    const value = event instanceof SubmitEvent && event.submitter?.getAttribute('value');
    if (value !== 'yes' && value !== 'no') return;
    events.rated(about, value === 'yes', search);
    root.removeEventListener('submit', onSubmit);
  };
  root.addEventListener('submit', onSubmit, { signal });
}
