import { expect, test } from 'vitest';
import { wordsOfAddress } from '#client/missing/words.ts';

test.each([
  ['/en/delivry/delivery-tims/', 'delivery tims'],
  ['/en/returns/how_to-return.html', 'how to return'],
  [`/ar/${encodeURIComponent('الطلبات')}/${encodeURIComponent('أين-طلبي')}/`, 'أين طلبي'],
  ['/hc/en-us/articles/360001234-Where-is-my-order', 'Where is my order'],
  ['/hc/en-us/articles/360001234', ''],
  ['/en/delivery/index.html', 'delivery'],
  ['/en/2026/prices-2026/', 'prices'],
  ['/en/', ''],
  ['/%E0%A4%A/', ''],
  ['/a/b/c/', ''],
  ['/<script>alert(1)</script>/', 'script'],
])('%s asks for "%s"', (path, words) => {
  expect(wordsOfAddress(path)).toBe(words);
});
