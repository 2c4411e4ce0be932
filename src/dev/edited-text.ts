/** Shows the edited text of an article at once, before everything is read and checked again. */
import { join } from 'node:path';
import { nameBelow } from '#base/file-paths.ts';
import type { LoadedContent } from '#content.ts';
import { contentPathOf } from '#files/article-file.ts';
import { shownPath, type Places } from '#files/places.ts';
import { readAgain } from '#files/read-content.ts';
import { withEditedText } from '#model/edited-text.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { articleAt } from '#model/links.ts';
import { isError } from '#problems/problem.ts';

/**
 * The help centre with the edited texts in `files`, given by absolute path. `undefined` where that isn't known without reading
 * everything: other files were edited, more than their text was, or a text has an error.
 */
export function centreAfter(
  places: Places,
  { centre, unusable }: Pick<LoadedContent, 'centre' | 'unusable'>,
  files: readonly string[],
): HelpCentre | undefined {
  let edited = centre;
  for (const path of files) {
    const before = edited && !unusable.has(shownPath(path)) ? sourceIn(edited, places, path) : undefined;
    const read = edited && before && readAgain(places, edited.site, before);
    if (!edited || !read?.source || read.problems.some(isError)) return undefined;
    edited = withEditedText(edited, read.source);
  }
  return edited;
}

/** The article text that a file held. */
function sourceIn(centre: HelpCentre, { contentDir }: Places, path: string) {
  const [locale = '', ...below] = nameBelow(join(contentDir, 'articles'), path)?.split('/') ?? [];
  const article = articleAt(centre, contentPathOf(below.join('/')));
  const source = article?.translations.get(locale)?.source;
  return source?.file === shownPath(path) ? source : undefined;
}
