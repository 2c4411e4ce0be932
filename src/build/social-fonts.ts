/** The fonts of social images, and which texts they can write. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Package, its subsets, and the names under which its `unicode.json` lists them: Japanese comes in numbered slices. */
const fonts = [
  [
    'noto-sans',
    ['latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'devanagari'],
  ],
  ['noto-sans-arabic', ['arabic']],
  ['noto-sans-jp', ['japanese']],
] as const;

const folderOf = (name: string) => dirname(require.resolve(`@fontsource/${name}/package.json`));

/** Families in the order of preference, for Pango. */
export const socialFamilies = 'Noto Sans, Noto Sans Arabic, Noto Sans JP';

/** Paths of the bold fonts. */
export const socialFontFiles = (): readonly string[] =>
  fonts.flatMap(([name, subsets]) =>
    subsets.map((subset) => join(folderOf(name), 'files', `${name}-${subset}-700-normal.woff`)),
  );

type Range = readonly [first: number, last: number];
let covered: readonly Range[] | undefined;

/**
 * Whether the fonts hold every character of a text: Latin (also Vietnamese), Greek, Cyrillic, Devanagari, Arabic and
 * Japanese. Of other scripts an image would show empty boxes.
 */
export function canWrite(text: string): boolean {
  covered ??= readCovered();
  const ranges = covered;
  return Array.from(text.normalize('NFC')).every((character) => {
    const code = character.codePointAt(0) ?? 0;
    return ranges.some(([first, last]) => code >= first && code <= last);
  });
}

/** Reads the ranges (https://developer.mozilla.org/docs/Web/CSS/@font-face/unicode-range) that the packages tell. */
function readCovered(): Range[] {
  return fonts.flatMap(([name, subsets]) => {
    const known: unknown = JSON.parse(readFileSync(join(folderOf(name), 'unicode.json'), 'utf8'));
    if (typeof known !== 'object' || known === null) return [];
    return Object.entries(known)
      .filter(([subset]) => /^\[\d+\]$/.test(subset) || subsets.some((wanted) => wanted === subset))
      .flatMap(([, list]) => String(list).split(',').map(parseRange));
  });
}

function parseRange(text: string): Range {
  const [first = '', last = first] = text.trim().slice('U+'.length).split('-');
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}
