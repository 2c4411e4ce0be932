/** The fonts of social images, and which texts they can write. */
import { openSync, type BBOX, type Font } from 'fontkit';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { productFile } from '#files/product.ts';

const require = createRequire(import.meta.url);

/** Package of `@expo-google-fonts`, and its family's name in file names. TrueType: sharp's Pango reads no WOFF. */
const fonts = [
  ['noto-sans', 'NotoSans'],
  ['noto-sans-arabic', 'NotoSansArabic'],
  ['noto-sans-hebrew', 'NotoSansHebrew'],
  ['noto-sans-thai', 'NotoSansThai'],
  ['noto-sans-jp', 'NotoSansJP'],
] as const;

/** Families in the order of preference, for Pango. */
export const socialFamilies = 'Noto Sans, Noto Sans Arabic, Noto Sans Hebrew, Noto Sans Thai, Noto Sans JP';

/** Folder of our package that holds the bold fonts: theirs hold every weight, which would be ten times as much. */
export const shippedFonts = 'fonts';

/** Paths of the bold fonts. */
export const socialFontFiles = (): readonly string[] =>
  fonts.map(([name, family]) => {
    const file = `${family}_700Bold.ttf`;
    const shipped = productFile(join(shippedFonts, file));
    if (existsSync(shipped)) return shipped;
    return join(dirname(require.resolve(`@expo-google-fonts/${name}/package.json`)), '700Bold', file);
  });

let opened: readonly Font[] | undefined;

const fontsOpened = (): readonly Font[] =>
  (opened ??= socialFontFiles().flatMap((file) => {
    const font = openSync(file);
    return 'hasGlyphForCodePoint' in font ? [font] : [];
  }));

/**
 * Whether the fonts hold every character of a text: Latin, Greek, Cyrillic, Devanagari, Arabic, Hebrew, Thai and
 * Japanese. Of other scripts an image would show empty boxes.
 */
export const canWrite = (text: string): boolean =>
  Array.from(text.normalize('NFC')).every(
    (character) => /\s/u.test(character) || fontOf(character) !== undefined,
  );

const fontOf = (character: string): Font | undefined =>
  fontsOpened().find((font) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));

/** The shape of a letter as SVG path data, and its box in units of its font; none where no font has it. */
export function outlineOf(letter: string) {
  const [glyph] = fontOf(letter.normalize('NFC'))?.layout(letter.normalize('NFC')).glyphs ?? [];
  return glyph && { path: glyph.path.toSVG(), ...boxOf(glyph.bbox) };
}

const boxOf = ({ minX, minY, maxX, maxY }: BBOX) => ({ minX, minY, maxX, maxY });
