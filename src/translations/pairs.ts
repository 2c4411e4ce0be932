/** Every text of a help centre with what it translates. */
import type { ContentSource } from '#model/articles/source.ts';
import type { TranslationState } from '#model/articles/article.ts';
import type { HelpCentre } from '#model/help-centre.ts';

export interface Pair {
  readonly original: ContentSource;
  readonly source: ContentSource;
  readonly state: TranslationState;
}

/** All translations of articles and topics. */
export const translationPairs = ({ articles, topics }: HelpCentre): readonly Pair[] =>
  [...articles.values(), ...topics.values()].flatMap(({ translations }) => {
    const texts = [...translations.values()];
    const original = texts.find(({ state }) => state === 'source')?.source;
    return original
      ? texts
          .filter(({ state }) => state !== 'source')
          .map(({ source, state }) => ({ original, source, state }))
      : [];
  });
