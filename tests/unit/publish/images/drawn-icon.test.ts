import sharp from 'sharp';
import { expect, test } from 'vitest';
import { toBrand } from '#site/brand.ts';
import { parseSite } from '#site/parse-site.ts';
import { drawnIcon } from '#publish/images/drawn-icon.ts';

function iconOf(name: string, locale = 'en'): string {
  const text = `name: ${JSON.stringify(name)}\nurl: https://help.example.com\nlocales: [${locale}]`;
  const { site } = parseSite({ file: 'site.yaml', text });
  if (!site) throw new Error('the site is right');
  return drawnIcon({ ...site, brand: toBrand({ color: '#0a5c36' }) });
}

/** Share of the icon that is not in the colour of its ground. */
async function inkOf(svg: string): Promise<number> {
  const { data, info } = await sharp(Buffer.from(svg))
    .resize(64, 64)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = Array.from(
    { length: info.width * info.height },
    (_, index) => data[index * info.channels] ?? 0,
  );
  return pixels.filter((red) => red > 128).length / pixels.length;
}

test.each(['Brightwick Help', '手伝い', 'مركز المساعدة', 'מרכז עזרה', 'ศูนย์ช่วยเหลือ', 'ősz', '3M'])(
  'the icon of "%s" is its first letter on the brand’s colour',
  async (name) => {
    const icon = iconOf(name);
    expect(icon).toContain('fill="#0a5c36"');
    expect(await inkOf(icon)).toBeGreaterThan(0.03);
  },
);

test('signs before the first letter are passed over, and the letter is a capital of its language', () => {
  expect(iconOf('»brightwick«')).toBe(iconOf('Brightwick'));
  expect(iconOf('istanbul', 'tr')).not.toBe(iconOf('istanbul', 'en'));
});

test('a letter that no font has, and a name without letters, give a question mark', async () => {
  expect(iconOf('한국')).toBe(iconOf('!'));
  expect(await inkOf(iconOf('!'))).toBeGreaterThan(0.03);
});
