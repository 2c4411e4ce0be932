import { expect, test } from 'vitest';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { scriptOf } from '#model/text-language.ts';

const languageOf = (body: string) =>
  analyseMarkdown({ file: 'a.md', body, firstLine: 1, format: 'md' }).parts.language;

const texts: Readonly<Record<string, string>> = {
  en: 'You can return an item within 30 days of the day that it was delivered. Take it to a shop or send it by post.',
  tr: 'Ürünü teslim aldıktan sonra 30 gün içinde iade edebilirsiniz. Bunun için ürünü mağazaya getirin ya da kargoyla gönderin; hangi yolu seçtiğiniz fark etmez.',
  ar: 'يمكنك إرجاع المنتج خلال 30 يومًا من تاريخ استلامه. أحضره إلى المتجر أو أرسله بالبريد.',
  ja: '商品はお届けから30日以内に返品できます。お近くの店舗にお持ちいただくか、郵送でお送りください。',
  zh: '您可以在收到商品后的三十天内退货。请将商品带到附近的门店，或者通过邮寄的方式寄回给我们。',
};

test('the script of a text is told by its letters, whatever stands in its code and addresses', () => {
  expect(languageOf(texts.en ?? '')?.script).toBe('Latn');
  expect(languageOf(texts.ar ?? '')?.script).toBe('Arab');
  expect(languageOf(texts.ja ?? '')?.script).toBe('Jpan');
  expect(languageOf(texts.zh ?? '')?.script).toBe('Hani');
  const english = 'a very long line of English words in code '.repeat(20);
  expect(languageOf(`${texts.ar}\n\n\`\`\`\n${english}\n\`\`\`\n`)?.script).toBe('Arab');
  expect([scriptOf('ja'), scriptOf('zh-TW'), scriptOf('sr-Latn'), scriptOf('ko'), scriptOf('ar-EG')]).toEqual(
    ['Jpan', 'Hani', 'Latn', 'Hang', 'Arab'],
  );
});

test('texts of one content are about as long in every script', () => {
  const english = languageOf(texts.en ?? '')?.length ?? 0;
  for (const text of Object.values(texts)) {
    const length = languageOf(text)?.length ?? 0;
    expect(length / english).toBeGreaterThan(0.6);
    expect(length / english).toBeLessThan(1.7);
  }
});
