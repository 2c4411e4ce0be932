/** What a locale lacks, as XLIFF. */
import { resolve } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { nameBelow } from '#base/file-paths.ts';
import type { ContentSource } from '#model/articles/source.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { snippetSources } from '#model/reuse/snippet-translations.ts';
import { localeOf } from '#site/site.ts';
import { translationStatus, type TextState } from '#model/articles/status.ts';
import { findStamped, textOf } from '../diff.ts';
import { knownTargets } from './leverage.ts';
import { unitsOf, type Unit } from './units.ts';
import { unwritable, writeXliff, type XliffFile } from './write.ts';

export interface ExportOptions {
  readonly contentDir: string;
  readonly locale: string;
  /** Whether current translations are exported as well. */
  readonly isWhole: boolean;
}

/** States of texts that translators are asked for. */
const asked: ReadonlySet<TextState> = new Set(['missing', 'stale', 'minor', 'untranslated'] as const);

/** The document, how many texts it has, and those that XML can't hold. */
export function exportXliff(
  centre: HelpCentre,
  { contentDir, locale, isWhole }: ExportOptions,
): { readonly xml: string; readonly count: number; readonly leftOut: readonly string[] } {
  const texts = translationStatus(centre).find((one) => one.locale === locale)?.texts ?? [];
  const wanted = texts.filter(({ state }) => isWhole || asked.has(state));
  const snippets = snippetSources(centre.snippets, centre.site);
  const leftOut: string[] = [];
  const files = wanted.flatMap(({ kind, id }): XliffFile[] => {
    const group = kind === 'article' ? centre.articles : kind === 'topic' ? centre.topics : undefined;
    const translations = group?.get(id)?.translations;
    const source = [...(translations?.values() ?? [])].find(({ state }) => state === 'source')?.source;
    const original = kind === 'snippet' ? snippets.get(id) : source;
    if (!original) return [];
    const text = textOf(original);
    if (unwritable.test(text)) {
      leftOut.push(original.file);
      return [];
    }
    const units = unitsOf(text, source?.text.format ?? 'md');
    const known = source && knownOf(units, source, translations?.get(locale)?.source);
    return [
      {
        original: nameBelow(contentDir, resolve(original.file)) ?? original.file,
        stamp: original.stamp,
        hash: contentHash(text),
        units: units.map((unit) => ({ ...unit, target: known?.get(unit.name) })),
      },
    ];
  });
  const { lang } = localeOf(centre.site, locale);
  return { xml: writeXliff(files, centre.site.source.lang, lang), count: files.length, leftOut };
}

/** What of a stale translation still fits, by the names of units. */
function knownOf(units: readonly Unit[], original: ContentSource, translation: ContentSource | undefined) {
  const stamp = translation?.data.translationOf;
  const past = stamp === undefined ? undefined : findStamped(original, stamp);
  return translation && past && typeof past !== 'string' && translation.stamp !== original.stamp
    ? knownTargets(
        units,
        unitsOf(past.text, original.text.format),
        unitsOf(textOf(translation), translation.text.format),
      )
    : undefined;
}
