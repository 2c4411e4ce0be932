/** Writes the folder of an editor for those who don't use git. Exit code 0: written, 1: it can't be, 2: wrong usage. */
import { resolve } from 'node:path';
import { nameBelow } from '#base/file-paths.ts';
import { backends, parseRepository } from '#cms/repository.ts';
import { placesFrom, shownPath } from '#files/places.ts';
import { repositoryOf } from '#files/repository.ts';
import { readChoice, runCommand, UsageError } from './command.ts';

const usage = `Usage: npx fener cms --repository https://github.com/acme/help [--out cms] [--branch main]

Writes a folder with an editor that runs in the browser: its page, its settings and its script. Install the script
first: npm install --save-dev @sveltia/cms. The editor isn't part of the site.

  --repository  address of the repository, as you open it in a browser
  --host        ${backends.join(', ')}: the software that runs there, if the address doesn't say
  --branch      the branch to edit (default: main)
  --editor      sveltia (default) or decap
  --out         the folder (default: cms)

Environment variables (see README): CONTENT_DIR
`;

await runCommand({
  usage,
  options: {
    repository: { type: 'string' },
    host: { type: 'string' },
    branch: { type: 'string', default: 'main' },
    editor: { type: 'string', default: 'sveltia' },
    out: { type: 'string', default: 'cms' },
  },
  async run({ repository: address, host, branch, editor, out }) {
    const kind = host === undefined ? undefined : readChoice('host', host, backends);
    const known = readChoice('editor', editor, ['sveltia', 'decap']);
    if (address === undefined) throw new UsageError('Name the "--repository".');
    const repository = parseRepository(address, kind);
    if (!repository) {
      throw new UsageError(
        `"${address}" is not the address of a repository on a known host. Write it like "https://github.com/acme/help", and name the "--host" if it's your own.`,
      );
    }
    const [{ readContent }, { writeCms }, { formatProblems }] = await Promise.all([
      import('#files/read-content.ts'),
      import('#cms/write-cms.ts'),
      import('#problems/format.ts'),
    ]);
    const places = placesFrom(process.env);
    const { site, problems } = readContent(places);
    if (!site) throw new Error(formatProblems(problems, 'text'));
    const content = nameBelow(repositoryOf(places.siteDir), places.contentDir);
    if (content === undefined) throw new Error(`${shownPath(places.contentDir)} isn't in this repository.`);
    writeCms(places, resolve(out), { site, editor: known, repository, branch, content });
    process.stdout.write(`The editor is in ${shownPath(resolve(out))}. Serve it: npx http-server ${out}\n`);
  },
});
