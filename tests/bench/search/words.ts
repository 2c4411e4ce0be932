/** Made-up words with the frequencies of real text, for help centres that are generated to be searched. */
import { stopWords } from '#model/search/stop-words.ts';
import { createRandom, type Random } from '../random.ts';

const syllables =
  `ba be bi bo ca ce co da de di do fa fe fi ga ge gi ha he ho in is ka ke ki la le li lo lu ma me mi mo
  na ne ni no or pa pe pi po ra re ri ro sa se si so st ta te ti to tra tri un ur va ve vi wa we wi za`.split(
    /\s+/,
  );

/** Size of the vocabulary; English help centres of some thousand pages have about this many words. */
const vocabularySize = 40_000;

/**
 * Draws words whose frequencies follow Zipf's law (https://en.wikipedia.org/wiki/Zipf%27s_law), the same for a seed.
 * The most frequent are those of English that say nothing.
 */
export function zipfWords(seed: number): (random: Random) => string {
  const random = createRandom(seed);
  const makeWord = () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => {
      return syllables[Math.floor(random() * syllables.length)] ?? '';
    }).join('');
  const made = Array.from({ length: vocabularySize }, makeWord);
  const vocabulary = [...new Set([...stopWords('en'), ...made])];
  // Inverse of the cumulative Zipf distribution with exponent 1: ranks are exponential in a uniform number.
  return (draw) => vocabulary[Math.floor(vocabulary.length ** draw()) - 1] ?? 'and';
}
