/** What a database does for the collector. SQLite and PostgreSQL behave alike: one contract suite holds both. */
import type { CommentSignal } from '#model/feedback/comment-signals.ts';
import type { VoteCount } from '#model/feedback/ratings.ts';
import type { ArticleMetric, ContactRow, FunnelRow, SearchDay } from '#model/feedback/search-day.ts';
import type { SearchRow } from '#model/feedback/searches.ts';

/** Kinds of events as stored. */
export const eventKinds = { rate: 1, comment: 2, search: 3, result_click: 4, contact: 5 } as const;

/** Why an event is stored and not counted, a bit each; and one that says what a search counts for. */
export const eventFlags = {
  unknownArticle: 1,
  unknownRevision: 2,
  tooManyFromOneVisitor: 4,
  suspect: 8,
  /** Above the marks of comments, `commentSignalBits`. */
  tooManyFromOneNetwork: 256,
  /** Of a search, and counted: nobody else in its network has searched for any of its words this week. */
  firstInNetwork: 512,
} as const;

/** Flags that a vote keeps when its reader changes it. */
export const lastingFlags = eventFlags.tooManyFromOneVisitor | eventFlags.tooManyFromOneNetwork;

/** An event ready to be kept. Everything is checked and redacted; nothing says who sent it. */
export interface StoredEvent {
  /** UUID from the client: the same event twice is one event. */
  readonly id: string;
  readonly kind: (typeof eventKinds)[keyof typeof eventKinds];
  /** Days since 1970-01-01 UTC, by the server's clock. */
  readonly day: number;
  readonly receivedAt: number;
  readonly article: string | null;
  readonly locale: string | null;
  readonly rev: string | null;
  readonly epoch: number | null;
  readonly voteKey: string | null;
  readonly episode: string | null;
  readonly flags: number;
  /** JSON of what is left, never the text of a comment. */
  readonly data: string;
  readonly vote: { readonly value: number; readonly reasons: number; readonly seq: number } | null;
  readonly comment: { readonly body: string; readonly seq: number } | null;
}

/** What became of an event. `rejected` is for good: the database refuses this very row. */
export type RowResult = 'stored' | 'duplicate' | 'rejected';

/** A revision of an article's text that can be rated. */
export interface Revision {
  readonly article: string;
  readonly locale: string;
  readonly rev: string;
  readonly epoch: number;
  /** Day on which the collector first saw it. */
  readonly day: number;
}

export interface StoredComment {
  readonly article: string;
  readonly locale: string;
  readonly epoch: number;
  readonly rev: string;
  readonly day: number;
  readonly body: string;
  readonly flags: number;
  /** The vote with the same key, 0 where there is none. */
  readonly value: number;
  readonly reasons: number;
}

/** What was done with an article in some days; `article` is empty for contacts from elsewhere. */
export interface ArticleCount {
  readonly article: string;
  readonly locale: string;
  readonly metric: ArticleMetric;
  readonly n: number;
}

/** A count of a day of what was turned away or set aside. */
export interface TallyRow {
  readonly day: number;
  readonly name: string;
  readonly n: number;
}

/** The days of a digest: the first, and how many. */
export interface DigestSpan {
  readonly day: number;
  readonly days: number;
}

/** What a digest holds: searches as they went on, or queries with what became of them. */
export type DigestKind = 'searches' | 'queries';

/** A digest. */
export interface DigestName extends DigestSpan {
  readonly of: DigestKind;
}

/** What is added to a count of a day that may not become more than `most`. */
export interface SpendRow extends TallyRow {
  readonly most: number;
}

/** How long things are kept, in days. */
export interface Retention {
  readonly eventDays: number;
  readonly commentDays: number;
  readonly voteDays: number;
}

export interface PruneResult {
  readonly events: number;
  readonly comments: number;
  readonly votes: number;
}

/** What `forget` deletes: everything of a vote key, or comments and searches that contain a text. */
export type Forgettable = { readonly voteKey: string } | { readonly text: string };

interface StoreHealth {
  /** Bytes left on the disk of the database, where it is known. */
  readonly freeBytes: number | undefined;
  readonly schema: number;
}

/** Tables that `feedback migrate` copies, in the order in which it copies them. */
export const copiedTables = [
  'revision',
  'event',
  'vote',
  'comment',
  'rollup',
  'search_day',
  'contact_day',
  'article_day',
  'search_digest',
  'query_digest',
  'tally',
] as const;
export type CopiedTable = (typeof copiedTables)[number];
export type CopiedRow = readonly (string | number | null)[];

