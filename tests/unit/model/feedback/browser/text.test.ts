import { expect, test } from 'vitest';
import { findCommentSignals } from '#model/feedback/comment-signals.ts';
import {
  fromReasonMask,
  isAboutTheText,
  ratingReasons,
  toReasonMask,
} from '#model/feedback/browser/reasons.ts';
import {
  cleanText,
  firstCodePoints,
  lengthInCodePoints,
  normalizeQuery,
} from '#model/feedback/browser/text.ts';

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
