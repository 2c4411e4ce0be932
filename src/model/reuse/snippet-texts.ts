/** Snippets as texts whose links are checked. They start from no folder: their links are addresses. */
import type { HelpCentre } from '#model/help-centre.ts';
import type { PlacedText } from '#model/text.ts';

/** The text of each snippet that has been read. */
export const snippetTexts = ({ snippets }: Pick<HelpCentre, 'snippets'>): readonly PlacedText[] =>
  snippets.flatMap(({ file, locale, parts }) =>
    parts ? [{ kind: 'topic', path: '', file, locale, parts }] : [],
  );
