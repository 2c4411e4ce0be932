/** Events of readers as a large help centre has them: few questions are asked very often, and many seldom. */
import { newId } from '#client/feedback/delivery.ts';
import { eventKinds, type StoredEvent } from '#collector/store.ts';
import { articleOf, localeOf } from '../feedback-articles.ts';
import { createRandom } from '../random.ts';

const dayMs = 86_400_000;
const devices = ['phone', 'phone', 'computer', 'tablet'];
const countries = ['TR', 'DE', 'GB', 'SA', 'JP', undefined, undefined];
const channels = ['chat', 'phone', 'whatsapp', 'email'];

/** Different questions in all languages; the first half of what is asked falls on some hundred of them. */
const questionCount = 40_000;

/** Each question is of three words out of 900, so that some share words. */
const questionOf = (n: number) => `word${n % 900} thing${(n * 7) % 900} part${(n * 13 + (n >> 3)) % 900}`;

/** Batches of events in the order in which they came, up to about `total`, spread over days up to and with `today`. */
export function* readersOf(
  total: number,
  days: number,
  today: number,
  batch: number,
): Generator<StoredEvent[]> {
  const random = createRandom(7);
  const start = (today - days + 1) * dayMs;
  let events: StoredEvent[] = [];
  let made = 0;
  while (made < total) {
    const at = Math.min(start + Math.floor((made / total) * days * dayMs), (today + 1) * dayMs - 1);
    const own = eventsOfOne(at, random);
    made += own.length;
    events.push(...own);
    if (events.length >= batch) {
      yield events;
      events = [];
    }
  }
  yield events;
}

/** What one reader does at a time: a vote, a contact, or a search with what follows from it. */
function eventsOfOne(at: number, random: () => number): StoredEvent[] {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  // Zipf's law: the k-th question is asked 1/k as often as the first.
  const question = () => Math.floor(questionCount ** random());
  const n = question();
  const [article, episode] = [articleOf(n), newId(at)];
  const reader = { co: pick(countries), dev: pick(devices) };
  const event = eventMaker(at, localeOf(n), episode);
  const kind = random();
  if (kind < 0.2) {
    const vote = { value: random() < 0.25 ? -1 : 1, reasons: 0, seq: 1 };
    const about = { article, rev: 'a1b2c3d4e5f6', epoch: 1, voteKey: newId(at), episode: null, vote };
    return [event(eventKinds.rate, {}, about)];
  }
  if (kind < 0.25) {
    const data = { via: 'article', ch: pick(channels), ...reader };
    return [event(eventKinds.contact, data, { article, episode: null })];
  }
  const search = (query: string, i: number, results: number) =>
    event(eventKinds.search, { q: query, i, n: results, ...reader }, { flags: random() < 0.2 ? 512 : 0 });
  const results = random() < 0.1 ? 0 : 8;
  let q = questionOf(n);
  const own = [search(q, 1, results)];
  if (random() < 0.25) {
    q = questionOf(question());
    own.push(search(q, 2, 8));
  }
  const opened = articleOf(n + (random() < 0.8 ? 0 : Math.floor(random() * 5)));
  if (results > 0 && random() < 0.6)
    own.push(event(eventKinds.result_click, { q, pos: 1, ...reader }, { article: opened }));
  if (random() < 0.12)
    own.push(event(eventKinds.contact, { q, via: 'results', ch: pick(channels), ...reader }));
  return own;
}

const eventMaker =
  (at: number, locale: string, episode: string) =>
  (kind: StoredEvent['kind'], data: object, change: Partial<StoredEvent> = {}): StoredEvent => ({
    id: newId(at),
    kind,
    day: Math.floor(at / dayMs),
    receivedAt: at,
    article: null,
    locale,
    rev: null,
    epoch: null,
    voteKey: null,
    episode,
    flags: 0,
    vote: null,
    comment: null,
    data: JSON.stringify(data),
    ...change,
  });
