/** The fonts of social images, and which texts they can write. */
import { openSync, type Font } from 'fontkit';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

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

/** Paths of the bold fonts. */
export const socialFontFiles = (): readonly string[] =>
  fonts.map(([name, family]) =>
    join(
      dirname(require.resolve(`@expo-google-fonts/${name}/package.json`)),
      '700Bold',
      `${family}_700Bold.ttf`,
    ),
  );

let opened: readonly Font[] | undefined;

/**
 * Whether the fonts hold every character of a text: Latin, Greek, Cyrillic, Devanagari, Arabic, Hebrew, Thai and
 * Japanese. Of other scripts an image would show empty boxes.
 */
export function canWrite(text: string): boolean {
  opened ??= socialFontFiles().flatMap((file) => {
    const font = openSync(file);
    return 'hasGlyphForCodePoint' in font ? [font] : [];
  });
  const known = opened;
  return Array.from(text.normalize('NFC')).every((character) => {
    const code = character.codePointAt(0) ?? 0;
    return /\s/u.test(character) || known.some((font) => font.hasGlyphForCodePoint(code));
  });
}
