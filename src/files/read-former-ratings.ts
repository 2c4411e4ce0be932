/** Reads `content/former-ratings.json`, which an import writes. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseFormerRatings } from '#model/feedback/former.ts';
import { shownPath, type Places } from './places.ts';
import { readTextFile } from './text-file.ts';

/** Name of the file in the content folder. */
export const formerRatingsName = 'former-ratings.json';

/** What readers said in the help centre before this one, if an import brought it. A bad file is a warning. */
export function readFormerRatings({
  contentDir,
}: Pick<Places, 'contentDir'>): ReturnType<typeof parseFormerRatings> {
  const path = join(contentDir, formerRatingsName);
  if (!existsSync(path)) return { problems: [] };
  const { text = '' } = readTextFile(path);
  return parseFormerRatings({ file: shownPath(path), text });
}
