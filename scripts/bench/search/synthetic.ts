/** Documents of any number for measuring bytes and time: made-up words with the frequencies of real text. */
import type { SearchDocument } from '#model/search/document.ts';
import { seededRandom } from './queries.ts';

const syllables =
  `ba be bi bo ca ce co da de di do fa fe fi ga ge gi ha he ho in is ka ke ki la le li lo lu ma me mi mo
  na ne ni no or pa pe pi po ra re ri ro sa se si so st ta te ti to tra tri un ur va ve vi wa we wi za`.split(
    /\s+/,
  );

/** Size of the vocabulary; English help centres of some thousand pages have about this many words. */
const vocabularySize = 40_000;

/** `count` documents of `words` words each; frequencies follow Zipf's law, titles and headings take rarer words. */
export function syntheticDocuments(count: number, words = 580, locale = 'en'): SearchDocument[] {
  const random = seededRandom(count);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const vocabulary = [...new Set(Array.from({ length: vocabularySize }, makeWord))];
  function makeWord(): string {
    return Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(syllables)).join('');
  }
  // Inverse of the cumulative Zipf distribution with exponent 1: ranks are exponential in a uniform number.
  const word = (from = 1) =>
    vocabulary[Math.floor(from * (vocabulary.length / from) ** random()) - 1] ?? 'and';
  const text = (length: number, from?: number) => Array.from({ length }, () => word(from)).join(' ');
  return Array.from({ length: count }, (_, i) => {
    const topic = `topic-${i % 12}`;
    const sections = Array.from({ length: 5 }, (_section, s) => `<h2 id="s${s}">${text(4, 40)}</h2>`);
    const paragraphs = sections.map((heading) => `${heading}<p>${text(Math.round(words / 5))}.</p>`);
    return {
      locale,
      url: `/${locale}/${topic}/section-${i % 60}/article-${i}/`,
      id: `article-${i}`,
      title: text(6, 40),
      description: text(14, 10),
      keywords: [],
      searchFor: [],
      topicPath: [topic, `section-${i % 60}`],
      topicId: topic,
      contentType: 'article',
      html: paragraphs.join(''),
      updated: '2026-01-01',
    };
  });
}
