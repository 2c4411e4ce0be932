import { describe, expect, test } from 'vitest';
import { smsSize, smsText } from '#model/agents/browser/sms.ts';

const url = 'https://help.example.com/a/refund-times/en/';

describe('how many parts a text takes', () => {
  test.each([
    ['a'.repeat(160), 'GSM-7', 160, 1],
    ['a'.repeat(161), 'GSM-7', 161, 2],
    ['a'.repeat(307), 'GSM-7', 307, 3],
    // A euro takes two places, which must be in one part.
    [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 306, 3],
    ['ğ'.repeat(70), 'UCS-2', 70, 1],
    ['ğ'.repeat(71), 'UCS-2', 71, 2],
    ['😀'.repeat(35), 'UCS-2', 70, 1],
    [`${'ğ'.repeat(66)}😀${'ğ'.repeat(66)}`, 'UCS-2', 134, 3],
    ['', 'GSM-7', 0, 1],
  ])('%s', (text, alphabet, units, parts) => {
    expect(smsSize(text)).toEqual({ alphabet, units, parts });
  });
});

describe('an answer with its address', () => {
  test('a short one stays whole, with signs of the small alphabet', () => {
    expect(smsText(' It’s “free”\n– really… ', url)).toBe(`It's "free" - really... ${url}`);
  });

  test('signs that would halve the room are written otherwise, or not at all', () => {
    const text = smsText('Orders → Returns › 2 × 3 − 1, cafe\u0301\u200B, long\u00ADword • ok', url);
    expect(text).toBe(`Orders > Returns > 2 x 3 - 1, café, longword - ok ${url}`);
    expect(smsSize(text).alphabet).toBe('GSM-7');
  });

  test('signs alone, shortened, say nothing', () => {
    expect(smsText(`¿${'x'.repeat(400)}`, url)).toBe(url);
  });

  test('a long one ends at a word, and the address is whole', () => {
    const text = smsText('We check a return within three business days. '.repeat(20), url);
    expect(smsSize(text)).toMatchObject({ alphabet: 'GSM-7', parts: 2 });
    expect(text).toMatch(/ (?:We|check|a|return|within|three|business|days)\.\.\. https:\S+$/);
    expect(text.length).toBeGreaterThan(290);
  });

  test('scripts without spaces are shortened, too', () => {
    const text = smsText('返金は三営業日以内に確認いたします。'.repeat(20), url);
    expect(smsSize(text)).toMatchObject({ alphabet: 'UCS-2', parts: 2 });
    expect(text.length).toBeGreaterThan(120);
  });

  test('an address that takes all the room stands alone', () => {
    const long = `https://example.com/${'x'.repeat(400)}`;
    expect(smsText('Hello', long)).toBe(long);
  });
});
