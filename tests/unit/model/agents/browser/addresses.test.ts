import { expect, test } from 'vitest';
import {
  addressIn,
  findOld,
  findOldNumber,
  permalinkId,
  readPasted,
  type OldAddress,
} from '#model/agents/browser/addresses.ts';

const pages = [
  ['/en/orders/track/', 'track-order'],
  ['/de/r%C3%BCckgabe/artikel/', 'return-item'],
  ['/tr/sipari%C5%9Fler/takip/', 'track-order'],
] as const;
const old: readonly OldAddress[] = [
  ['/hc/en-us/articles/360001', 'return-item'],
  ['zendesk:360002', 'track-order'],
  ['intercom:4711', 'gift'],
  ['/en/old/tracking/', 'track-order'],
  ['/en/größe', 'size'],
  ['/kb/faq.php?id=7', 'seven'],
  ['/kb/faq.php?id=8', 'eight'],
];
const find = (text: string) => {
  const pasted = readPasted(text);
  const current = pages.find(([path]) => readPasted(path)?.path === pasted?.path)?.[1];
  const linked = pages.find(([, id]) => pasted && id === permalinkId(pasted))?.[1];
  return pasted && (linked ?? current ?? findOld(pasted, old));
};

test.each([
  ['https://help.example.com/en/orders/track/', 'track-order'],
  ['  https://help.example.com/en/orders/track  ', 'track-order'],
  ['help.example.com/en/orders/track', 'track-order'],
  ['/en/orders/track/?from=mail#parcel', 'track-order'],
  ['/EN/Orders/Track', 'track-order'],
  ['https://help.example.com/en/orders/track/index.md', 'track-order'],
  ['https://help.example.com/de/rückgabe/artikel/', 'return-item'],
  ['https://help.example.com/de/ru\u0308ckgabe/artikel', 'return-item'],
  ['https://help.example.com/de/r%c3%bcckgabe/artikel/', 'return-item'],
  ['http://localhost:4321/tr/siparişler/takip', 'track-order'],
  ['https://help.example.com/a/return-item/', 'return-item'],
  ['/a/return-item/tr', 'return-item'],
  ['zendesk:360002', 'track-order'],
  ['ZENDESK:360002', 'track-order'],
  ['360002', 'track-order'],
  ['intercom:4711', 'gift'],
  ['https://support.old.example/hc/en-us/articles/360001', 'return-item'],
  ['https://support.old.example/hc/de/articles/360002-Wo-ist-mein-Paket?utm=1', 'track-order'],
  ['https://old.example/en/articles/4711-gifts#top', 'gift'],
  ['https://old.example/en/old/tracking', 'track-order'],
  ['/en/gr%C3%B6%C3%9Fe/', 'size'],
  ['https://old.example/kb/faq.php?id=8', 'eight'],
])('%s is the address of %s', (text, id) => {
  expect(find(text)).toBe(id);
});

test.each([
  'https://help.example.com/en/orders/',
  'https://help.example.com/en/orders/track-another/',
  'https://old.example/hc/en-us/articles/36000',
  'https://old.example/hc/en-us/articles/3600021',
  '/kb/faq.php?id=9',
  'zendesk:1',
  '/a/constructor/',
  'https://other.example/',
])('%s is the address of no article', (text) => {
  expect(readPasted(text)?.isAddress).toBe(true);
  expect(find(text)).toBeUndefined();
});

test.each([
  'where is my order',
  'and/or this',
  'return-item',
  'E-07',
  '24/7 support',
  '24/7',
  'and/or',
  '1/2',
  'n/a',
  '7KQ2-M9XH',
  '',
])('"%s" are words', (text) => {
  expect(readPasted(text)).toBeUndefined();
});

test.each([
  ['[Where is it?](https://help.example.com/a/track-order/)', 'https://help.example.com/a/track-order/'],
  ['[Where](</a/track-order/tr/> "Parcel")', '/a/track-order/tr/'],
  ['[size (cm)](id:size#chart)', 'size'],
  ['id:return-item', 'return-item'],
  ['<https://help.example.com/en/orders/>', 'https://help.example.com/en/orders/'],
  [
    'Please read https://help.example.com/en/orders/track/?a=1#b.',
    'https://help.example.com/en/orders/track/?a=1#b',
  ],
  ['(see https://help.example.com/en/orders/track)', 'https://help.example.com/en/orders/track'],
  ['https://old.example/kb/size_(shoes)', 'https://old.example/kb/size_(shoes)'],
  ['“https://help.example.com/ja/返品/”。', 'https://help.example.com/ja/返品/'],
  [
    'Read this: https://help.example.com/ar/الطلبات/أين-طلبي؟',
    'https://help.example.com/ar/الطلبات/أين-طلبي',
  ],
  ['**https://help.example.com/a/gift/**', 'https://help.example.com/a/gift/'],
  [' where is (my) order? ', 'where is (my) order?'],
  ['id: how do I find it', 'id: how do I find it'],
])('what is meant by %s is %s', (text, address) => {
  expect(addressIn(text)).toBe(address);
});

test.each([
  ['/support/solutions/articles/360002-where-is-it', 'track-order'],
  ['/hc/de/articles/360002', 'track-order'],
  ['/en/360002/', 'track-order'],
  ['/en/4711', 'gift'],
  ['/en/3600021/', undefined],
  ['/en/360002x/', undefined],
  ['/en/x360002/', undefined],
  ['/en/constructor/', undefined],
])('the number in %s leads to %s', (address, id) => {
  expect(findOldNumber(address, old)).toBe(id);
});
