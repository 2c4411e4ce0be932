/**
 * Which votes count. It is decided when a vote arrives and from what memory holds of the day, so that nothing about
 * who voted is ever stored. Votes that do not count are kept and said in the report.
 */
import { createNetworkCounts, type TellNetworks } from './network-counts.ts';
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
/** After so many votes of one day the book begins anew: some twenty megabytes. */
const mostVotes = 50_000;

interface Vote {
  readonly article: string;
  readonly locale: string;
  readonly epoch: number;
  readonly voteKey: string;
}

/** What tells a sender from others. */
type Marks = Pick<Sender, 'visitor' | 'network'>;

export interface VoteBook {
  /** 0 for a vote that counts, or the flag that says why not; the same for a key that was judged before. */
  judge(vote: Vote, from: Marks, day: number): number;
}

/** An empty book; `tell` is given what is to be added to the counts of the day. */
export function createVoteBook(tell: TellNetworks): VoteBook {
  let openDay = Number.NaN;
  const verdicts = new Map<string, number>();
  const [visitors, networks] = [new Map<string, number>(), createNetworkCounts(tell)];

  const ofVisitor = (place: string, visitor: string) => visitors.get(`${place}\0${visitor}`) ?? 0;
  /** How many votes may count at a place, an article or the site: the cap, and one for every two other networks. */
  const share = (cap: number, place: string, network: string) =>
    cap + Math.floor(networks.others(place, network) / 2);
  const isFull = (cap: number, place: string, network: string) =>
    networks.of(place, network) >= share(cap, place, network);
  const verdictOn = (place: string, { visitor, network }: Marks): number => {
    if (ofVisitor(place, visitor) >= share(visitorCap, place, network))
      return eventFlags.tooManyFromOneVisitor;
    const isTooMuch = isFull(networkCap, place, network) || isFull(networkSiteCap, '', network);
    return isTooMuch ? eventFlags.tooManyFromOneNetwork : 0;
  };

  return {
    judge: ({ article, locale, epoch, voteKey }, { visitor, network }, day) => {
      if (day !== openDay || verdicts.size >= mostVotes) {
        verdicts.clear();
        visitors.clear();
        networks.clear();
        openDay = day;
      }
      const about = `${locale}/${article}`;
      const place = `${about}/${epoch}`;
      const key = `${place}\0${voteKey}`;
      const known = verdicts.get(key);
      if (known !== undefined) return known;
      const verdict = verdictOn(place, { visitor, network });
      verdicts.set(key, verdict);
      if (verdict === 0) {
        visitors.set(`${place}\0${visitor}`, ofVisitor(place, visitor) + 1);
        networks.add(place, network, { kind: 'votes', name: about });
        networks.add('', network);
      }
      return verdict;
    },
  };
}
