import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultLimits } from '#collector/limits.ts';
import { defaultRetention } from '#collector/maintenance.ts';
import { openSqliteStore } from '#collector/sqlite/sqlite-store.ts';
import type { Store } from '#collector/store.ts';
import { ratingReasons } from '#model/feedback/browser/reasons.ts';
import {
  browser,
  browserOn,
  comment,
  createTestCollector,
  noLimits,
  origin,
  rate,
  search,
  type TestCollector,
} from './handler.ts';
import { dayMs, noon, noonDay, rev, temporaryFolder } from './samples.ts';

// Nothing here should take a minute: this ends a test that hangs.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const folder = temporaryFolder();
let files = 0;
let store: Store;
let fb: TestCollector;

const file = () => join(folder.path, `${files}.db`);
const start = async (options: Parameters<typeof createTestCollector>[1] = { limits: noLimits }) => {
  fb = await createTestCollector(store, options);
};
beforeEach(async () => {
  files += 1;
  store = await openSqliteStore({ file: file() });
  await start();
});
afterEach(() => store.close());
afterAll(folder.remove);

const votes = async () => (await store.readVotes(0, 1e6)).map(({ value, n }) => [value, n]);
const rows = (sql: string) => {
  const db = new DatabaseSync(file(), { readOnly: true });
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
};

describe('answers', () => {
  test('204 after the commit, and again for the same event', async () => {
    const event = rate();
    for (const status of [204, 204]) expect((await fb.send([event])).status).toBe(status);
    expect(await votes()).toEqual([[1, 1]]);
    expect(fb.tallies.totals).toEqual({ duplicate: 1 });
  });

  test('200 names the bad events of a batch whose good ones are kept', async () => {
    const response = await fb.send([rate({ x: 2 }), rate(), { k: 'rate' }, rate()]);
    expect([response.status, await response.json()]).toEqual([200, { bad: [0, 2] }]);
    expect(await votes()).toEqual([[1, 2]]);
  });

  test('422 where every event is bad', async () => {
    const response = await fb.send([rate({ extra: 1 })]);
    expect([response.status, await response.json()]).toEqual([422, { bad: [0] }]);
  });

  test('503 with Retry-After while it is not ready, and nothing is kept', async () => {
    fb.collector.setReady(false);
    const response = await fb.send([rate()]);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '15']);
    expect(await votes()).toEqual([]);
  });

  test('503 when the store cannot be written, and then works again', async () => {
    const broken = await createTestCollector({ ...store, append: () => Promise.reject(new Error('broken')) });
    expect((await broken.send([rate()])).status).toBe(503);
    expect(broken.failures).toHaveLength(1);
    expect((await fb.send([rate()])).status).toBe(204);
  });

  test.each([
    ['no value', { x: undefined }],
    ['null', { x: null }],
    ['a word', { x: 'yes' }],
    ['true', { x: true }],
    ['two', { x: 2 }],
    ['a fraction', { x: 0.5 }],
    ['reasons for a yes', { x: 1, why: ['outdated'] }],
    ['an unknown reason', { x: -1, why: ['boring'] }],
    ['a sequence of zero', { s: 0 }],
    ['a sequence beyond 31 bits', { s: 2 ** 31 }],
    ['an id that is none', { id: 'x' }],
    ['a revision that is none', { r: 'A1B2C3D4E5F6' }],
    ['an article with a quote', { a: `x' OR 1=1` }],
    ['a locale in capitals', { l: 'EN' }],
  ])('a vote with %s is refused and never counted as "no"', async (_, change) => {
    expect((await fb.send([rate(change)])).status).toBe(422);
    expect(rows('SELECT count(*) AS n FROM event')).toEqual([{ n: 0 }]);
  });

  test.each(ratingReasons)('the reason "%s" is kept', async (reason) => {
    expect((await fb.send([rate({ x: -1, why: [reason] })])).status).toBe(204);
  });

  test.each([
    ['GET', '/_feedback/v1/e', 405],
    ['HEAD', '/_feedback/v1/e', 405],
    ['PUT', '/_feedback/v1/e', 405],
    ['DELETE', '/_feedback/v1/form', 405],
    ['POST', '/_feedback/v1/e/', 404],
    ['POST', '/_feedback//v1/e', 404],
    ['POST', '/_feedback/v1/..%2fe', 404],
    ['POST', '/_feedback/v1/E', 404],
    ['GET', '/_feedback/', 404],
    ['GET', '/_feedback/report', 404],
    ['GET', '/_feedback/readyz', 204],
    ['GET', '/_feedback/healthz', 200],
  ])('%s %s is answered with %i', async (method, path, status) => {
    const response = await fb.collector.fetch(
      new Request(`${origin}${path}`, { method, headers: { origin } }),
    );
    expect(response.status).toBe(status);
  });
});

