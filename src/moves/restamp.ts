/** Keeps translations current whose source changed in nothing that a reader reads. */
import { plainText } from '#base/plain-text.ts';
import { parseContentFile } from '#files/article-file.ts';
import { setFrontMatterKey } from '#files/edit-front-matter.ts';
import type { ContentSource } from '#model/articles/source.ts';
import { stateOf } from '#model/articles/translations.ts';
import type { Edits } from './plan.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Plans new stamps for translations that were current, where the edits would make them stale. Stamps know nothing of
 * where links lead, but those of old do.
 */
export function restamp({ centre, nameOf }: Snapshot, edits: Edits): void {
  for (const { translations } of [...centre.articles.values(), ...centre.topics.values()]) {
    const all = [...translations.values()];
    const original = all.find(({ state }) => state === 'source')?.source;
    if (original === undefined || !edits.all.has(nameOf(original))) continue;
    const after = parsedAfter(original, edits.textOf(nameOf(original)));
    if (after === undefined) continue;
    for (const { source, state } of all) {
      if (state !== 'current' || stateOf(source, after) === 'current') continue;
      edits.change(nameOf(source), 'translationOf', (text) =>
        setFrontMatterKey(text, 'translationOf', after.stamp),
      );
    }
  }
}

function parsedAfter(source: ContentSource, text: string): ContentSource | undefined {
  const name = `${source.kind === 'topic' ? 'index' : 'article'}.${source.text.format}`;
  const { file, locale } = source;
  return parseContentFile({ file, locale, name, text: plainText(text), committed: undefined }).source;
}
