/**
 * What a day of searches and contacts comes to: counts without a word, which are kept for long, and a digest with the words
 * for as long as the events themselves.
 */
import { z } from 'zod';
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { parseJson } from '#base/parse-json.ts';
import { createEpisodes } from './episodes.ts';
import { createSearchCounter, type SearchRow } from './searches.ts';
import { outcomeOf, toStory, toVerdict, type SearchVerdict, type Story } from './stories.ts';

/** Whom a count is about. Texts are empty where nothing is known. */
export interface Slice {
  readonly locale: string;
  /** The country that readers have chosen, such as `TR`. */
  readonly country: string;
  /** `phone`, `tablet` or `computer`. */
  readonly device: string;
}

/** Names of what is counted of searches, in the order of the funnel. */
export const funnelSteps = ['asked', 'shown', 'opened', 'reworded', 'contacted', 'answered'] as const;

/**
 * Searches, by what became of them: `asked` all, `shown` some result, `opened` one, `reworded` with nothing opened for the
 * words before, `contacted` a channel, `answered` by a result that was opened and without a contact.
 */
export type Funnel = Readonly<Record<(typeof funnelSteps)[number], number>>;

export interface FunnelRow extends Slice, Funnel {
  readonly day: number;
}

/** Contact channels opened on a day: where on the site (`via`), and which (empty where the page doesn't say). */
export interface ContactRow extends Slice {
  readonly day: number;
  readonly via: string;
  readonly channel: string;
  readonly n: number;
}

/** What was done with an article: a result opened or rated, a contact from it, or a link to it that an agent has sent. */
export type ArticleMetric = 'click' | 'rated' | 'contact' | 'sent';

/** A count of a day that is about an article, or of contacts from elsewhere (`article` is empty). */
export interface ArticleDayRow {
  readonly day: number;
  /** The day on which it happened: a phone that was offline tells later. */
  readonly happened: number;
  readonly article: string;
  readonly locale: string;
  readonly metric: ArticleMetric;
  readonly n: number;
}

/** A day of searches. */
export interface SearchDay {
  readonly day: number;
  readonly funnel: readonly FunnelRow[];
  readonly contacts: readonly ContactRow[];
  readonly articles: readonly ArticleDayRow[];
  /** The digest, as it's stored. */
  readonly digest: string;
  /** What `SearchCounter` counts of the day, as it's stored. */
  readonly queries: string;
}

/** Takes what stories and verdicts a digest has, and how often each. */
export interface DigestReader {
  readonly story: (story: Story, n: number) => void;
  readonly verdict: (verdict: SearchVerdict, n: number) => void;
}

export interface SearchDayCounter {
  /** Takes rows of a span; spans come one after the other. What began before span 0, or in the last, isn't of this day. */
  readonly add: (rows: readonly SearchRow[], span: number) => void;
  readonly finish: () => SearchDay;
}

/** Counts a day of so many spans; one before and one after them say which searches go on from the day before, or on the next. */
export function createSearchDay(day: number, spans: number): SearchDayCounter {
  const funnel = new Map<string, FunnelRow>();
  const contacts = new Map<string, ContactRow>();
  const articles = new Map<string, ArticleDayRow>();
  const stories = new Map<string, number>();
  const verdicts = new Map<string, number>();
  const queries = createSearchCounter();
  const isOfDay = (span: number) => span >= 0 && span < spans;

  const episodes = createEpisodes((rows, span) => {
    const story = isOfDay(span) ? toStory(rows) : undefined;
    if (!story) return;
    const slice = sliceOf(story.locale, rows);
    const key = keyOf(slice);
    funnel.set(key, addOutcome(funnel.get(key) ?? { day, ...slice, ...noFunnel }, story));
    count(stories, JSON.stringify(packStory(story)));
    queries.addStory(story, 1);
  });
  return {
    add: (rows, span) => {
      episodes.add(rows, span);
      if (!isOfDay(span)) return;
      for (const row of rows) {
        if (row.kind === 'rating') count(verdicts, JSON.stringify(packVerdict(toVerdict(row))));
        countArticle(articles, day, row);
        if (row.kind !== 'contact' || row.isUnknown === true || row.via === 'agents') continue;
        const [slice, via, channel] = [sliceOf(row.locale, [row]), row.via ?? '', row.channel ?? ''];
        const key = `${keyOf(slice)}\0${via}\0${channel}`;
        contacts.set(key, { day, ...slice, via, channel, n: (contacts.get(key)?.n ?? 0) + 1 });
      }
    },
    finish: () => {
      episodes.finish();
      return {
        day,
        funnel: sorted(funnel),
        contacts: sorted(contacts),
        articles: sorted(articles),
        digest: formatDigest(mostFrequentFirst(stories), mostFrequentFirst(verdicts)),
        queries: queries.digest(),
      };
    },
  };
}

const noFunnel: Funnel = { asked: 0, shown: 0, opened: 0, reworded: 0, contacted: 0, answered: 0 };