const padded = (bytes: number) => {
  const body = JSON.stringify({ v: 1, now: noon, e: [rate()] });
  return body + ' '.repeat(bytes - body.length);
};
const chunked = (text: string) =>
  new ReadableStream<Uint8Array>({
    start: (controller) => {
      const bytes = new TextEncoder().encode(text);
      for (let at = 0; at < bytes.length; at += 1000) controller.enqueue(bytes.slice(at, at + 1000));
      controller.close();
    },
  });

describe('bodies', () => {
  test.each([
    [16_384, 204],
    [16_385, 413],
    [1_000_000, 413],
  ])('%i bytes are answered with %i, with and without Content-Length', async (bytes, status) => {
    expect(
      (await fb.post('/_feedback/v1/e', padded(bytes), { 'content-length': String(bytes) })).status,
    ).toBe(status);
    expect((await fb.post('/_feedback/v1/e', chunked(padded(bytes)))).status).toBe(status);
  });

  test.each([
    [20, 204],
    [21, 400],
    [0, 400],
  ])('%i events in a batch are answered with %i', async (n, status) => {
    expect((await fb.send(Array.from({ length: n }, () => search('x')))).status).toBe(status);
  });

  const bad: readonly (readonly [string, BodyInit])[] = [
    ['nothing', ''],
    ['no JSON', '{'],
    ['NaN', '{"v":1,"now":NaN,"e":[]}'],
    ['infinity', '{"v":1,"now":1e309,"e":[{}]}'],
    ['another version', '{"v":2,"now":1,"e":[{}]}'],
    ['a list', '[]'],
    ['null', 'null'],
    ['depth 10,000', '['.repeat(8000) + ']'.repeat(8000)],
    ['invalid UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
    ['a polluted prototype', '{"v":1,"now":1,"e":[{}],"__proto__":{"x":1}}'],
    ['a constructor', '{"v":1,"now":1,"e":[{}],"constructor":{"prototype":{"x":1}}}'],
  ];
  test.each(bad)('%s is answered with 400', async (_, body) => {
    expect((await fb.post('/_feedback/v1/e', body)).status).toBe(400);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test('a byte order mark is passed over, of two equal keys the last counts, minus zero is zero', async () => {
    const [first, second, third] = [rate(), rate(), rate()];
    const wrap = (event: string) => `{"v":1,"now":${noon},"e":[${event}]}`;
    expect((await fb.post('/_feedback/v1/e', `\ufeff${wrap(JSON.stringify(first))}`)).status).toBe(204);
    const twice = JSON.stringify(second).replace('"x":1', '"x":5,"x":-1');
    expect((await fb.post('/_feedback/v1/e', wrap(twice))).status).toBe(204);
    const zero = JSON.stringify(third).replace('"x":1', '"x":-0');
    expect((await fb.post('/_feedback/v1/e', wrap(zero))).status).toBe(204);
    expect(rows('SELECT value, count(*) AS n FROM vote GROUP BY value')).toEqual([
      { value: -1, n: 1 },
      { value: 0, n: 1 },
      { value: 1, n: 1 },
    ]);
  });

  test('keys of an event may not reach a prototype', async () => {
    const event = JSON.stringify(rate()).replace('{', '{"__proto__":{"polluted":1},');
    const response = await fb.post('/_feedback/v1/e', `{"v":1,"now":1,"e":[${event}]}`);
    expect(response.status).toBe(422);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test.each([
    ['compressed', { 'content-encoding': 'gzip' }, 415],
    ['a length that is no number', { 'content-length': 'NaN' }, 400],
    ['another type', { 'content-type': 'text/html' }, 415],
    ['no type', { 'content-type': '' }, 415],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['JSON', { 'content-type': 'application/json' }, 204],
  ])('%s is answered with %#', async (_, headers, status) => {
    expect((await fb.send([rate()], headers)).status).toBe(status);
  });

  test.each([
    ['letters', 'a'],
    ['emoji', '😀'],
    ['Arabic', 'م'],
    ['combining marks', 'ा'],
  ])('a comment holds 1,000 code points: %s', async (_, character) => {
    expect((await fb.send([comment(character.repeat(1000))])).status).toBe(204);
    expect((await fb.send([comment(character.repeat(1001))])).status).toBe(422);
    expect((await store.readComments(0)).map(({ body }) => [...body].length)).toEqual([1000]);
  });

  test.each([
    ['a query', (n: number) => search('ü'.repeat(n)), 120],
    ['an article', (n: number) => rate({ a: 'a'.repeat(n) }), 120],
    ['a sequence number', (n: number) => rate({ s: n }), 2 ** 31 - 1],
    ['a number of results', (n: number) => search('x', { n }), 1_000_000],
  ])('%s is taken up to its limit, and not one beyond', async (_, make, limit) => {
    expect((await fb.send([make(limit)])).status).toBe(204);
    expect((await fb.send([make(limit + 1)])).status).toBe(422);
  });

  test('control characters are refused; direction overrides and lone surrogates are taken out', async () => {
    for (const hostile of ['a\0b', 'a\u001b[31mb', 'a\bb']) {
      expect((await fb.send([comment(hostile)])).status).toBe(422);
    }
    await fb.send([comment('ok \u202Egnp.exe\u2066\ud800 e\u0301\r\nx')]);
    expect((await store.readComments(0))[0]?.body).toBe('ok gnp.exe\ufffd \u00e9\nx');
  });
});

const preflight = (sender: string) =>
  fb.collector.fetch(
    new Request(`${origin}/_feedback/v1/e`, { method: 'OPTIONS', headers: { origin: sender } }),
  );

describe('origins', () => {
  test.each([
    [origin, 204],
    [`${origin}:8443`, 403],
    ['http://help.example.com', 403],
    ['https://HELP.example.com', 403],
    ['https://help.example.com.', 403],
    ['https://help.example.com.evil.test', 403],
    ['https://evil.test', 403],
    [`${origin}/`, 403],
    ['null', 403],
    [null, 403],
  ])('%s is answered with %i', async (sender, status) => {
    const response = await fb.send([rate()], { origin: sender });
    expect(response.status).toBe(status);
    expect(response.headers.get('vary')).toBe('Origin');
    expect(response.headers.get('access-control-allow-origin')).toBe(status === 204 ? origin : null);
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  });

  test('a preflight is answered for the right origin only', async () => {
    expect((await preflight(origin)).status).toBe(204);
    expect((await preflight('https://evil.test')).status).toBe(403);
  });

  test('the form needs the origin too', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.test' };
    expect((await fb.post('/_feedback/v1/form', 'value=yes', form)).status).toBe(403);
  });
});

describe('limits', () => {
  test('the eleventh vote of a minute waits, and passes later', async () => {
    await start({ limits: defaultLimits });
    const statuses: number[] = [];
    for (let i = 0; i < 10; i += 1) statuses.push((await fb.send([rate()])).status);
    expect(new Set(statuses)).toEqual(new Set([204]));
    const response = await fb.send([rate()]);
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(Number(response.headers.get('retry-after'))).toBeLessThanOrEqual(6);
  });

  test('a queue of twenty votes passes as a whole', async () => {
    await start({ limits: defaultLimits });
    expect((await fb.send(Array.from({ length: 20 }, () => rate()))).status).toBe(204);
    expect((await fb.send([rate()])).status).toBe(429);
  });

  test('an invented X-Forwarded-For does not help', async () => {
    await start({ limits: defaultLimits });
    const statuses: number[] = [];
    for (let i = 0; i < 40; i += 1) {
      statuses.push((await fb.send([rate()], { 'x-forwarded-for': `198.51.${i}.1` })).status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(30);
  });

  test('behind a trusted proxy visitors are told apart', async () => {
    await start({ limits: defaultLimits, trustProxy: '1' });
    const statuses: number[] = [];
    for (let i = 0; i < 40; i += 1) {
      statuses.push((await fb.send([rate()], { 'x-forwarded-for': `203.0.113.9, 198.51.${i}.1` })).status);
    }
    expect(new Set(statuses)).toEqual(new Set([204]));
  });

  test('comments and searches have limits of their own', async () => {
    await start({ limits: defaultLimits });
    for (let i = 0; i < 5; i += 1) expect((await fb.send([comment('fine text')])).status).toBe(204);
    expect((await fb.send([comment('fine text')])).status).toBe(429);
    expect((await fb.send([search('x')])).status).toBe(204);
  });
});

describe('programs and traps', () => {
  test.each([
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (compatible; bingbot/2.0)',
    'facebookexternalhit/1.1',
    'Mozilla/5.0 (compatible; Baiduspider/2.0)',
    'UptimeRobot/2.0 uptime monitor',
    'curl/8.14.1',
    'python-requests/2.32',
    '',
  ])('"%s" is answered, counted and not kept', async (userAgent) => {
    expect((await fb.send([rate()], { 'user-agent': userAgent })).status).toBe(204);
    expect(fb.tallies.totals).toEqual({ bot: 1 });
    expect(await votes()).toEqual([]);
  });

  test.each([
    'Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 50) AppleWebKit/537.36 Chrome/140 Mobile Safari/537.36',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140 Safari/537.36',
    browser,
  ])('"%s" is a browser', async (userAgent) => {
    await fb.send([rate()], { 'user-agent': userAgent });
    expect(await votes()).toEqual([[1, 1]]);
  });

  test('a comment whose trap is filled is answered and not kept', async () => {
    expect((await fb.send([comment('buy now', { h: 'https://spam.test' })])).status).toBe(204);
    expect(await store.readComments(0)).toEqual([]);
    expect(fb.tallies.totals).toEqual({ honeypot: 1 });
  });

  test('a comment that looks like spam is kept apart, not thrown away', async () => {
    await fb.send([
      comment('see https://a.test https://b.test https://c.test'),
      comment('The second step fails.'),
    ]);
    expect((await store.readComments(0)).map(({ flags }) => flags !== 0).toSorted()).toEqual([false, true]);
  });
});

const marked = () => rows('SELECT count(*) AS n FROM event WHERE visitor IS NOT NULL');

describe('privacy', () => {
  test('with Global Privacy Control or Do Not Track only what the reader chose to say is kept', async () => {
    for (const header of ['sec-gpc', 'dnt']) {
      const response = await fb.send([search('x'), rate()], { [header]: '1' });
      expect(response.status).toBe(204);
    }
    expect(rows('SELECT kind FROM event')).toEqual([{ kind: 1 }, { kind: 1 }]);
  });

  test('personal data is taken out of comments and queries', async () => {
    const text = 'Ada ada@example.com +90 532 123 45 67 TR33 0006 1005 1978 6457 8413 26 since 2024-01-15';
    await fb.send([comment(text), search('Sipariş 12345678 ADA@example.com', { l: 'tr' })]);
    expect((await store.readComments(0))[0]?.body).toBe('Ada […] […] […] since 2024-01-15');
    expect((await store.readSearches(noonDay))[0]?.query).toBe('sipariş […] […]');
  });

  test('no address and no browser is in the database, its log or its backup', async () => {
    await start({ limits: noLimits, trustProxy: '1' });
    const marks = ['203.0.113.77', browserOn('Distinctive')];
    await fb.send([rate(), comment('hello there'), search('x')], {
      'x-forwarded-for': marks[0] ?? '',
      'user-agent': marks[1] ?? '',
    });
    await store.backup?.(join(folder.path, `${files}.db.copy`));
    const written = readdirSync(folder.path)
      .filter((name) => name.startsWith(`${files}.db`))
      .map((name) => readFileSync(join(folder.path, name)));
    expect(written.length).toBeGreaterThanOrEqual(3);
    for (const mark of marks) expect(written.some((bytes) => bytes.includes(mark))).toBe(false);
  });

  test('nothing that tells visitors apart is stored, and marks that earlier versions stored go after 48 hours', async () => {
    await fb.send([rate(), comment('hello there'), search('x')]);
    expect(marked()).toEqual([{ n: 0 }]);
    const db = new DatabaseSync(file());
    db.exec(`UPDATE event SET visitor = x'0102030405060708'`);
    db.close();
    await store.prune(noon + 2 * dayMs, defaultRetention);
    expect(marked()).toEqual([{ n: 3 }]);
    await store.prune(noon + 2 * dayMs + 1, defaultRetention);
    expect(marked()).toEqual([{ n: 0 }]);
  });

  test('nobody can touch a vote or comment without its key', async () => {
    const vk = randomUUID();
    await fb.send([rate({ vk, x: -1 }), comment('mine', { vk })]);
    await fb.send([rate({ s: 9, x: 1 }), comment('theirs', { s: 9 })]);
    expect((await store.readComments(0)).map(({ body }) => body).toSorted()).toEqual(['mine', 'theirs']);
    expect(await votes()).toEqual([
      [-1, 1],
      [1, 1],
    ]);
  });
});

const dayOf = async (t: number, now: number) => {
  const id = randomUUID();
  const response = await fb.post('/_feedback/v1/e', JSON.stringify({ v: 1, now, e: [rate({ id, t })] }));
  expect(response.status).toBe(204);
  const [row] = rows(`SELECT day FROM event WHERE id = x'${id.replaceAll('-', '')}'`);
  return row?.['day'];
};

describe('time and revisions', () => {
  const year = 365 * dayMs;

  test('a clock that is ten years slow or fast gives the right day', async () => {
    for (const skew of [-10 * year, 10 * year]) {
      expect(await dayOf(noon + skew, noon + skew)).toBe(noonDay);
      expect(await dayOf(noon + skew - 2 * dayMs, noon + skew)).toBe(noonDay - 2);
    }
  });

  test('times are kept within the last 14 days', async () => {
    expect(await dayOf(noon - 400 * dayMs, noon)).toBe(noonDay - 14);
    expect(await dayOf(noon + 3 * dayMs, noon)).toBe(noonDay);
    expect(await dayOf(0, noon)).toBe(noonDay);
  });

  test.each([
    ['the last millisecond of a day', '2028-02-28T23:59:59.999Z', '2028-02-28'],
    ['the first of a leap day', '2028-02-29T00:00:00.000Z', '2028-02-29'],
    ['the end of a leap day', '2028-02-29T23:59:59.999Z', '2028-02-29'],
    ['the change to summer time in Berlin', '2028-03-26T00:59:59.999Z', '2028-03-26'],
    ['the end of a year', '2028-12-31T23:59:59.999Z', '2028-12-31'],
  ])('%s belongs to its day in UTC', async (_, time, day) => {
    const now = Date.parse(time);
    await start({ limits: noLimits, clock: () => now });
    expect(((await dayOf(now, now)) as number) * dayMs).toBe(Date.parse(day));
  });

  test('the server clock may step back without a vote losing its order', async () => {
    let now = noon;
    await start({ limits: noLimits, clock: () => now });
    const vk = randomUUID();
    await fb.send([rate({ vk, s: 1, x: 1 })]);
    now -= 3_600_000;
    await fb.send([rate({ vk, s: 2, x: -1 })]);
    expect(await votes()).toEqual([[-1, 1]]);
  });

  test('votes on an unknown article or revision are kept and not counted', async () => {
    await fb.send([rate({ a: 'no-such-article' }), rate({ r: '000000000000' }), rate()]);
    expect(await votes()).toEqual([[1, 1]]);
    expect(fb.tallies.totals).toEqual({ 'unknown-article': 1, 'unknown-revision': 1 });
  });
});

const postForm = (fields: Record<string, string>, headers = {}) =>
  fb.post('/_feedback/v1/form', new URLSearchParams(fields), {
    'content-type': 'application/x-www-form-urlencoded',
    ...headers,
  });

describe('the form of a page without JavaScript', () => {
  const fields = { article: 'return-item', locale: 'tr', rev, value: 'no' };

  test('keeps vote, reasons and comment, and returns to the article', async () => {
    const body = new URLSearchParams({ ...fields, comment: 'Adım eksik' });
    body.append('why', 'missing');
    body.append('why', 'unclear');
    const response = await fb.post('/_feedback/v1/form', body, {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`${origin}/tr/orders/return-item/#rating-thanks`);
    expect(await store.readComments(0)).toMatchObject([{ body: 'Adım eksik', value: -1, reasons: 0b1100 }]);
  });

  test('without a value it is refused, not taken for a "no"', async () => {
    const { value: _, ...missing } = fields;
    for (const wrong of [missing, { ...fields, value: 'maybe' }, { ...fields, value: '' }]) {
      expect((await postForm(wrong)).status).toBe(422);
    }
    expect(await votes()).toEqual([]);
  });

  test('never leads anywhere but to a page of the site', async () => {
    const response = await postForm({ ...fields, article: 'x/evil' });
    expect(response.headers.get('location')).toBe(`${origin}/#rating-thanks`);
    expect((await postForm({ ...fields, article: '//evil.test' })).status).toBe(422);
  });

  test('says so when the vote could not be kept', async () => {
    const broken = await createTestCollector({ ...store, append: () => Promise.reject(new Error('broken')) });
    const response = await broken.post('/_feedback/v1/form', new URLSearchParams(fields), {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(response.headers.get('location')).toMatch(/#rating-failed$/);
  });

  test('a filled trap is thanked and not kept', async () => {
    expect((await postForm({ ...fields, website: 'x' })).headers.get('location')).toMatch(/#rating-thanks$/);
    expect(await votes()).toEqual([]);
  });
});
