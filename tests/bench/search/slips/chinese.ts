/** Slips of pinyin: another character of the same sound, or of one that dialects don't tell apart. */
import { pinyin } from 'pinyin-pro';
import { drawn, type Slips } from './slips.ts';

/** The share of slips by a sound that is like the one meant. */
const fuzzyShare = 0.25;

/** Sounds that input methods offer to take for each other ("fuzzy pinyin"). */
const fuzzy: readonly (readonly [RegExp, string])[] = [
  [/^([zcs])h/, '$1'],
  [/^([zcs])(?!h)/, '$1h'],
  [/^n/, 'l'],
  [/^l/, 'n'],
  [/([aei]n)g$/, '$1'],
  [/([aei]n)$/, '$1g'],
];

const soundsOf = (text: string) => pinyin(text, { toneType: 'none', type: 'array', v: true });

/** Slips in any character. */
export function chineseSlips(): Slips {
  const characters = Map.groupBy(usualCharacters(), (character) => soundsOf(character)[0] ?? '');
  return (query, random) => {
    const sounds = soundsOf(query);
    return [...query].flatMap((meant, index) => {
      const sound = sounds[index] ?? '';
      const start = [...query].slice(0, index).join('').length;
      if (!/\p{Script=Han}/u.test(meant)) return [];
      const alike = fuzzy.flatMap(([from, to]) => (from.test(sound) ? [sound.replace(from, to)] : []));
      const near = alike.flatMap((other) => characters.get(other) ?? []);
      const same = (characters.get(sound) ?? []).filter((character) => character !== meant);
      const typed = drawn(random() < fuzzyShare && near.length > 0 ? near : same, random);
      return typed === undefined ? [] : [{ start, meant, typed }];
    });
  };
}

/** The 3,755 usual characters of GB 2312 (rows 16 to 55), which input methods offer first. */
function usualCharacters(): string[] {
  const bytes = Array.from({ length: 40 }, (_, row) =>
    Array.from({ length: 94 }, (_, cell) => [0xb0 + row, 0xa1 + cell]),
  );
  const text = new TextDecoder('gb2312').decode(Uint8Array.from(bytes.flat(2)));
  return [...text].filter((character) => /\p{Script=Han}/u.test(character));
}
