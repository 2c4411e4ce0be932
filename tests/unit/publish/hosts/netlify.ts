/** `_redirects` as Netlify reads and obeys it: with its own parser and its own matcher. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseAllRedirects } from '@netlify/redirect-parser';
import { temporaryFolder } from '../../../temporary-folder.ts';

/** What Netlify's matcher is asked and says; it has no types. */
interface Matcher {
  readonly match: (request: {
    readonly scheme: string;
    readonly host: string;
    readonly path: string;
    readonly query: string;
    readonly getHeader: (name: string) => string;
    readonly getCookie: (name: string) => string;
  }) => { readonly to: string; readonly status: number; readonly force: boolean } | null;
}

const redirector = createRequire(import.meta.url)('netlify-redirector') as {
  readonly parsePlain: (text: string, options: object) => Promise<Matcher>;
};

/** Where the file leads a request: target and status, with a "!" where it wins over files. */
export async function readAsNetlify(text: string): Promise<{
  readonly answerTo: (address: string) => string | undefined;
  readonly errors: readonly Error[];
}> {
  const folder = temporaryFolder();
  const file = join(folder, '_redirects');
  writeFileSync(file, text);
  const { errors } = await parseAllRedirects({
    redirectsFiles: [file],
    configRedirects: [],
    minimal: false,
  });
  const matcher = await redirector.parsePlain(text, {});
  return {
    errors,
    answerTo: (address) => {
      const { pathname, search } = new URL(address, 'https://site.example');
      const found = matcher.match({
        scheme: 'https',
        host: 'site.example',
        path: pathname,
        query: search.slice(1),
        getHeader: () => '',
        getCookie: () => '',
      });
      return found ? `${found.to} ${found.status}${found.force ? '!' : ''}` : undefined;
    },
  };
}
