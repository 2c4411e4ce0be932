/**
 * Which votes count. It is decided when a vote arrives and from what memory holds of the day, so that nothing about
 * who voted is ever stored. Votes that do not count are kept and said in the report.
 */
import { eventFlags } from './store.ts';
import type { Sender } from './visitors.ts';

/**
 * Votes of one visitor, and of one network, on one article and day; one more for every two other networks whose votes
 * counted there that day. Behind the address of a carrier or a school are many readers, many of them with equal browsers, but
 * no network makes an article's mean alone.
 */
const visitorCap = 3;
const networkCap = 10;
/** The same for all articles together. */
const networkSiteCap = 200;
/** From so many votes of one network on one article and day on, the report tells how many of all they are. */
const worthTelling = 5;
/** After so many votes of one day the book begins anew: some twenty megabytes. */
const mostVotes = 50_000;

interface Vote {
  readonly article: string;
  readonly locale: string;
  readonly epoch: number;
  readonly voteKey: string;
}

/** What the report tells of an article and day: all votes that count, and how many of them one network sent. */
export type NetworkTally = `votes:${string}` | `one-network:${string}`;

export interface VoteBook {
  /** 0 for a vote that counts, or the flag that says why not; the same for a key that was judged before. */
  judge(vote: Vote, from: Sender, day: number): number;
}

/** An empty book; `tell` is given what is to be added to the counts of the day. */
export function createVoteBook(tell: (name: NetworkTally, n: number) => void): VoteBook {
  let openDay = Number.NaN;
  const verdicts = new Map<string, number>();
  const counts = new Map<string, number>();

  const count = (...key: readonly string[]) => counts.get(key.join('\0')) ?? 0;
  const add = (n: number, ...key: readonly string[]) => counts.set(key.join('\0'), count(...key) + n);

  /** How many votes may count at a place, an article or the site: the cap, and one for every two other networks. */
  const share = (cap: number, place: string, network: string) =>
    cap + Math.floor((count('networks', place) - (count('votes', place, network) > 0 ? 1 : 0)) / 2);
  const note = (place: string, network: string) => {
    if (count('votes', place, network) === 0) add(1, 'networks', place);
    add(1, 'votes', place, network);
    add(1, 'all', place);
  };
  const verdictOn = (place: string, { visitor, network }: Sender): number => {
    const isFull = (votes: number, cap: number, where: string) => votes >= share(cap, where, network);
    if (isFull(count('visitor', place, visitor), visitorCap, place)) return eventFlags.tooManyFromOneVisitor;
    const isTooMuch =
      isFull(count('votes', place, network), networkCap, place) ||
      isFull(count('votes', '', network), networkSiteCap, '');
    return isTooMuch ? eventFlags.tooManyFromOneNetwork : 0;
  };
  /** Counts that the report tells: the most that one network has sent, and all votes, once the first are many. */
  const tellOf = (place: string, article: string, network: string) => {
    const [own, most] = [count('votes', place, network), count('most', place)];
    const [isMore, isTold] = [own > most, most >= worthTelling];
    if (isMore) add(1, 'most', place);
    if (isMore && own >= worthTelling) tell(`one-network:${article}`, isTold ? 1 : own);
    if (isTold || (isMore && own >= worthTelling)) tell(`votes:${article}`, isTold ? 1 : count('all', place));
  };

  return {
    judge: ({ article, locale, epoch, voteKey }, from, day) => {
      if (day !== openDay || verdicts.size >= mostVotes) {
        verdicts.clear();
        counts.clear();
        openDay = day;
      }
      const about = `${locale}/${article}`;
      const place = `${about}/${epoch}`;
      const key = `${place}\0${voteKey}`;
      const known = verdicts.get(key);
      if (known !== undefined) return known;
      const verdict = verdictOn(place, from);
      verdicts.set(key, verdict);
      if (verdict === 0) {
        add(1, 'visitor', place, from.visitor);
        note(place, from.network);
        note('', from.network);
        tellOf(place, about, from.network);
      }
      return verdict;
    },
  };
}
