/** Slips of a Japanese input method: another word of the same sound, and kana that the finger takes for others. */
import { homophones } from './homophones.ts';
import { drawn, type Slip, type Slips } from './slips.ts';

/** The keys of a phone; a flick on each gives its vowels. */
const keypad = [
  ['あいうえお', 'かきくけこ', 'さしすせそ'],
  ['たちつてと', 'なにぬねの', 'はひふへほ'],
  ['まみむめも', 'や ゆ よ', 'らりるれろ'],
  ['', 'わをん', ''],
];
const small = 'ぁぃぅぇぉっゃゅょゎ';
const large = 'あいうえおつやゆよわ';
const voices = ['', '\u3099', '\u309a'];

const longestWord = 8;

/** Slips in words with kanji, and in runs of three kana or more. */
export function japaneseSlips(): Slips {
  const sameSound = homophones();
  return (query, random) => {
    const slips: Slip[] = [];
    for (let start = 0; start < query.length; start++) {
      if (!/\p{Script=Han}/u.test(query.charAt(start))) continue;
      for (let end = Math.min(query.length, start + longestWord); end > start; end--) {
        const meant = query.slice(start, end);
        const typed = drawn(sameSound(meant), random);
        if (typed === undefined) continue;
        slips.push({ start, meant, typed });
        start = end - 1;
        break;
      }
    }
    for (const { 0: run, index } of query.matchAll(/[\u3041-\u3096]{3,}|[\u30a1-\u30f6ー]{3,}/g)) {
      const at = Math.floor(random() * run.length);
      const meant = run.charAt(at);
      const isKatakana = /[\u30a1-\u30fa]/.test(run);
      const typed = drawn(kanaBeside(shifted(meant, -0x60)), random);
      if (typed !== undefined)
        slips.push({ start: index + at, meant, typed: isKatakana ? shifted(typed, 0x60) : typed });
    }
    return slips;
  };
}

/** From katakana to hiragana (-0x60) or back. */
const shifted = (kana: string, by: number) =>
  kana.replace(by < 0 ? /[\u30a1-\u30f6]/g : /[\u3041-\u3096]/g, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) + by),
  );

/** What may be written for a kana: left out if it's a long vowel, small or large, voiced or not, another flick, another key. */
function kanaBeside(kana: string): string[] {
  if (kana === 'ー') return [''];
  const [base = '', voice = ''] = kana.normalize('NFD');
  const sizes = Array.from(small).flatMap((letter, index) => {
    const other = large.charAt(index);
    return letter === kana ? [other] : other === kana ? [letter] : [];
  });
  const voiced = voices.map((mark) => (base + mark).normalize('NFC'));
  const beside = keypad.flatMap((row, y) =>
    row.flatMap((key, x) => {
      const vowel = key.indexOf(base);
      if (vowel < 0) return [];
      const keys = [keypad[y]?.[x - 1], keypad[y]?.[x + 1], keypad[y - 1]?.[x], keypad[y + 1]?.[x]];
      return [...key, ...keys.map((other) => other?.charAt(vowel) ?? '')].map((other) =>
        (other + voice).normalize('NFC'),
      );
    }),
  );
  return [...sizes, ...voiced, ...beside].filter(
    (other) => /^[\u3041-\u3096]$/.test(other) && other !== kana,
  );
}
