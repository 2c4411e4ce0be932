/** What the host of the site reads: redirects and headers, in the forms that hosts know. */
import type { Translate } from '#i18n/messages.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { redirectsFile } from '#server/site-rules.ts';
import type { OutputFile } from '#publish/output/output.ts';
import { headersFile, type HeaderRule } from './server-files.ts';
import { nginxConfiguration } from './nginx.ts';
import { redirectPages } from './redirect-pages.ts';
import { redirectRules, storedRedirects } from './redirect-rules.ts';

/** `_headers`, `_redirects`, `_server/`, and a page for each old address that can have one. */
export function hostFiles(
  { redirects, site }: HelpCentre,
  headers: readonly HeaderRule[],
  translator: (locale: string) => Translate,
): OutputFile[] {
  const { lines } = redirectRules(redirects, site);
  return [
    { path: '_headers', content: headersFile(headers) },
    ...(site.host === 'nginx'
      ? []
      : [{ path: '_redirects', content: lines.map((line) => `${line}\n`).join('') }]),
    { path: '_server/nginx.conf', content: nginxConfiguration(site, redirects, headers) },
    { path: redirectsFile, content: `${JSON.stringify(storedRedirects(redirects))}\n` },
    ...redirectPages(redirects, site, translator(site.source.id)),
  ];
}
