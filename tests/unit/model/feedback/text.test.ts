import { expect, test } from 'vitest';
import { findCommentSignals } from '#model/feedback/comment-signals.ts';
import { fromReasonMask, isAboutTheText, ratingReasons, toReasonMask } from '#model/feedback/reasons.ts';
import { redact } from '#model/feedback/redaction.ts';
import { cleanText, firstCodePoints, lengthInCodePoints, normalizeQuery } from '#model/feedback/text.ts';

test.each([
  ['mail me at ada@example.com please', 'mail me at […] please'],
  ['write to ada.lovelace+x@mail.example.co.uk.', 'write to […].'],
  ['Ärger an jörg@müller.example', 'Ärger an […]'],
  ['order 123456', 'order […]'],
  ['order 12345', 'order 12345'],
  ['sipariş ١٢٣٤٥٦٧', 'sipariş […]'],
  ['+90 (532) 123 45 67', '[…]'],
  ['0532-123-45-67', '[…]'],
  ['4111 1111 1111 1111', '[…]'],
  ['TR33 0006 1005 1978 6457 8413 26', '[…]'],
  ['de89370400440532013000', '[…]'],
  ['GB29 NWBK 6016 1331 9268 19 is mine', '[…] is mine'],
  ['see https://shop.example/o?id=7&t=x now', 'see […] now'],
  ['see https://help.example/en/returns/', 'see https://help.example/en/returns/'],
  ['since 2024-01-15, 14 days, 2 of 3 steps', 'since 2024-01-15, 14 days, 2 of 3 steps'],
  ['in 2024 this page had what that said', 'in 2024 this page had what that said'],
])('"%s" becomes "%s"', (text, expected) => {
  expect(redact(text)).toBe(expected);
});

test('redacting the longest text takes no time worth noting', () => {
  for (const text of [
    'a'.repeat(1000),
    '1 '.repeat(500),
    'a@'.repeat(500),
    'ab12 '.repeat(200),
    'http://'.repeat(140),
  ]) {
    const started = performance.now();
    redact(text);
    expect(performance.now() - started).toBeLessThan(50);
  }
});

test.each([
  ['  İADE   Süresi ', 'tr', 'iade süresi'],
  ['ISPARTA', 'tr', 'ısparta'],
  ['ISPARTA', 'en', 'isparta'],
  ['ｶﾞｲﾄﾞ　１２３', 'ja', 'ガイド 123'],
  ['STRASSE', 'de', 'strasse'],
  ['x', 'en-aa-bb', 'x'],
])('the query "%s" in %s counts as "%s"', (query, lang, expected) => {
  expect(normalizeQuery(query, lang)).toBe(expected);
});

test('a query is cut at 120 code points', () => {
  expect(lengthInCodePoints(normalizeQuery('😀'.repeat(200), 'en'))).toBe(120);
  expect(firstCodePoints('a😀b', 2)).toBe('a😀');
});

test('text is cleaned of what could reorder or break a page', () => {
  expect(cleanText(' a\u0000\u202eb\r\nc\u0301\ud800 ')).toBe('ab\nć\ufffd');
});

test('reasons survive their stored form', () => {
  for (let mask = 0; mask < 2 ** ratingReasons.length; mask += 1) {
    expect(toReasonMask(fromReasonMask(mask))).toBe(mask);
  }
  expect(fromReasonMask(2 ** 20)).toEqual([]);
});

test('a "no" that seeks another article or disagrees is not about the text', () => {
  expect(isAboutTheText(toReasonMask([]))).toBe(true);
  expect(isAboutTheText(toReasonMask(['disagree']))).toBe(false);
  expect(isAboutTheText(toReasonMask(['wrong-article', 'disagree']))).toBe(false);
  expect(isAboutTheText(toReasonMask(['disagree', 'unclear']))).toBe(true);
});

test.each([
  ['The second step is missing.', []],
  ['手順が足りません', []],
  ['see http://a.test www.b.test https://c.test', ['links']],
  ['THIS IS ALL COMPLETELY WRONG HERE', ['shouting']],
  ['?!?! 123', ['no-words']],
  ['heeeeeeeeeeeelp me', ['repetition']],
])('"%s" has the signals %j', (comment, signals) => {
  expect(findCommentSignals(comment)).toEqual(signals);
});
