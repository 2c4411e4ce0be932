import { describe, expect, test } from 'vitest';
import { redact } from '#model/feedback/browser/redaction.ts';
import { normalizeQuery } from '#model/feedback/browser/text.ts';

/** What must go, by kind: the whole of it is replaced. */
const personal: Readonly<Record<string, readonly string[]>> = {
  'e-mail addresses': [
    'ada@example.com',
    'ada.lovelace+x@mail.example.co.uk',
    'jörg@müller.example',
    'ada@xn--mller-kva.example',
    'ada @ example.com',
    'ada＠example.com',
    'ada﹫example.com',
    'ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ',
    'ada@example。com',
    'a\u200bda@exam\u2060ple.com',
    'ada\u200e@\u200fexample.com',
    'ada\u00ad@example\ufeff.com',
  ],
  'e-mail addresses in words': [
    'ada at example dot com',
    'ada.lovelace AT mail DOT example DOT co',
    'ada (at) example.com',
    'ada(at)example(dot)com',
    'ada [at] example [dot] com',
    'ada{at}example.com',
    'ada（at）example.com',
    'ada (ät) beispiel.de',
    'ada at firma punkt de',
    'ada at firma nokta com',
  ],
  'telephone numbers': [
    '+90 (532) 123 45 67',
    '0532-123-45-67',
    '0532 123 4567',
    '+49 30 901820',
    '0049/30/901820',
    '06 12 34 56 78',
    '06.12.34.56.78',
    '022 33 44 55',
    '555-0134',
    '555 01 34',
    '555.0134',
    '+1 555 0134',
    '(212) 555-0134',
    '212–555–0134',
    '212 · 555 · 0134',
    '212 / 555 / 0134',
    '090‐1234‐5678',
    '０９０－１２３４－５６７８',
    '٠٥٣٢ ١٢٣ ٤٥ ٦٧',
    '۰۹۱۲ ۳۴۵ ۶۷۸۹',
    '०९८७६ ५४३२१',
    '0532\u200b123\u200b45\u200b67',
    '0532\u202c123\u200e4567',
    '\u202a+905321234567\u202c',
  ],
  'cards, accounts and other long numbers': [
    '4111 1111 1111 1111',
    '4111-1111-1111-1111',
    '4111 / 1111 / 1111 / 1111',
    '4111.1111.1111.1111',
    '4111_1111_1111_1111',
    '41 11 11 11 11 11 11 11',
    '٤١١١ ١١١١ ١١١١ ١١١١',
    '४१११ ११११ ११११ ११११',
    '４１１１　１１１１　１１１１　１１１１',
    '4111\u200b1111\u200b1111\u200b1111',
    '𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏',
    '123-45-6789',
    '123456',
    '1234567',
    '١٢٣٤٥٦٧',
    'TR33 0006 1005 1978 6457 8413 26',
    'TR330006100519786457841326',
    'TR33-0006-1005-1978-6457-8413-26',
    'de89370400440532013000',
    'DE89.3704.0044.0532.0130.00',
    'GB29 NWBK 6016 1331 9268 19',
    'ＧＢ２９　ＮＷＢＫ　６０１６　１３３１　９２６８　１９',
    'FR14 2004 1010 0505 0001 3M02 606',
  ],
  'addresses that carry something, and keys': [
    'https://shop.example/o?id=7&t=x',
    'shop.example/order?id=7',
    'www.shop.example/o?a=1&token=abc',
    'https://shop.example/reset#abc',
    'https://ada:secret@shop.example/',
    'https://shop.example/reset/a8Kd92mQx1',
    'https://shop.example/reset/8f14e45fceea167a5a36dedd4bea2543/',
    'https://shop.example/o/550e8400-e29b-41d4-a716-446655440000',
    '550e8400-e29b-41d4-a716-446655440000',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJlLWFiY2RlZg',
    'sk_live_4eC39HqLyjWDarjtT1zdp7dc',
    'sk-proj-Zx81kQpLm20vTgYw93nBcR5s',
    'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
    'AKIAIOSFODNN7EXAMPLE',
    'AIzaSyD3x7kQpLm20vTgYw93nBcR5sUuVv0',
  ],
};

