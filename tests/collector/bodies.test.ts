/** What may be in the body of a request, and how much of it. */
import { describe, expect, test, vi } from 'vitest';
import { useCollector } from './collector-fixture.ts';
import { comment, rate, search } from './handler.ts';
import { noon } from './samples.ts';

// Nothing here should take a minute: this ends a test that hangs.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const here = useCollector();
const { rows } = here;

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
      (await here.fb.post('/_feedback/v1/e', padded(bytes), { 'content-length': String(bytes) })).status,
    ).toBe(status);
    expect((await here.fb.post('/_feedback/v1/e', chunked(padded(bytes)))).status).toBe(status);
  });

  test.each([
    [20, 204],
    [21, 400],
    [0, 400],
  ])('%i events in a batch are answered with %i', async (n, status) => {
    expect((await here.fb.send(Array.from({ length: n }, () => search('x')))).status).toBe(status);
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
    expect((await here.fb.post('/_feedback/v1/e', body)).status).toBe(400);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test('a byte order mark is passed over, of two equal keys the last counts, minus zero is zero', async () => {
    const [first, second, third] = [rate(), rate(), rate()];
    const wrap = (event: string) => `{"v":1,"now":${noon},"e":[${event}]}`;
    expect((await here.fb.post('/_feedback/v1/e', `\ufeff${wrap(JSON.stringify(first))}`)).status).toBe(204);
    const twice = JSON.stringify(second).replace('"x":1', '"x":5,"x":-1');
    expect((await here.fb.post('/_feedback/v1/e', wrap(twice))).status).toBe(204);
    const zero = JSON.stringify(third).replace('"x":1', '"x":-0');
    expect((await here.fb.post('/_feedback/v1/e', wrap(zero))).status).toBe(204);
    expect(rows('SELECT value, count(*) AS n FROM vote GROUP BY value')).toEqual([
      { value: -1, n: 1 },
      { value: 0, n: 1 },
      { value: 1, n: 1 },
    ]);
  });

  test('keys of an event may not reach a prototype', async () => {
    const event = JSON.stringify(rate()).replace('{', '{"__proto__":{"polluted":1},');
    const response = await here.fb.post('/_feedback/v1/e', `{"v":1,"now":1,"e":[${event}]}`);
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
    expect((await here.fb.send([rate()], headers)).status).toBe(status);
  });

  test.each([
    ['letters', 'a'],
    ['emoji', '😀'],
    ['Arabic', 'م'],
    ['combining marks', 'ा'],
  ])('a comment holds 1,000 code points: %s', async (_, character) => {
    expect((await here.fb.send([comment(character.repeat(1000))])).status).toBe(204);
    expect((await here.fb.send([comment(character.repeat(1001))])).status).toBe(422);
    expect((await here.store.readComments(0)).map(({ body }) => [...body].length)).toEqual([1000]);
  });

  test.each([
    ['a query', (n: number) => search('ü'.repeat(n)), 120],
    ['an article', (n: number) => rate({ a: 'a'.repeat(n) }), 120],
    ['a sequence number', (n: number) => rate({ s: n }), 2 ** 31 - 1],
    ['a number of results', (n: number) => search('x', { n }), 1_000_000],
  ])('%s is taken up to its limit, and not one beyond', async (_, make, limit) => {
    expect((await here.fb.send([make(limit)])).status).toBe(204);
    expect((await here.fb.send([make(limit + 1)])).status).toBe(422);
  });

  test('control characters are refused; direction overrides and lone surrogates are taken out', async () => {
    for (const hostile of ['a\0b', 'a\u001b[31mb', 'a\bb']) {
      expect((await here.fb.send([comment(hostile)])).status).toBe(422);
    }
    await here.fb.send([comment('ok \u202Egnp.exe\u2066\ud800 e\u0301\r\nx')]);
    expect((await here.store.readComments(0))[0]?.body).toBe('ok gnp.exe\ufffd \u00e9\nx');
  });
});
