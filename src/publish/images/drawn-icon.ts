/** The icon of a site that brings none: the first letter of its name in the brand's colour. */
import type { Site } from '#site/site.ts';
import { outlineOf } from './social-fonts.ts';

const size = 64;
/** Height and width that a letter may have. */
const letterSize = 36;

/** The icon as SVG. The letter is drawn as a shape, so that it looks the same everywhere. */
export function drawnIcon({ name, source, brand }: Pick<Site, 'name' | 'source' | 'brand'>): string {
  const { brandFill, onBrand } = brand.palette.light;
  const letter = initialOf(name, source.lang);
  const { path, minX, minY, maxX, maxY } = outlineOf(letter) ?? outlineOf('?') ?? noOutline;
  const scale = letterSize / Math.max(maxY - minY, maxX - minX, 1);
  const shown = (value: number) => Number(value.toFixed(4));
  const x = size / 2 - (scale * (minX + maxX)) / 2;
  // Fonts count upwards.
  const y = size / 2 + (scale * (minY + maxY)) / 2;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">` +
    `<rect width="${size}" height="${size}" rx="14" fill="${brandFill}"/>` +
    `<path fill="${onBrand}" transform="translate(${shown(x)} ${shown(y)}) scale(${shown(scale)} ${shown(-scale)})" d="${path}"/></svg>`
  );
}

const noOutline = { path: '', minX: 0, minY: 0, maxX: 0, maxY: 0 };

/** The first letter or digit of a name, as large as its language writes it. */
function initialOf(name: string, lang: string): string {
  const characters = [...new Intl.Segmenter(lang, { granularity: 'grapheme' }).segment(name)];
  const first = characters.find(({ segment }) => /[\p{L}\p{N}]/u.test(segment))?.segment ?? '?';
  return first.toLocaleUpperCase(lang);
}
