/** What the collector answers: to whom, how often, and to which requests. */
import { describe, expect, test, vi } from 'vitest';
import { defaultLimits } from '#collector/limits.ts';
import { ratingReasons } from '#model/feedback/browser/reasons.ts';
import { useCollector } from './collector-fixture.ts';
import { browser, comment, createTestCollector, origin, rate, search } from './handler.ts';
import { rev } from './samples.ts';

// Nothing here should take a minute: this ends a test that hangs.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const here = useCollector();
const { start, votes, rows } = here;

describe('answers', () => {
  test('204 after the commit, and again for the same event', async () => {
    const event = rate();
    for (const status of [204, 204]) expect((await here.fb.send([event])).status).toBe(status);
    expect(await votes()).toEqual([[1, 1]]);
    expect(here.fb.tallies.totals).toEqual({ duplicate: 1 });
  });

  test('200 names the bad events of a batch whose good ones are kept', async () => {
    const response = await here.fb.send([rate({ x: 2 }), rate(), { k: 'rate' }, rate()]);
    expect([response.status, await response.json()]).toEqual([200, { bad: [0, 2] }]);
    expect(await votes()).toEqual([[1, 2]]);
  });

  test('422 where every event is bad', async () => {
    const response = await here.fb.send([rate({ extra: 1 })]);
    expect([response.status, await response.json()]).toEqual([422, { bad: [0] }]);
  });

  test('503 with Retry-After while it is not ready, and nothing is kept', async () => {
    here.fb.collector.setReady(false);
    const response = await here.fb.send([rate()]);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '15']);
    expect(await votes()).toEqual([]);
  });

  test('503 when the store cannot be written, and then works again', async () => {
    const broken = await createTestCollector({
      ...here.store,
      append: () => Promise.reject(new Error('broken')),
    });
    expect((await broken.send([rate()])).status).toBe(503);
    expect(broken.failures).toHaveLength(1);
    expect((await here.fb.send([rate()])).status).toBe(204);
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
    expect((await here.fb.send([rate(change)])).status).toBe(422);
    expect(rows('SELECT count(*) AS n FROM event')).toEqual([{ n: 0 }]);
  });

  test.each(ratingReasons)('the reason "%s" is kept', async (reason) => {
    expect((await here.fb.send([rate({ x: -1, why: [reason] })])).status).toBe(204);
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
    const response = await here.fb.collector.fetch(
      new Request(`${origin}${path}`, { method, headers: { origin } }),
    );
    expect(response.status).toBe(status);
  });
});

const preflight = (sender: string) =>
  here.fb.collector.fetch(
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
    const response = await here.fb.send([rate()], { origin: sender });
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
    expect((await here.fb.post('/_feedback/v1/form', 'value=yes', form)).status).toBe(403);
  });
});

describe('limits', () => {
  test('the eleventh vote of a minute waits, and passes later', async () => {
    await start({ limits: defaultLimits });
    const statuses: number[] = [];
    for (let i = 0; i < 10; i += 1) statuses.push((await here.fb.send([rate()])).status);
    expect(new Set(statuses)).toEqual(new Set([204]));
    const response = await here.fb.send([rate()]);
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(Number(response.headers.get('retry-after'))).toBeLessThanOrEqual(6);
  });

  test('a queue of twenty votes passes as a whole', async () => {
    await start({ limits: defaultLimits });
    expect((await here.fb.send(Array.from({ length: 20 }, () => rate()))).status).toBe(204);
    expect((await here.fb.send([rate()])).status).toBe(429);
  });

  test('an invented X-Forwarded-For does not help', async () => {
    await start({ limits: defaultLimits });
    const statuses: number[] = [];
    for (let i = 0; i < 40; i += 1) {
      statuses.push((await here.fb.send([rate()], { 'x-forwarded-for': `198.51.${i}.1` })).status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(30);
  });

  test('behind a trusted proxy visitors are told apart', async () => {
    await start({ limits: defaultLimits, trustProxy: '1' });
    const statuses: number[] = [];
    for (let i = 0; i < 40; i += 1) {
      statuses.push(
        (await here.fb.send([rate()], { 'x-forwarded-for': `203.0.113.9, 198.51.${i}.1` })).status,
      );
    }
    expect(new Set(statuses)).toEqual(new Set([204]));
  });

  test('comments and searches have limits of their own', async () => {
    await start({ limits: defaultLimits });
    for (let i = 0; i < 5; i += 1) expect((await here.fb.send([comment('fine text')])).status).toBe(204);
    expect((await here.fb.send([comment('fine text')])).status).toBe(429);
    expect((await here.fb.send([search('x')])).status).toBe(204);
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
    expect((await here.fb.send([rate()], { 'user-agent': userAgent })).status).toBe(204);
    expect(here.fb.tallies.totals).toEqual({ bot: 1 });
    expect(await votes()).toEqual([]);
  });

  test.each([
    'Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 50) AppleWebKit/537.36 Chrome/140 Mobile Safari/537.36',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140 Safari/537.36',
    browser,
  ])('"%s" is a browser', async (userAgent) => {
    await here.fb.send([rate()], { 'user-agent': userAgent });
    expect(await votes()).toEqual([[1, 1]]);
  });

  test('a comment whose trap is filled is answered and not kept', async () => {
    expect((await here.fb.send([comment('buy now', { h: 'https://spam.test' })])).status).toBe(204);
    expect(await here.store.readComments(0)).toEqual([]);
    expect(here.fb.tallies.totals).toEqual({ honeypot: 1 });
  });

  test('a comment that looks like spam is kept apart, not thrown away', async () => {
    await here.fb.send([
      comment('see https://a.test https://b.test https://c.test'),
      comment('The second step fails.'),
    ]);
    expect((await here.store.readComments(0)).filter(({ flags }) => flags !== 0)).toHaveLength(1);
    expect(await here.store.readComments(0)).toHaveLength(2);
  });
});

const postForm = (fields: Record<string, string>, headers = {}) =>
  here.fb.post('/_feedback/v1/form', new URLSearchParams(fields), {
    'content-type': 'application/x-www-form-urlencoded',
    ...headers,
  });

describe('the form of a page without JavaScript', () => {
  const fields = { article: 'return-item', locale: 'tr', rev, value: 'no' };

  test('keeps vote, reasons and comment, and returns to the article', async () => {
    const body = new URLSearchParams({ ...fields, comment: 'Adım eksik' });
    body.append('why', 'missing');
    body.append('why', 'unclear');
    const response = await here.fb.post('/_feedback/v1/form', body, {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`${origin}/tr/orders/return-item/#rating-thanks`);
    expect(await here.store.readComments(0)).toMatchObject([
      { body: 'Adım eksik', value: -1, reasons: 0b1100 },
    ]);
  });

  test.each([
    ['/help/_feedback/v1/form', `${origin}/help/tr/orders/return-item/#rating-thanks`],
    ['//evil.test/_feedback/v1/form', `${origin}//evil.test/tr/orders/return-item/#rating-thanks`],
    ['/_feedback/x/_feedback/v1/form', `${origin}/_feedback/x/tr/orders/return-item/#rating-thanks`],
  ])('below a path, it returns to the article there: %s', async (path, location) => {
    const response = await here.fb.post(path, new URLSearchParams(fields), {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect([response.status, response.headers.get('location')]).toEqual([303, location]);
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
    const broken = await createTestCollector({
      ...here.store,
      append: () => Promise.reject(new Error('broken')),
    });
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
