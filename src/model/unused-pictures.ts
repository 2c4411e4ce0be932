/** Finds pictures beside the texts that no text shows. */
import { lastPart } from '#base/slash-path.ts';
import { nearest } from '#problems/nearest.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { HelpCentre } from './help-centre.ts';
import { findImage } from './links.ts';
import { shownTexts } from './site-texts.ts';
import { storeTexts } from './stores/texts.ts';
import type { PlacedText } from './text.ts';

/**
 * Problems: `unused-picture`, but not of one whose name a text misspells: that is reported already. `sources` are all articles and topics, drafts included; `fileOf` names the file of a picture.
 */
export function checkUnusedPictures(
  centre: HelpCentre,
  sources: readonly PlacedText[],
  fileOf: (name: string) => string,
): Problem[] {
  if (centre.images.size === 0) return [];
  const others = [
    ...(centre.stores?.stores ?? []).flatMap((store) => [...storeTexts(store)].map(([, text]) => text)),
    ...[...shownTexts(centre.texts, centre.site)].map(({ text }) => text),
    ...centre.replies,
  ];
  const used = new Set<string>();
  const missing: string[] = [];
  for (const text of [...sources, ...others]) {
    for (const { target } of text.parts.links)
      if (mayNamePicture(target)) used.add(findImage(centre, text, target) ?? '');
    for (const { target } of text.parts.images) {
      const name = findImage(centre, text, target);
      if (name === undefined) missing.push(lastPart(target));
      else used.add(name);
    }
  }
  return [...centre.images]
    .filter((name) => !used.has(name) && nearest(lastPart(name), missing) === undefined)
    .map((name) =>
      problem(
        'unused-picture',
        { file: fileOf(name) },
        `No text shows "${lastPart(name)}".`,
        'Delete it, or show it where readers need it.',
      ),
    );
}

/** Most links lead to articles, and looking each of them up as a picture takes long. */
const mayNamePicture = (target: string) => !target.startsWith('id:') && !/\.mdx?(?:[?#]|$)/.test(target);