/** Sums of funnels. */
export const addFunnels = (rows: readonly Funnel[]): Funnel =>
  rows.reduce<Funnel>(
    (sum, row) => ({
      asked: sum.asked + row.asked,
      shown: sum.shown + row.shown,
      opened: sum.opened + row.opened,
      reworded: sum.reworded + row.reworded,
      contacted: sum.contacted + row.contacted,
      answered: sum.answered + row.answered,
    }),
    noFunnel,
  );

function addOutcome(row: FunnelRow, story: Story): FunnelRow {
  const { isShown, isOpened, isReworded, isContacted } = outcomeOf(story);
  return {
    ...row,
    asked: row.asked + 1,
    shown: row.shown + Number(isShown),
    opened: row.opened + Number(isOpened),
    reworded: row.reworded + Number(isReworded),
    contacted: row.contacted + Number(isContacted),
    answered: row.answered + Number(isOpened && !isContacted),
  };
}

function countArticle(counts: Map<string, ArticleDayRow>, day: number, row: SearchRow): void {
  const metric = metricOf(row);
  if (metric === undefined || row.isUnknown === true) return;
  const { day: happened, article, locale } = row;
  const key = [happened, article, locale, metric].join('\0');
  counts.set(key, { day, happened, article, locale, metric, n: (counts.get(key)?.n ?? 0) + 1 });
}

function metricOf({ kind, via }: SearchRow): ArticleMetric | undefined {
  if (kind === 'contact') return via === 'agents' ? 'sent' : 'contact';
  if (kind === 'rating') return 'rated';
  return kind === 'result_click' ? 'click' : undefined;
}

const sliceOf = (locale: string, rows: readonly SearchRow[]): Slice => ({
  locale,
  country: rows.find(({ country }) => country !== undefined)?.country ?? '',
  device: rows.find(({ device }) => device !== undefined)?.device ?? '',
});

const keyOf = ({ locale, country, device }: Slice) => `${locale}\0${country}\0${device}`;

const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

const sorted = <Row>(rows: ReadonlyMap<string, Row>): Row[] =>
  [...rows].toSorted(([a], [b]) => compareCodeUnits(a, b)).map(([, row]) => row);

/** A result that was opened stands for the search by its place; by its words where that search isn't known. */
const packStory = ({ locale, searches, opened, isContacted }: Story) => [
  locale,
  searches.map(({ query, hasResults, isFirst }) => [query, Number(hasResults) + 2 * Number(isFirst)]),
  opened.map(({ query, article }) => {
    const place = searches.findIndex((search) => search.query === query);
    return [place < 0 ? query : place, article];
  }),
  Number(isContacted),
];

const packVerdict = ({ locale, query, article, helped, isFirst }: SearchVerdict) => [
  locale,
  query,
  article,
  Number(helped) + 2 * Number(isFirst),
];

const digestData = z.tuple([
  z.array(
    z.tuple([
      z.number(),
      z.tuple([
        z.string(),
        z.array(z.tuple([z.string(), z.number()])),
        z.array(z.tuple([z.union([z.number(), z.string()]), z.string()])),
        z.number(),
      ]),
    ]),
  ),
  z.array(z.tuple([z.number(), z.tuple([z.string(), z.string(), z.string(), z.number()])])),
]);
type Digest = z.infer<typeof digestData>;

const formatDigest = (
  stories: readonly (readonly [packed: string, n: number])[],
  verdicts: readonly (readonly [packed: string, n: number])[],
): string => `[[${formatList(stories)}],\n[${formatList(verdicts)}]]`;

const formatList = (counts: readonly (readonly [packed: string, n: number])[]) =>
  counts.map(([packed, n]) => `[${n},${packed}]`).join(',\n');

/** Most frequent first: a digest of the same rows is the same to the byte. */
const mostFrequentFirst = (counts: ReadonlyMap<string, number>) =>
  [...counts].toSorted(([a, n], [b, m]) => m - n || compareCodeUnits(a, b));

/** Hands out what a digest holds. */
export function readDigest(digest: string, { story, verdict }: DigestReader): void {
  const [stories, verdicts] = parseDigest(digest);
  for (const [n, [locale, searches, opened, isContacted]] of stories) {
    story(
      {
        locale,
        searches: searches.map(([query, bits]) => ({
          query,
          hasResults: (bits & 1) === 1,
          isFirst: (bits & 2) === 2,
        })),
        opened: opened.map(([of, article]) => ({
          query: typeof of === 'number' ? (searches[of]?.[0] ?? '') : of,
          article,
        })),
        isContacted: isContacted === 1,
      },
      n,
    );
  }
  for (const [n, [locale, query, article, bits]] of verdicts)
    verdict({ locale, query, article, helped: (bits & 1) === 1, isFirst: (bits & 2) === 2 }, n);
}

/** The collector wrote it itself: its form is looked at in the first of each list, since there are millions. */
function parseDigest(digest: string): Digest {
  const data = parseJson(digest);
  if (!isDigest(data)) throw new Error('The database holds a digest of searches in another form. Delete it.');
  return data;
}

const isDigest = (data: unknown): data is Digest =>
  Array.isArray(data) &&
  data.length === 2 &&
  digestData.safeParse(data.map((list: unknown) => (Array.isArray(list) ? list.slice(0, 1) : list))).success;
