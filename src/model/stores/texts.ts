/** The Markdown texts of a store: what there is to say of the place, and of the way there. */
import type { Analyse, MarkdownSource, PlacedMarkdown } from '#model/text.ts';
import type { Problem } from '#problems/problem.ts';
import type { StoreRecord } from './formats/format.ts';

/** One text for all locales, under the empty name, or texts by locale id. */
export type StoreText = ReadonlyMap<string, PlacedMarkdown>;

export interface StoreTexts {
  readonly description: StoreText;
  readonly transit: StoreText;
  readonly parking: StoreText;
}

/** All texts of a store with their locales. */
export const storeTexts = ({
  description,
  transit,
  parking,
}: StoreTexts): (readonly [string, PlacedMarkdown])[] => [...description, ...transit, ...parking];

/** The text in the first locale that has it, with that locale, or the text for all locales. */
export function pickStoreText(
  text: StoreText,
  locales: readonly string[],
): readonly [string, PlacedMarkdown] | undefined {
  const locale = [...locales, ''].find((id) => text.has(id));
  const found = locale === undefined ? undefined : text.get(locale);
  return locale === undefined || !found ? undefined : [locale, found];
}

/** Analyses the texts of a record, in the order of its keys. Problems: those of the analysis. */
export function readStoreTexts(
  { data, file, positionOf }: StoreRecord,
  { analyse, sourceLocale }: { readonly analyse: Analyse; readonly sourceLocale: string },
): StoreTexts & { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const read = (key: keyof StoreTexts): StoreText => {
    const written = data[key];
    const texts = typeof written === 'string' ? { '': written } : (written ?? {});
    return new Map(
      Object.entries(texts).map(([locale, body]) => {
        const path = locale === '' ? [key] : [key, locale];
        const firstLine: MarkdownSource['firstLine'] = (inText) => positionOf(path, { inText });
        const analysed = analyse({ file, body, firstLine, format: 'md', field: key });
        problems.push(...analysed.problems);
        const { parts, text } = analysed;
        return [locale, { file, locale: locale || sourceLocale, kind: 'topic', path: '', parts, text }];
      }),
    );
  };
  return { description: read('description'), transit: read('transit'), parking: read('parking'), problems };
}
