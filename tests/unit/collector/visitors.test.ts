import { expect, test } from 'vitest';
import { isBot } from '#collector/bots.ts';
import { parseTrustProxy } from '#collector/client-address.ts';
import { collectorSettings } from '#collector/environment.ts';
import { createLimiter, defaultLimits } from '#collector/limits.ts';
import { sqliteFile } from '#collector/open-store.ts';
import { createVisitors, networkOf } from '#collector/visitors.ts';

test.each([
  ['192.0.2.7', '192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7', '192.0.2.7'],
  ['::FFFF:192.0.2.7', '192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2::3', '2001:db8:1', '2001:db8:1:2'],
  ['2001:0db8:0001::', '2001:db8:1', '2001:db8:1:0'],
  ['fe80::1%eth0', 'fe80:0:0', 'fe80:0:0:0'],
  ['::1', '0:0:0', '0:0:0:0'],
  ['', 'unknown', 'unknown'],
  ['<script>', 'unknown', 'unknown'],
])('the network of %s is %s, the home in it %s', (address, network, home) => {
  expect([networkOf(address, 3), networkOf(address, 4)]).toEqual([network, home]);
});

test('what a network asks has the same mark from Monday to Sunday, whatever its browsers are called', () => {
  const day = 86_400_000;
  const senderOf = createVisitors();
  // 1970-01-05 was a Monday.
  const monday = senderOf('192.0.2.7', 'Firefox', 4 * day);
  const sunday = senderOf('192.0.2.7', 'Chrome', 11 * day - 1);
  expect(monday.asks('card')).toMatch(/^[0-9a-f]{16}$/);
  expect(sunday.asks('card')).toBe(monday.asks('card'));
  const others = [
    monday.asks('cards'),
    senderOf('192.0.2.8', 'Firefox', 11 * day - 1).asks('card'),
    senderOf('192.0.2.7', 'Firefox', 11 * day).asks('card'),
    createVisitors()('192.0.2.7', 'Firefox', 4 * day).asks('card'),
  ];
  expect(new Set([monday.asks('card'), ...others]).size).toBe(5);
});

test('visitors and networks are the same for a day, and strangers to yesterday and to another process', () => {
  const day = 86_400_000;
  const senderOf = createVisitors();
  const one = senderOf('192.0.2.7', 'Firefox', 10 * day);
  expect([one.visitor, one.network]).toEqual([
    expect.stringMatching(/^[0-9a-f]{16}$/),
    expect.stringMatching(/^[0-9a-f]{16}$/),
  ]);
  expect(senderOf('192.0.2.7', 'Firefox', 10 * day + 5)).toMatchObject({
    visitor: one.visitor,
    network: one.network,
  });
  const others = [
    createVisitors()('192.0.2.7', 'Firefox', 10 * day),
    senderOf('192.0.2.8', 'Firefox', 10 * day),
    senderOf('192.0.2.7', 'Firefox', 11 * day),
    senderOf('192.0.2.7', 'Firefox', 10 * day),
  ];
  expect(new Set([one, ...others].map(({ visitor }) => visitor)).size).toBe(5);
  expect(new Set([one, ...others].map(({ network }) => network)).size).toBe(5);
  const [firefox, chrome] = ['Firefox', 'Chrome'].map((name) => senderOf('192.0.2.7', name, 10 * day));
  expect([firefox?.visitor === chrome?.visitor, firefox?.network === chrome?.network]).toEqual([false, true]);
});

test.each([
  [undefined, '10.0.0.1', '1.1.1.1', '10.0.0.1'],
  ['', '10.0.0.1', '1.1.1.1', '10.0.0.1'],
  ['1', '10.0.0.1', '9.9.9.9, 1.1.1.1', '1.1.1.1'],
  ['2', '10.0.0.1', '9.9.9.9, 1.1.1.1', '9.9.9.9'],
  ['1', '10.0.0.1', null, '10.0.0.1'],
  ['10.0.0.0/8', '10.0.0.1', '9.9.9.9, 1.1.1.1, 10.2.3.4', '1.1.1.1'],
  ['10.0.0.0/8', '203.0.113.5', '1.1.1.1', '203.0.113.5'],
  ['10.0.0.0/8, 2001:db8::/32', '2001:db8::1', '1.1.1.1', '1.1.1.1'],
  ['10.0.0.0/8', '::ffff:10.0.0.1', '1.1.1.1', '1.1.1.1'],
  ['10.0.0.0/8', '10.0.0.1', 'nonsense', 'nonsense'],
])('with TRUST_PROXY %s, from %s with "%s", the client is %s', (setting, connection, header, client) => {
  expect(parseTrustProxy(setting)?.(connection, header)).toBe(client);
});

test.each(['yes', '10.0.0.0/33', 'example.com', '1,2', '-1'])('TRUST_PROXY %s is refused', (setting) => {
  expect(parseTrustProxy(setting)).toBeUndefined();
});

test('a limit lets its number pass, then says how long to wait, then fills again', () => {
  const limiter = createLimiter(defaultLimits);
  const take = (now: number) => limiter.take([{ limit: 'rate', key: 'a', n: 1 }], now);
  for (let i = 0; i < 10; i += 1) expect(take(0)).toBe(0);
  expect(take(0)).toBe(6);
  expect(take(6000)).toBe(0);
  expect(take(6000)).toBe(6);
});

test('a claim that one limit refuses costs nothing in another', () => {
  const limiter = createLimiter(defaultLimits);
  limiter.take([{ limit: 'comment', key: 'a', n: 5 }], 0);
  const both = [
    { limit: 'comment', key: 'a', n: 1 },
    { limit: 'rate', key: 'a', n: 10 },
  ] as const;
  expect(limiter.take(both, 0)).toBe(120);
  expect(limiter.take([both[1]], 0)).toBe(0);
});

test('a million visitors take no more memory than ten thousand', () => {
  const limiter = createLimiter(defaultLimits);
  for (let i = 0; i < 1_000_000; i += 1) limiter.take([{ limit: 'rate', key: String(i), n: 1 }], 0);
  expect(limiter.size).toBeLessThanOrEqual(10_000);
});

test('browsers are no bots', () => {
  expect(
    isBot(
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15',
    ),
  ).toBe(false);
});

test.each([
  ['sqlite:.data/feedback.db', '.data/feedback.db'],
  ['sqlite:/var/lib/feedback.db', '/var/lib/feedback.db'],
  ['sqlite:///var/lib/feedback.db', '/var/lib/feedback.db'],
  ['file:///var/lib/feedback.db', '/var/lib/feedback.db'],
  ['postgres://localhost/x', undefined],
  ['feedback.db', undefined],
])('the file of %s is %s', (url, file) => {
  expect(sqliteFile(url)).toBe(file);
});

test('settings come from the environment; only origins of URLs may send', () => {
  const settings = collectorSettings(
    {
      SITE_URL: 'https://help.example.com/en/',
      FEEDBACK_ORIGINS: 'https://www.example.com, nonsense,',
      OUT_DIR: '/srv/site',
    },
    4321,
  );
  expect(settings).toEqual({
    databaseUrl: 'sqlite:.data/feedback.db',
    manifestFile: '/srv/site/api/v1/feedback-manifest.json',
    origins: [
      'https://help.example.com',
      'https://www.example.com',
      'http://localhost:4321',
      'http://127.0.0.1:4321',
    ],
    trustProxy: undefined,
  });
});
