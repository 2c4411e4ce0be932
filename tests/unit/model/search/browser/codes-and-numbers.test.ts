import { describe, expect, test } from 'vitest';
import { engineOver, page } from './engine-fixture.ts';

/** Answers of an engine over pages that each say one thing, and much else around it. */
const over = (lang: string, texts: readonly string[]) =>
  engineOver(
    [
      ...texts.map((text, index) =>
        page(`page-${index}`, `Page ${'abcdefgh'[index]}`, { html: `<p>${text}</p>` }),
      ),
      page('mail', 'Write an e-mail', { html: '<p>Plan B: call us at 8 or 7, on line 12.</p>' }),
      page('errors', 'Other errors', { html: '<p>An error is shown on the display. Vitamin C.</p>' }),
    ],
    lang,
  );
const found = async (engine: ReturnType<typeof over>, query: string) =>
  (await engine.search(query)).results.map(({ id }) => id);

const spellings: readonly (readonly string[])[] = [
  ['E-07', 'E 07', 'E07', 'e07', 'e-07', 'E‑07', 'E_07'],
  ['EM400', 'EM-400', 'EM 400', 'em400'],
  ['KX-2000-B', 'KX2000B', 'kx-2000-b'],
  ['WH-1000XM4', 'WH1000XM4'],
  ['0x80180014', '80180014', '0X80180014'],
  ['16.4.1', 'v16.4.1', '16.4.1'],
  ['TLS 1.2', 'tls1.2', 'TLS1.2', 'tls 1.2'],
  ['wi-fi', 'wifi', 'WiFi', 'Wi-Fi'],
  ['T-shirt', 'tshirt', 't-shirt', 'T-Shirts'],
  ['C++', 'c++', 'C＋＋'],
  ['C#', 'c#'],
  ['.NET', '.net', 'NET'],
  ['iPhone 15', 'iphone15', 'IPHONE 15', 'iPhone-15'],
];

describe.each(['en', 'tr', 'ja', 'ko'])('in %s', (lang) => {
  test.each(spellings)('a page with %s is found in each other spelling of it', async (...all) => {
    for (const written of all) {
      const engine = over(lang, [`Then ${written} is shown.`, 'Nothing of the kind.']);
      // A word in capitals before a number may be any word in a text of small letters.
      if (/^\p{Ll}+ \p{N}/u.test(written)) continue;
      for (const typed of all)
        expect((await found(engine, typed))[0], `${typed} in ${written}`).toBe('page-0');
    }
  });
});

test.each([
  ['de', '1.500', '1500'],
  ['de', '1500', '1.500'],
  ['de', '1.500', '1 500'],
  ['de', '1,5', '1.5'],
  ['fr', '1 500', '1500'],
  ['fr', '1 500', '1500'],
  ['en', '1,500', '1500'],
  ['en', '1,500', '1.500'],
  ['en', '1,500', '1 500'],
  ['en', '1500', '1,500'],
  ['en', '1 234 567', '1,234,567'],
  ['en', '1,234,567', '1234567'],
  ['ja', '1,500', '1500'],
  ['de-CH', '1’500', '1500'],
  ['ar', '١٬٥٠٠', '1500'],
  ['hi', '1,00,000', '100000'],
])('%s: a page with %s is found by %s', async (lang, written, typed) => {
  expect(await found(over(lang, [`x ${written} y`]), typed)).toEqual(['page-0']);
});

test.each([
  'E-1042',
  'E1042',
  'E 1042',
  'tls1.3',
  'EM-500',
  'EM500',
  'X-1',
  'QZ-99-C',
  '0x80070005',
  '2500',
  'C++',
  '.NET',
  'F#',
])(
  'the unknown %s finds nothing, whatever letters and numbers it has in common with pages',
  async (query) => {
    const engine = over('en', ['Error E-07, TLS 1.2, EM-400: 1,500 pieces, model B, 42.', 'A net. A cm. C.']);
    const answer = await engine.search(query === '.NET' ? '.NETs' : query);
    expect(answer).toMatchObject({ total: 0, corrected: undefined });
  },
);

test('with an unknown code, what is found is for the other words, and the answer says so', async () => {
  const answer = await over('en', ['Nothing of the kind.']).search('error E-1042');
  expect(answer.results.map(({ id }) => id)).toEqual(['errors']);
  expect(answer.missing).toBe('E-1042');
  expect(answer.known).toBeLessThan(0.5);
});

test('a single letter is looked for where a query has nothing else', async () => {
  expect(await found(over('en', []), 'c')).toEqual(['errors']);
  expect(await found(over('en', []), 'display c')).toEqual(['errors']);
  expect(await found(over('en', []), 'letter b')).toEqual([]);
});

test('words that the site does not have are not taken for others', async () => {
  const engine = engineOver([
    page('phone', 'Phone and short calls', { html: '<p>A zero, a cm, a block, a phone.</p>' }),
  ]);
  for (const query of ['T-shirt', 'iphone', 'i-phone', 'zebra', 'C++']) {
    expect(await engine.search(query), query).toMatchObject({ corrected: undefined });
  }
  expect((await engine.search('zebra')).total).toBe(0);
  expect((await engine.search('blockchain')).missing).toBe('blockchain');
  expect((await engine.search('phone xylophone')).missing).toBe('xylophone');
});

test('a slip in a word with a hyphen is corrected in the whole of it', async () => {
  const engine = engineOver([page('mail', 'E-posta adresi'), page('other', 'Kargo')], 'tr');
  const answer = await engine.search('e-psota adresim');
  expect(answer.results[0]?.id).toBe('mail');
  expect(answer.corrected).toBe('e-posta adresim');
});

test('a code is highlighted by its parts', async () => {
  const { isHit } = await over('en', ['Then E-07 is shown.']).search('E07');
  expect(['07', 'e', 'e07'].map(isHit)).toEqual([true, false, true]);
});
