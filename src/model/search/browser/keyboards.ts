/** Which letters lie side by side on a keyboard: the likeliest slips of the finger. */

/** Rows of the layouts that readers of a language type on, in folded letters; a column is about a key's width. */
const layouts: Readonly<Record<string, readonly string[]>> = {
  qwerty: ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  qwertz: ['1234567890', 'qwertzuiop', 'asdfghjkl', 'yxcvbnm'],
  azerty: ['1234567890', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'],
  /** Turkish Q: ğ ü ş i ö ç are right of the Latin letters; folded, the neighbours of their base letters differ. */
  turkishQ: ['1234567890', 'qwertyuiopgu', 'asdfghjklsi', 'zxcvbnmoc'],
  /** Kedmanee, without the shift key. */
  thai: ['ๅ/-ภถุึคตจขช', 'ๆไำพะัีรนยบล', 'ฟหกดเ้่าสวง', 'ผปแอิืทมใฝ'],
  arabic: ['1234567890', 'ضصثقفغعهخحجد', 'شسيبلاتنمكط', 'ئءؤرلىةوزظ'],
};

const layoutOf: Readonly<Record<string, string>> = {
  de: 'qwertz',
  cs: 'qwertz',
  hr: 'qwertz',
  hu: 'qwertz',
  sk: 'qwertz',
  sl: 'qwertz',
  fr: 'azerty',
  tr: 'turkishQ',
  ar: 'arabic',
  th: 'thai',
};

/** Tells whether two letters are neighbours on the keyboard of a language (a base language, default QWERTY). */
export function keyboardNeighbours(language: string): (a: string, b: string) => boolean {
  if (language === 'ja') return (a, b) => keyOfKana(a) !== '' && keyOfKana(a) === keyOfKana(b);
  const rows = layouts[layoutOf[language] ?? 'qwerty'] ?? [];
  const near = new Set<string>();
  rows.forEach((row, y) => {
    [...row].forEach((letter, x) => {
      for (const [dx, dy] of [
        [1, 0],
        [0, 1],
        [-1, 1],
      ] as const) {
        const other = rows[y + dy]?.[x + dx];
        if (other !== undefined) near.add(letter + other).add(other + letter);
      }
    });
  });
  return (a, b) => near.has(a + b);
}

/** The first letter of each key of a phone, which has the kana up to the next one: with other vowels, voiced and small. */
const kanaKeys = Array.from('ァカサタナハマャラヮ');

const keyOfKana = (kana: string) => (/[ァ-ヶ]/.test(kana) ? kanaKeys.findLast((key) => key <= kana) : '');
