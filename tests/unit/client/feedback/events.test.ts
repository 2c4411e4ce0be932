import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEvents, type PageEvents } from '#client/feedback/events.ts';
import { isMeasurable, searchBefore } from '#client/feedback/measurable.ts';
import { feedbackEvent, type FeedbackEvent } from '#model/feedback/events.ts';

let sent: FeedbackEvent[] = [];
let lastSends = 0;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 2, 1) });
  sent = [];
  lastSends = 0;
});
afterEach(() => void vi.useRealTimers());

const start = (allowed = true): PageEvents =>
  createEvents({
    locale: 'tr',
    endpoint: '/_feedback/v1/e',
    allowed,
    now: () => Date.now(),
    send: (events, last) => {
      sent.push(...events);
      lastSends += last ? 1 : 0;
    },
  });
const searches = () => sent.filter((event) => event.k === 'search').map(({ q, n, i }) => [q, n, i]);

test('a query counts when the reader stops typing, and only its longest form', () => {
  const events = start();
  for (const [query, results] of [
    ['i', 9],
    ['ia', 5],
    ['iade', 2],
  ] as const) {
    events.searched(query, results);
    vi.advanceTimersByTime(200);
  }
  vi.advanceTimersByTime(1500);
  events.searched('iade süresi', 1);
  vi.advanceTimersByTime(1500);
  events.flush(false);
  expect(searches()).toEqual([['iade süresi', 1, 1]]);
});

test('other words in the same search are a second query of one episode', () => {
  const events = start();
  events.searched('kargo', 0);
  events.committed();
  events.searched('teslimat', 3);
  events.opened('track-parcel', 2);
  events.flush(false);
  expect(searches()).toEqual([
    ['kargo', 0, 1],
    ['teslimat', 3, 2],
  ]);
  expect(new Set(sent.map((event) => ('ep' in event ? event.ep : '')))).toHaveProperty('size', 1);
  expect(sent.at(-1)).toMatchObject({ k: 'result_click', a: 'track-parcel', pos: 2, q: 'teslimat' });
});

test('a search that goes on on the search page is left to that page, whether it has counted already or not', () => {
  for (const pause of [0, 1500]) {
    const events = start();
    events.searched('kargo', 2);
    vi.advanceTimersByTime(pause);
    events.movedOn();
    events.flush(true);
  }
  expect(searches()).toEqual([]);
});

test.each([
  ['https://help.example.com/en/search/?q=lost+card', 'lost card'],
  ['https://help.example.com/help/de/search/?q=Karte&topic=x', 'Karte'],
  ['https://help.example.com/en/search/', ''],
  ['https://help.example.com/en/orders/?q=lost', ''],
  ['https://search.example.org/search/?q=lost', ''],
  ['', ''],
])('from %s, the search before is %s', (referrer, words) => {
  expect(searchBefore(referrer, 'https://help.example.com')).toBe(words);
});

test('a rating after a search has its words and nothing of the vote', () => {
  start(false).rated('return-item', true, 'Kargo');
  const events = start();
  events.rated('return-item', false, '  KARGO  ');
  events.flush(false);
  const { id, t, ep } = sent[0] && 'ep' in sent[0] ? sent[0] : { id: '', t: 0, ep: '' };
  expect(sent).toEqual([
    { id, t, ep, k: 'result_click', l: 'tr', q: 'kargo', pos: 1, a: 'return-item', x: -1 },
  ]);
});

test('five idle minutes begin a new episode', () => {
  const events = start();
  events.searched('a', 1);
  events.committed();
  vi.advanceTimersByTime(300_001);
  events.searched('b', 1);
  events.committed();
  events.flush(false);
  expect(new Set(sent.map((event) => ('ep' in event ? event.ep : ''))).size).toBe(2);
});

test('a contact after a search carries its words; one without does not', () => {
  const events = start();
  events.contacted({ via: 'footer' });
  events.searched('İADE', 0);
  events.contacted({ via: 'zero', channel: 'phone' });
  events.flush(false);
  expect(sent.filter((event) => event.k === 'contact')).toMatchObject([
    { via: 'footer' },
    { via: 'zero', ch: 'phone', q: 'iade' },
  ]);
  expect(sent[0]).not.toHaveProperty('ep');
});

test('what waits is sent after five seconds, with the twentieth event, and when the page goes away', () => {
  const events = start();
  events.contacted({ via: 'footer' });
  vi.advanceTimersByTime(5000);
  expect(sent).toHaveLength(1);
  for (let i = 0; i < 20; i += 1) events.contacted({ via: 'footer' });
  expect(sent).toHaveLength(21);
  events.searched('typed and left', 1);
  events.flush(true);
  expect([sent.length, lastSends]).toEqual([22, 1]);
  vi.advanceTimersByTime(10_000);
  expect(sent).toHaveLength(22);
});

test('a reader who objects is not measured at all', () => {
  const events = start(false);
  events.searched('x', 0);
  events.committed();
  events.opened('a', 1);
  events.contacted({ via: 'zero' });
  vi.advanceTimersByTime(60_000);
  events.flush(true);
  expect([sent, lastSends]).toEqual([[], 0]);
});

test.each([
  [{ globalPrivacyControl: true }, false],
  [{ doNotTrack: '1' }, false],
  [{ globalPrivacyControl: false, doNotTrack: 'unspecified' }, true],
  [{}, true],
])('%o measures: %s', (reader, expected) => {
  expect(isMeasurable(reader as Navigator)).toBe(expected);
});

test('every event fits the wire format', () => {
  const events = start();
  events.searched('Kargo', 3);
  events.opened('track-parcel', 1);
  events.contacted({ via: 'results', article: 'track-parcel', channel: 'chat' });
  events.flush(false);
  expect(sent).toHaveLength(3);
  for (const event of sent) expect(feedbackEvent.safeParse(event).success).toBe(true);
});
