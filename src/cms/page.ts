/** The page that starts an editor, and what it may reach. */
import { escapeHtml } from '#base/escape-html.ts';
import type { Editor } from './config.ts';
import type { Repository } from './repository.ts';

/** Where Decap CMS finds the files of this machine: https://decapcms.org/docs/working-with-a-local-git-repository/ */
const decapServer = 'http://localhost:8081';

const avatars = 'https://avatars.githubusercontent.com';

/** A Content-Security-Policy under which the editor works: it asks the host of the repository, and nobody else. */
export function contentPolicy(editor: Editor, { kind, origin, api }: Repository): string {
  const isDecap = editor === 'decap';
  const host = [...new Set([new URL(api).origin, origin])].join(' ');
  return [
    "default-src 'none'",
    // Decap CMS makes code of the schema of its settings.
    `script-src 'self'${isDecap ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    `img-src 'self' blob: data: ${kind === 'github' ? avatars : origin}`,
    `connect-src 'self' blob: data: ${host}${isDecap ? ` ${decapServer}` : ''}`,
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The files of the page by their names, besides settings and package. */
export function pageFiles(
  editor: Editor,
  name: string,
  repository: Repository,
): Readonly<Record<string, string>> {
  const script =
    editor === 'sveltia'
      ? '<script type="module" src="start.js"></script>'
      : '<script src="decap/decap-cms.js"></script>';
  const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <meta name="referrer" content="no-referrer" />
    <meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentPolicy(editor, repository))}" />
    <title>${escapeHtml(name)}</title>
  </head>
  <body>
    ${script}
  </body>
</html>
`;
  return {
    'index.html': page,
    ...(editor === 'sveltia' && { 'start.js': "import CMS from './sveltia/index.js';\n\nCMS.init();\n" }),
  };
}
