/** What the period comes to, against the one before. */
import { sum } from '#base/sum.ts';
import { sumVotes } from '#model/feedback/ratings.ts';
import {
  compareCounts,
  compareShares,
  type CountChange,
  type ShareChange,
} from '#model/feedback/statistics.ts';
import type { ReportInput } from '../input.ts';
import { isIn, type DayRange } from '../period.ts';
import { countedVotes } from './articles.ts';
import { reportContacts, reportFunnel } from './contact.ts';

export interface Overview {
  readonly votes: CountChange;
  /** Votes on the text that say it helped. */
  readonly helpful: ShareChange;
  readonly comments: CountChange;
  readonly searches: CountChange;
  readonly contacts: CountChange;
  /** Searches that were answered: a result was opened, and no channel. */
  readonly answered: ShareChange;
  /** Texts by what waits to be done; absent where the content isn't known. */
  readonly waiting: { readonly stale: number; readonly overdue: number } | undefined;
}

/** The overview. */
export function overviewOf(input: ReportInput): Overview {
  const { period, comments, content } = input;
  const counted = countedVotes(input);
  const votesOf = (range: DayRange) => counted.filter(({ day }) => isIn(range, day));
  const [now, before] = [votesOf(period), votesOf(period.before)];
  const commentsOf = (range: DayRange) => comments.filter(({ day }) => isIn(range, day)).length;
  const { total } = reportFunnel(input);
  const texts = content && [...content.values()];
  return {
    votes: compareCounts(
      sum(now, ({ n }) => n),
      sum(before, ({ n }) => n),
    ),
    helpful: compareShares(sumVotes(now).votes, sumVotes(before).votes),
    comments: compareCounts(commentsOf(period), commentsOf(period.before)),
    searches: compareCounts(total.now.asked, total.before.asked),
    contacts: reportContacts(input).total,
    answered: total.answered,
    waiting: texts && {
      stale: texts.filter(({ isStale }) => isStale).length,
      overdue: texts.filter(({ overdue }) => overdue > 0).length,
    },
  };
}
