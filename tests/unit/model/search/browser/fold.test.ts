import { expect, test } from 'vitest';
import { fold } from '#model/search/browser/fold.ts';
import { wordKey } from '#model/search/browser/tokens.ts';

/** Spellings of a row are found by one another. */
const same: readonly (readonly [lang: string, ...spellings: string[]])[] = [
  ['tr', 'ışık', 'IŞIK', 'Işık', 'isik', 'ISIK'],
  ['tr', 'iade', 'İADE', 'IADE', 'İade', 'ıade'],
  ['tr', 'şifre', 'sifre', 'SIFRE', 'ŞİFRE'],
  ['de', 'Köln', 'koln', 'Koeln', 'KOELN'],
  ['de', 'Straße', 'STRASSE', 'strasse', 'Strasse'],
  ['de', 'Grüße', 'gruesse', 'GRÜẞE'],
  ['fr', 'reçu', 'recu', 'REÇU'],
  ['fr', 'cœur', 'coeur'],
  ['en', 'café', 'CAFE', 'cafe\u0301'],
  ['ar', 'أحمد', 'احمد', 'إحمد', 'أَحْمَد', 'أحـــمد'],
  ['ar', 'الطلب', 'طلب', 'والطلب', 'بالطلب', 'للطلب'],
  ['ar', 'بطاقة', 'بطاقه'],
  ['ar', 'مستشفى', 'مستشفي'],
  ['ar', '١٢٣', '123', '۱۲۳'],
  ['ja', 'パスワード', 'ぱすわーど', 'ﾊﾟｽﾜｰﾄﾞ'],
  ['ja', 'サーバー', 'サーバ'],
  ['ja', 'ＡＰＩ', 'API', 'api'],
];

test.each(same)('%s: %s is found however it is written', (lang, first, ...others) => {
  for (const other of others) expect(fold(other, lang)).toBe(fold(first, lang));
});

/** Words of a row stay different. */
const different: readonly (readonly [lang: string, a: string, b: string])[] = [
  ['hi', 'कमी', 'काम'],
  ['ja', 'か', 'が'],
  ['ja', 'ハ', 'パ'],
  ['de', 'neu', 'nu'],
  ['th', 'มา', 'มี'],
  ['en', 'does', 'dos'],
];

test.each(different)('%s: %s and %s are different words', (lang, a, b) => {
  expect(fold(a, lang)).not.toBe(fold(b, lang));
});

test('what one types of a German word with two vowels stays the beginning of its key', () => {
  for (const word of ['neue', 'Steuer', 'aktuell', 'Quelle', 'Rücksendung', 'Zahlungsbestätigung']) {
    for (let end = 1; end <= word.length; end++) {
      expect(fold(word, 'de').startsWith(fold(word.slice(0, end), 'de').replace(/[aou]e?$/, ''))).toBe(true);
    }
  }
});

test('an apostrophe separates what the language adds to a word', () => {
  expect(wordKey("İstanbul'da", 'tr')).toBe('istanbul');
  expect(wordKey('l’article', 'fr')).toBe('article');
  expect(wordKey("seller's", 'en')).toBe('seller');
  expect(wordKey('don’t', 'en')).toBe('dont');
});
