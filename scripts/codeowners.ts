/** Makes CODEOWNERS from the owners of articles. Exit code 0: done, 1: some owners are names that no host knows, 2: wrong usage. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { nameBelow } from '#base/file-paths.ts';
import { writeAtomically } from '#base/write-atomically.ts';
import { placesFrom, shownPath } from '#files/places.ts';
import { readContent } from '#files/read-content.ts';
import { repositoryOf } from '#files/repository.ts';
import { codeOwnersOf, withCodeOwners } from '#model/articles/code-owners.ts';
import { formatProblems } from '#problems/format.ts';
import { runCommand } from './command.ts';

const usage = `Usage: npx fener codeowners [--write]

Prints a CODEOWNERS line for each article with an "owner". GitHub and GitLab request reviews by it.

  --write   puts the lines into the repository's CODEOWNERS, and leaves the rest of the file alone

Environment variables (see README): CONTENT_DIR
`;

/** Where hosts look for the file. */
const places = ['.github/CODEOWNERS', '.gitlab/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

await runCommand({
  usage,
  options: { write: { type: 'boolean' } },
  run({ write: isWritten }) {
    const { contentDir, siteDir } = placesFrom(process.env);
    const { sources, site, problems } = readContent(placesFrom(process.env));
    if (!site) throw new Error(formatProblems(problems, 'text'));
    const repository = repositoryOf(siteDir);
    const folder = nameBelow(repository, resolve(contentDir, 'articles'));
    if (folder === undefined) throw new Error(`${shownPath(contentDir)} isn't in this repository.`);
    const { lines, unknown } = codeOwnersOf(sources, { folder, source: site.source.id });
    if (isWritten) {
      const file = join(repository, places.find((name) => existsSync(join(repository, name))) ?? places[0]);
      mkdirSync(dirname(file), { recursive: true });
      writeAtomically(file, withCodeOwners(existsSync(file) ? readFileSync(file, 'utf8') : '', lines));
      process.stdout.write(`${shownPath(file)}\n`);
    } else process.stdout.write(lines.map((line) => `${line}\n`).join(''));
    if (lines.length === 0 && unknown.length === 0) process.stderr.write('No article has an "owner" yet.\n');
    for (const source of unknown) {
      const { line, column } = source.positionOf(['owner']);
      process.stderr.write(
        `${source.file}:${line}:${column} The owner isn't a name with "@" or an e-mail address, so it's left out.\n`,
      );
    }
    return unknown.length > 0 ? 1 : 0;
  },
});