export interface Store {
  /**
   * Keeps a batch as a whole, durably, and says what became of each event, in order. Votes and comments follow
   * the greatest sequence number, in whatever order events arrive.
   *
   * Throws `RowError` where the database refuses a row (nothing is kept), `StoreUnavailable` where it cannot
   * write now.
   */
  append(batch: readonly StoredEvent[]): Promise<readonly RowResult[]>;
  /** Remembers revisions and gives back all that are remembered, at most 20 of an article and locale. */
  recordRevisions(revisions: readonly Revision[]): Promise<readonly Revision[]>;
  addTallies(rows: readonly TallyRow[]): Promise<void>;
  /**
   * Adds to counts of a day, all of them or none: `false` where one would become more than it may be. Collectors that run side
   * by side never spend the same twice.
   */
  spend(rows: readonly SpendRow[]): Promise<boolean>;

  /** Votes that count, of the days given, by the day they were last changed. */
  readVotes(fromDay: number, toDay: number): Promise<readonly VoteCount[]>;
  readComments(fromDay: number): Promise<readonly StoredComment[]>;
  /**
   * Searches, opened and rated results and contacts received from one instant to before another, in any order: at most some
   * four million.
   */
  readSearches(from: number, to: number): Promise<readonly SearchRow[]>;
  /** Searches of days, as `keepSearchDay` wrote them. */
  readFunnel(fromDay: number, toDay: number): Promise<readonly FunnelRow[]>;
  readContacts(fromDay: number, toDay: number): Promise<readonly ContactRow[]>;
  /** Which digests there are. */
  readDigestDays(): Promise<readonly DigestName[]>;
  /** A digest, which `forget` may have deleted. */
  readDigest(digest: DigestName): Promise<string | undefined>;
  /** What was done with articles on days, as `keepSearchDay` wrote it of all days but `except`. */
  readArticles(fromDay: number, toDay: number, except: readonly number[]): Promise<readonly ArticleCount[]>;
  /** The last day of which an earlier version has counted all that was done with articles, `undefined` where it never ran. */
  readSettledDay(): Promise<number | undefined>;
  readTallies(fromDay: number): Promise<readonly TallyRow[]>;
  /** Votes that are stored and not counted, by their flags. */
  readSetAside(): Promise<readonly { readonly flags: number; readonly n: number }[]>;
  readRevisions(): Promise<readonly Revision[]>;
  /** First and last day on which events were received; `undefined` where there are none. */
  readDays(): Promise<{ readonly first: number; readonly last: number } | undefined>;

  /** Writes what a day of searches comes to, in place of what was written of it before: as a whole or not at all. */
  keepSearchDay(searches: SearchDay): Promise<void>;
  /** Writes the digest of several days. */
  keepDigest(digest: DigestName, text: string): Promise<void>;
  /**
   * Deletes what is older than it may be, in small transactions; of events, comments and votes no more than the oldest
   * `mostDays` days, so that a clock that is years ahead costs little before somebody sees it.
   */
  prune(now: number, retention: Retention, mostDays?: number): Promise<PruneResult>;
  /** Deletes rows so that the database no longer holds their words, and gives their number. */
  forget(what: Forgettable): Promise<number>;
  /** Dates what is dated more than a day ahead to `now`: traces of a clock that was ahead. Gives the number of events. */
  redate(now: number): Promise<number>;

  /** Writes a whole copy of the database to a file while it is in use; absent where `copyStore` is the way. */
  backup?(file: string): Promise<void>;
  /** Rows of a table after a key, in key order: for copying to another store. */
  readPage(table: CopiedTable, after: CopiedRow | undefined, limit: number): Promise<readonly CopiedRow[]>;
  /** Keeps copied rows; a row that is there already stays, a vote or comment with a greater number wins. */
  writePage(table: CopiedTable, rows: readonly CopiedRow[]): Promise<void>;
  health(): Promise<StoreHealth>;
  close(): Promise<void>;
}

/** Methods that reports need. */
export type Reading = Exclude<keyof Store & `read${string}`, 'readPage'>;

/** The database refuses a row of the batch: retrying is useless, leaving the row out is not. */
export class RowError extends Error {
  override readonly name = 'RowError';
}

/** The database cannot write now. With `retry: true` it is worth trying again within seconds. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly retry: boolean;

  constructor(message: string, options: { readonly retry: boolean; readonly cause?: unknown }) {
    super(message, { cause: options.cause });
    this.retry = options.retry;
  }
}

/** Marks in a comment's flags, one bit for each signal, above the flags of events. */
export const commentSignalBits: Readonly<Record<CommentSignal, number>> = {
  links: 16,
  shouting: 32,
  'no-words': 64,
  repetition: 128,
};
