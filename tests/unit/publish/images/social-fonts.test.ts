import { openSync } from 'fontkit';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { canWrite, socialFamilies, socialFontFiles } from '#publish/images/social-fonts.ts';
import { drawText } from '#publish/images/social-images.ts';

test('every font is there, and has its family named', () => {
  const files = socialFontFiles();
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
  const name = (file: string) =>
    file.replace(/^.*\/(.*)_700Bold\.ttf$/, '$1').replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');
  expect(socialFamilies.split(', ')).toEqual(files.map(name));
});

test.each(['Return an item in store', 'Επιστροφή προϊόντος', 'ऑर्डर कहाँ है', 'การคืนสินค้า'])(
  '%s is drawn in a font of the project, not of the machine',
  async (text) => {
    const { info } = await drawText(text, { color: '#000', points: 19, width: 1200, height: 330 });
    const font = socialFontFiles()
      .map((file) => openSync(file))
      .find((candidate) => 'layout' in candidate && candidate.layout(text).glyphs.every(({ id }) => id > 0));
    if (!font || !('layout' in font)) throw new Error('no font');
    const pixels = (font.layout(text).advanceWidth / font.unitsPerEm) * (19 / 72) * 220;
    expect(info.width / pixels).toBeCloseTo(1, 1);
  },
);

test.each([
  'Return an item – “free”, 30 €',
  'Đổi trả hàng',
  'Επιστροφή προϊόντος',
  'Возврат товара',
  'إرجاع منتج',
  'ऑर्डर कहाँ है?',
  '注文した商品を返品する',
  'การคืนสินค้า',
  'החזרת מוצר',
])('%s can be written', (text) => {
  expect(canWrite(text)).toBe(true);
});

test.each(['환불 받기', 'ফেরত', 'Returns 🎁'])('%s cannot: it would show empty boxes', (text) => {
  expect(canWrite(text)).toBe(false);
});
