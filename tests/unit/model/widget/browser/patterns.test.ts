import { expect, test } from 'vitest';
import { isMeant, suggestionFor } from '#model/widget/browser/patterns.ts';

test.each([
  ['/billing/*', 'https://app.example.com/billing/invoices', true],
  ['/billing/*', 'https://app.example.com/billing', false],
  ['/billing', 'https://app.example.com/billing/', true],
  ['/billing/', 'https://app.example.com/billing', true],
  ['/orders/:id', 'https://app.example.com/orders/17', true],
  ['/orders/:id', 'https://app.example.com/orders/17/edit', false],
  ['/orders/:id/*', 'https://app.example.com/orders/17/edit/now', true],
  ['/orders/:order_id', 'https://app.example.com/orders/', false],
  ['/a.b', 'https://app.example.com/axb', false],
  ['*', 'https://app.example.com/', true],
  ['/', 'https://app.example.com/', true],
  ['/', 'https://app.example.com/billing', false],
  ['https://app.example.com/*', 'https://app.example.com/x', true],
  ['https://app.example.com/*', 'https://other.example.com/x', false],
  ['https://app.example.com:8080/*', 'https://app.example.com:8080/x', true],
  ['#/settings/*', 'https://app.example.com/any#/settings/mail', true],
  ['#/settings', 'https://app.example.com/settings', false],
  ['/app#/settings', 'https://app.example.com/app#/settings', true],
  ['/billing', 'https://app.example.com/billing?tab=1#anchor', true],
])('%s and %s: %s', (pattern, url, expected) => {
  expect(isMeant(pattern, new URL(url))).toBe(expected);
});

test('a pattern of many stars takes no time', () => {
  expect(isMeant('/**************a', new URL(`https://app.example.com/${'b'.repeat(2000)}`))).toBe(false);
});

test('the first entry that means the page counts', () => {
  const entries = [
    { pages: ['/a', '/b/*'], articles: ['first'] },
    { pages: ['*'], articles: ['second'] },
  ];
  const of = (path: string) => suggestionFor(entries, new URL(path, 'https://app.example.com'))?.articles;
  expect([of('/b/1'), of('/c')]).toEqual([['first'], ['second']]);
  expect(suggestionFor([], new URL('https://app.example.com/'))).toBeUndefined();
});
