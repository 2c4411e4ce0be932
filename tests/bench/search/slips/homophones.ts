/** Japanese words of the same sound, by the words and costs of IPADIC as the package kuromoji has them. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** An input method shows so many candidates before one has to look for them. */
const candidates = 5;

interface Word {
  readonly surface: string;
  readonly sound: string;
  readonly cost: number;
}

/** Tells the likeliest other words with kanji that are pronounced and inflected like one. */
export function homophones(): (word: string) => readonly string[] {
  const words = readWords();
  const bySurface = new Map<string, Word>();
  for (const word of words) {
    if (word.cost < (bySurface.get(word.surface)?.cost ?? Infinity)) bySurface.set(word.surface, word);
  }
  const bySound = Map.groupBy(words, ({ sound }) => sound);
  return (surface) => {
    const sound = bySurface.get(surface)?.sound;
    const others = (bySound.get(sound ?? '') ?? []).filter((word) => word.surface !== surface);
    return [...new Set(others.toSorted((a, b) => a.cost - b.cost).map((word) => word.surface))].slice(
      0,
      candidates,
    );
  };
}

/** Bytes of an entry: two numbers of its context, its cost, and where its features start. */
const entryBytes = 10;

function readWords(): Word[] {
  const read = (file: string) =>
    gunzipSync(readFileSync(new URL(`../dict/${file}`, import.meta.resolve('@patdx/kuromoji'))));
  const entries = read('tid.dat.gz');
  const features = read('tid_pos.dat.gz');
  const words: Word[] = [];
  for (let entry = 0; entry + entryBytes <= entries.length; entry += entryBytes) {
    const start = entries.readInt32LE(entry + 6);
    if (start === 0 && entry > 0) break;
    const text = features.toString('utf8', start, features.indexOf(0, start));
    const [surface = '', kind = '', subkind, , , , form = '', , reading = ''] = text.split(',');
    if (!/\p{Script=Han}/u.test(surface) || subkind === '固有名詞') continue;
    words.push({ surface, sound: [reading, kind, form].join(), cost: entries.readInt16LE(entry + 4) });
  }
  return words;
}
