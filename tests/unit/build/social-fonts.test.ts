import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { canWrite, socialFontFiles } from '#build/social-fonts.ts';

test('every font is there', () => {
  expect(socialFontFiles().filter((file) => !existsSync(file))).toEqual([]);
});

test.each([
  'Return an item – “free”, 30 €',
  'Đổi trả hàng',
  'Επιστροφή προϊόντος',
  'Возврат товара',
  'إرجاع منتج',
  'ऑर्डर कहाँ है?',
  '注文した商品を返品する',
])('%s can be written', (text) => {
  expect(canWrite(text)).toBe(true);
});

test.each(['환불 받기', 'การคืนสินค้า', 'החזרת מוצר', 'Returns 🎁'])(
  '%s cannot: it would show empty boxes',
  (text) => {
    expect(canWrite(text)).toBe(false);
  },
);