describe.each(Object.entries(personal))('%s', (_, texts) => {
  test.each(texts)('"%s" is taken out, whatever stands around it', (text) => {
    expect(redact(text)).toBe('[…]');
    expect(redact(`My x is ${text} thanks`)).toBe('My x is […] thanks');
    expect(redact(`${text}, ok`)).toBe('[…], ok');
    expect(redact(`私は${text}です`)).toBe('私は[…]です');
  });

  test.each(texts)('"%s" is taken out of a query too', (text) => {
    expect(redact(normalizeQuery(`order ${text}`, 'en'))).toBe('order […]');
  });
});

/** What must stay, to the letter. */
test.each([
  'error 0x80180014 on start',
  'It says 0xC004F074 or 0x8007000D.',
  'STOP 0x0000007B',
  'E-07, then E 07 and EM400',
  'ERR_SSL_VERSION_OR_CIPHER_MISMATCH_404',
  'error 12345 when I press 2',
  'since 2024-01-15, 14 days, 2 of 3 steps',
  'since 2024-01-15 14 days',
  'between 15.01.2024 and 1/2/2025',
  'on 01/15/2024 at 10:30',
  '١٥/٠١/٢٠٢٤',
  'from 2023-2024, or 2019–2024',
  'the years 2021 2022 2023',
  'Windows 10.0.19045.3930 and Chrome 120.0.6099.129',
  'Windows 7, 8, 10 or 11',
  'open 10.00-18.00 or 10:00 - 18:30',
  'it costs 1,299.00 or 1.299,00',
  'it costs $12,500.00',
  '12500.00 TL, 1.250.000 TL, 1 250 000 Ft',
  'sizes 36/38/40/42 and 36 38 40 42 44',
  'in the order S, M, L, 38, 40',
  'steps 1 2 3 4 5 6 7 8',
  'a table of 120x60x75 cm, 1920 x 1080',
  'iPhone 15 Pro Max 256 GB of 2024',
  'the 14-day return and the 24/7 hotline',
  'https://help.example/en/returns/',
  'https://help.example/en/orders/track-a-parcel-2024/step-2',
  'see help.example/iphone-15-pro',
  'how-to-reset-your-password-2024-edition-for-beginners',
  'look at it, at example.com, at 5.30 pm',
  'see you @ noon. Thanks',
  'write to @help or press (at) the top',
  'that dot com page',
  'Donaudampfschifffahrtsgesellschaftskapitän',
  'می‌خواهم برگردانم',
  '返品は14日以内ですか？　１０月２０日に届きました。',
  '👨‍👩‍👧 ❤️ 1️⃣',
  'x² is ½, № 5 …',
  'in 2024 this page had what that said',
])('"%s" stays as it is', (text) => {
  expect(redact(text)).toBe(text);
});

test('an address in letters of another script is taken out where spaces stand around it', () => {
  expect(redact('请写 用户@例え.jp 谢谢')).toBe('请写 […] 谢谢');
});

test('of a text with personal data the rest stays readable', () => {
  expect(redact('Order 12345 from 2024-01-15 for ada@example.com, size 38: error 0x80180014.')).toBe(
    'Order 12345 from 2024-01-15 for […], size 38: error 0x80180014.',
  );
  expect(redact('write to ada.lovelace+x@mail.example.co.uk.')).toBe('write to […].');
  expect(redact('GB29 NWBK 6016 1331 9268 19 is mine')).toBe('[…] is mine');
  expect(redact('メールはada@example.comへ、電話は090-1234-5678です。')).toBe(
    'メールは[…]へ、電話は[…]です。',
  );
});

test('redacting twice changes nothing more', () => {
  for (const text of Object.values(personal).flat()) {
    const once = redact(`My x is ${text} thanks`);
    expect(redact(once)).toBe(once);
  }
});

test('redacting ten times the longest text ends: no pattern goes over it again and again', () => {
  const units = [
    'a',
    '1 ',
    'a@',
    'ab12 ',
    'http://',
    'a1',
    'a.',
    'ada at ',
    '(at)',
    '\u0661',
    '𝟡',
    'x://a1',
    '0x',
    '-',
    'é',
    '字',
  ];
  // One that did would take days, not the second that all of this takes.
  for (const unit of units) expect(redact(unit.repeat(10_000).slice(0, 10_000))).toBeTypeOf('string');
});
