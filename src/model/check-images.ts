/** Finds images that readers would not see. */
import { lastPart } from '#base/slash-path.ts';
import { didYouMean } from '#problems/nearest.ts';
import { mendable, problem, type Problem } from '#problems/problem.ts';
import type { HelpCentre } from './help-centre.ts';
import { findImage, folderOf, pathWritten } from './links.ts';
import type { PlacedText } from './text.ts';

export function checkImages(centre: HelpCentre, source: PlacedText): Problem[] {
  return source.parts.images.flatMap(({ target, at, isIncluded }) => {
    if (isIncluded) return [];
    const where = { file: source.file, at };
    if (/^(https?:)?\/\//i.test(target)) {
      return [
        problem(
          'image-remote',
          where,
          `Image "${target}" is on another site.`,
          'Save it beside the article and use its file name.',
        ),
      ];
    }
    if (target.startsWith('data:') || findImage(centre, source, target)) return [];
    if (/\.(?:pdf|docx?|xlsx?|pptx?|zip|mp4|mov)$/i.test(target)) {
      return [
        problem(
          'image-format',
          where,
          `"${target}" is not an image.`,
          `Put the file into the folder "public" and link to it: [text](/${lastPart(target)}).`,
        ),
      ];
    }
    const folder = [source.locale, folderOf(source)].filter((part) => part !== '').join('/');
    const names = [...centre.images]
      .filter((name) => name.startsWith(`${folder}/`))
      .map((name) => name.slice(folder.length + 1));
    const meant = otherCase(centre, source, target);
    const hint = meant ? `Did you mean "${meant}"? Upper and lower case count. ` : didYouMean(target, names);
    return [
      mendable(
        'image-missing',
        where,
        `There is no image "${target}".`,
        `${hint}Add the file, or correct the path.`,
        meant === undefined ? undefined : { written: target, by: meant },
      ),
    ];
  });
}

/** A picture whose name differs in upper and lower case only, which some computers take for the same. */
function otherCase(centre: HelpCentre, source: PlacedText, target: string): string | undefined {
  const path = pathWritten(source, target)?.toLowerCase();
  const name = [...centre.images].find((image) => image.toLowerCase() === `${source.locale}/${path}`);
  return name && [...target.split('/').slice(0, -1), lastPart(name)].join('/');
}
