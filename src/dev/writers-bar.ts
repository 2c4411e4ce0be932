/** Puts the bar for writers onto every page of `npx fener dev`. A build never asks for it. */
import type { ServerResponse } from 'node:http';
import type { AstroIntegration } from 'astro';
import { withSlashes } from '#base/file-paths.ts';
import { moduleEnding, productFile } from '#files/product.ts';
import type { LiveContent } from './content-reader.ts';
import { notesOf, pageOf } from './page-notes.ts';

/** Where the bar asks about its page (`?page=`), and the command for the page of a file (`?file=`). */
export const notesPath = '/__fener/notes.json';

/** Astro adds the script to pages in development only. */
export const writersBar: AstroIntegration = {
  name: 'fener-writers-bar',
  hooks: {
    'astro:config:setup'({ command, injectScript }) {
      if (command !== 'dev') return;
      const script = withSlashes(productFile(`src/dev/bar/bar${moduleEnding}`));
      injectScript('page', `import ${JSON.stringify(script)};`);
    },
  },
};

/** Answers a question about a page or a file. */
export function answerNotes(
  { shown, problems, links }: Pick<LiveContent, 'shown' | 'problems' | 'links'>,
  query: URLSearchParams,
  response: ServerResponse,
): void {
  const file = query.get('file');
  const answer = !shown
    ? {}
    : file === null
      ? notesOf(shown.centre, { problems, links }, query.get('page') ?? '')
      : { page: pageOf(shown.centre, file) };
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.end(JSON.stringify(answer));
}
