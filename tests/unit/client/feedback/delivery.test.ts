import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newId } from '#client/feedback/delivery.ts';

test('ids are UUIDs of version 7: their first digits are the time', () => {
  // The example of RFC 9562, appendix A.6.
  expect(newId(0x017f22e279b0)).toMatch(/^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('later ids sort behind earlier ones, and those of one millisecond differ', () => {
  const times = [0, 1, 255, 256, 2 ** 32 - 1, 2 ** 32, 2 ** 40 + 5, Date.now(), 2 ** 48 - 1];
  const ids = times.map((time) => newId(time));
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(Array.from({ length: 1000 }, () => newId(5))).size).toBe(1000);
});

describe('personal data never leaves the page', () => {
  const about = { id: newId(), t: 0, l: 'en' };
  const search = {
    ...about,
    k: 'search',
    ep: newId(),
    i: 1,
    q: 'order 12345678 ada@example.com',
    n: 0,
  } as const;
  const rating = { ...about, a: 'x', r: 'a1b2c3d4e5f6', vk: newId(), s: 1 };
  const comment = { ...rating, k: 'comment', c: 'write to ada@example.com' } as const;
  const vote = { ...rating, k: 'rate', x: 1 } as const;
  const sent: string[] = [];
  const wordsSent = () =>
    sent.flatMap((body) =>
      (JSON.parse(body) as { e: { q?: string; c?: string; k: string }[] }).e.map(
        ({ q, c, k }) => q ?? c ?? k,
      ),
    );

  beforeEach(() => {
    // The code that redacts is not there yet, as on a page that has just been opened.
    vi.resetModules();
    sent.length = 0;
    vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
      sent.push(body);
      return Promise.resolve(new Response(null, { status: 204 }));
    });
    vi.stubGlobal('navigator', {
      sendBeacon: (_: string, body: string) => {
        sent.push(body);
        return true;
      },
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test('with what is delivered', async () => {
    const { deliver } = await import('#client/feedback/delivery.ts');
    expect(await deliver('/e', [search, comment, vote])).toBe('done');
    expect(wordsSent()).toEqual(['order […] […]', 'write to […]', 'rate']);
  });

  test('words from storage that are not a text hold up no other event', async () => {
    const { deliver } = await import('#client/feedback/delivery.ts');
    const damaged = [{ ...vote, q: ['a'] }, { ...vote, c: 5 }, { ...comment, c: null }, about];
    expect(await deliver('/e', [...(damaged as unknown as (typeof vote)[]), comment])).toBe('done');
    expect(wordsSent().at(-1)).toBe('write to […]');
  });

  test('with what goes while the page does: words wait where they cannot be redacted yet', async () => {
    const { prepareWords, sendLast } = await import('#client/feedback/delivery.ts');
    sendLast('/e', [comment]);
    sendLast('/e', [search, vote]);
    expect(wordsSent()).toEqual(['rate']);
    await prepareWords();
    sendLast('/e', [search, comment]);
    expect(wordsSent()).toEqual(['rate', 'order […] […]', 'write to […]']);
  });
});
