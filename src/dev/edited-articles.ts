/** Shows an edited article at once, before everything is read and checked again. */
import { join } from 'node:path';
import { nameBelow } from '#base/file-paths.ts';
import type { LoadedContent } from '#content.ts';
import { contentPathOf } from '#files/article-file.ts';
import { shownPath, type Places } from '#files/places.ts';
import { articleName, readAgain } from '#files/read-content.ts';
import { withEdit } from '#model/edited-article.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { articleAt } from '#model/links.ts';
import { isError } from '#problems/problem.ts';
import type { Look } from './file-changes.ts';

/**
 * The help centre after texts of articles have come, changed or gone. `undefined` where that isn't known without reading
 * everything: other files were edited, more depends on them, or a text has an error and not `showsErrors`.
 */
export function centreAfter(
  places: Places,
  { centre, unusable, withArticles }: Pick<LoadedContent, 'centre' | 'unusable' | 'withArticles'>,
  { saved, gone }: Pick<Look, 'saved' | 'gone'>,
  showsErrors: boolean,
): HelpCentre | undefined {
  let edited = centre;
  for (const path of [...gone, ...saved]) {
    if (!edited || !withArticles || unusable.has(shownPath(path)) || !isArticle(edited, places, path))
      return undefined;
    const before = sourceIn(edited, places, path);
    const read = gone.includes(path) ? undefined : readAgain(places, edited.site, path, before?.committed);
    const after = read?.source?.kind === 'article' ? read.source : undefined;
    if (read && (!after || (!showsErrors && read.problems.some(isError)))) return undefined;
    edited = withEdit(edited, { before, after }, withArticles);
  }
  return edited;
}

/** Whether a file would be the text of an article. */
function isArticle({ site }: HelpCentre, { contentDir }: Places, path: string): boolean {
  const [locale, ...below] = nameBelow(join(contentDir, 'articles'), path)?.split('/') ?? [];
  return below.length > 0 && articleName.test(path) && site.locales.some(({ id }) => id === locale);
}

/** The article text that a file held. */
function sourceIn(centre: HelpCentre, { contentDir }: Places, path: string) {
  const [locale = '', ...below] = nameBelow(join(contentDir, 'articles'), path)?.split('/') ?? [];
  const article = articleAt(centre, contentPathOf(below.join('/')));
  const source = article?.translations.get(locale)?.source;
  return source?.file === shownPath(path) ? source : undefined;
}
