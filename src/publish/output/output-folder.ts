/** Keeps a build from putting the site in the place of something else. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isWithin } from '#base/file-paths.ts';
import { shownPath, writtenFolders, type Places } from '#files/places.ts';
import { problem, type Problem } from '#problems/problem.ts';

/**
 * Whether the output folder may be replaced as a whole.
 *
 * Problems: `output-unsafe` when it holds the site's folder, the content or the messages, files that no build made, or is a
 * file itself.
 */
export function checkOutputFolder(places: Places): Problem[] {
  const { siteDir, outDir } = places;
  const unsafe = (message: string) => [
    problem(
      'output-unsafe',
      { file: shownPath(outDir) || outDir },
      message,
      'Set OUT_DIR to a folder of its own.',
    ),
  ];
  const within = [siteDir, ...writtenFolders(places)].find((folder) => isWithin(outDir, folder));
  if (within !== undefined)
    return unsafe(`A build would replace the folder, and "${shownPath(within) || within}" with it.`);
  if (existsSync(outDir) && !statSync(outDir).isDirectory())
    return unsafe('A build would replace the file with a folder.');
  if (
    !existsSync(outDir) ||
    readdirSync(outDir).length === 0 ||
    existsSync(join(outDir, 'api/v1/manifest.json'))
  )
    return [];
  return unsafe('A build would replace the folder, and with it files that no build has made.');
}
