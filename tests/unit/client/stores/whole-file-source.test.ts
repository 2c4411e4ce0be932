import { expect, test } from 'vitest';
import { WholeFileSource } from '#client/stores/whole-file-source.ts';

const file = new TextEncoder().encode(`PMTiles${'0123456789'.repeat(20)}`);
const text = (data: ArrayBuffer) => new TextDecoder().decode(data);

/** A server that logs what it is asked for. */
function server(answer: (range: readonly [number, number] | undefined) => Response) {
  const asked: string[] = [];
  const fetchFile = async (_: string, init?: RequestInit) => {
    const range = new Headers(init?.headers).get('Range');
    asked.push(range ?? 'whole');
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(range ?? '') ?? [];
    return answer(from === undefined ? undefined : [Number(from), Number(to)]);
  };
  return { asked, source: new WholeFileSource('/a.pmtiles', fetchFile) };
}
const part = ([from, to]: readonly [number, number], headers = {}) =>
  new Response(file.slice(from, to + 1), {
    status: 206,
    headers: { 'Content-Range': `bytes ${from}-${Math.min(to, file.length - 1)}/${file.length}`, ...headers },
  });
const whole = () => new Response(file, { headers: { 'Content-Length': String(file.length) } });

test('where ranges work, only they are fetched, the last one shorter', async () => {
  const { asked, source } = server((range) => (range ? part(range) : whole()));
  expect(text((await source.getBytes(0, 7)).data)).toBe('PMTiles');
  expect((await source.getBytes(200, 100)).data.byteLength).toBe(7);
  expect(asked).toEqual(['bytes=0-6', 'bytes=200-299']);
});

test.each([
  ['ignores ranges', () => whole()],
  [
    'cuts ranges out of compressed data',
    (range: readonly [number, number]) => part(range, { 'Content-Encoding': 'gzip' }),
  ],
  ['sends other bytes', ([from, to]: readonly [number, number]) => part([from + 1, to + 1])],
  ['sends too few bytes', ([from, to]: readonly [number, number]) => part([from, to - 1])],
])('a server that %s is asked once for the whole file', async (_, broken) => {
  const { asked, source } = server((range) => (range ? broken(range) : whole()));
  expect(text((await source.getBytes(0, 9)).data)).toBe('PMTiles01');
  expect(text((await source.getBytes(7, 3)).data)).toBe('012');
  expect(asked).toEqual(['bytes=0-8', 'whole']);
});

test('a large file whose server knows no ranges is an error that says so', async () => {
  const { source } = server(() => new Response(file, { headers: { 'Content-Length': '90000000' } }));
  await expect(source.getBytes(0, 7)).rejects.toThrow(/90000000 bytes.*range/);
});

test('a missing file and one that is none are errors', async () => {
  await expect(server(() => new Response('', { status: 404 })).source.getBytes(0, 7)).rejects.toThrow(/404/);
  await expect(server(() => new Response('<html>')).source.getBytes(0, 7)).rejects.toThrow(/no PMTiles/);
});
