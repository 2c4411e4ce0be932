/** Everything that a report is made from. */
import type { FormerRatings } from '#model/feedback/former.ts';
import type { CommentStates } from '#model/feedback/comment-states.ts';
import type { FeedbackManifest } from '#model/feedback/manifest.ts';
import type { VoteCount } from '#model/feedback/ratings.ts';
import type { ContactRow, FunnelRow } from '#model/feedback/search-day.ts';
import type { SearchReport } from '#model/feedback/searches.ts';
import type { Evidence } from '#model/learning/evidence.ts';
import type { ArticleCount, Revision, StoredComment, TallyRow } from '#collector/store.ts';
import type { ContentFacts } from './content-facts.ts';
import type { Period } from './period.ts';

export interface ReportInput {
  readonly period: Period;
  readonly manifest: FeedbackManifest;
  /** Of a year up to the period's end: what readers said before that was about another text and another service. */
  readonly votes: readonly VoteCount[];
  readonly comments: readonly StoredComment[];
  readonly revisions: readonly Revision[];
  /** Of the same year. */
  readonly articleCounts: readonly ArticleCount[];
  /** Searches and contacts of the period and of the one before. */
  readonly funnel: readonly FunnelRow[];
  readonly contacts: readonly ContactRow[];
  /** Words searched for in the period. */
  readonly searches: readonly SearchReport[];
  /** What searches say that the site could learn. */
  readonly evidence?: readonly Evidence[];
  readonly tallies: readonly TallyRow[];
  readonly setAside: readonly { readonly flags: number; readonly n: number }[];
  readonly former?: FormerRatings | undefined;
  /** What the repository says of articles; absent where the content can't be read. */
  readonly content?: ContentFacts | undefined;
  /** What somebody has done about comments. */
  readonly states?: CommentStates | undefined;
}
