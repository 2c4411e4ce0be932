/** Characters by script, and which of them the readers of a language need. */

/** Ranges of code points as CSS writes them (`unicode-range`), after the subsets of Google Fonts. */
export const scripts = {
  latin:
    'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2116, U+2122, U+2190-2193, U+2212, U+2215',
  'latin-ext':
    'U+0100-0130, U+0132-0151, U+0154-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1EFF, U+2070-209C, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF',
  greek: 'U+0370-03FF, U+1F00-1FFF',
  cyrillic: 'U+0400-052F, U+1C80-1C8A, U+2DE0-2DFF, U+A640-A69F',
  arabic: 'U+0600-06FF, U+0750-077F, U+0870-08FF, U+FB50-FDFF, U+FE70-FEFC',
  hebrew: 'U+0307-0308, U+0590-05FF, U+25CC, U+FB1D-FB4F',
  devanagari: 'U+0900-097F, U+1CD0-1CF9, U+20B9, U+A8E0-A8FF',
  thai: 'U+0E01-0E5B',
} as const;

export type Script = keyof typeof scripts;

/** Subsets by ISO 15924 code. Chinese, Japanese and Korean have too many characters to send: they keep the system's fonts. */
const scriptsByCode: Readonly<Record<string, readonly Script[]>> = {
  Latn: ['latin', 'latin-ext'],
  Grek: ['greek'],
  Cyrl: ['cyrillic'],
  Arab: ['arabic'],
  Hebr: ['hebrew'],
  Deva: ['devanagari'],
  Thai: ['thai'],
};

/** The subsets that texts in a language need, the first of them on every page. Latin is for names and numbers. */
export function scriptsOf(lang: string): readonly Script[] {
  const code = new Intl.Locale(lang).maximize().script ?? 'Latn';
  const own = scriptsByCode[code] ?? [];
  return own.includes('latin') ? own : [...own, 'latin'];
}

/** The code points of ranges as CSS writes them. */
export const codePointsOf = (ranges: string): number[] =>
  ranges.split(', ').flatMap((range) => {
    const [from = '', to = from] = range.replace('U+', '').split('-');
    const first = Number.parseInt(from, 16);
    return Array.from({ length: Number.parseInt(to, 16) - first + 1 }, (_, index) => first + index);
  });
