/** What the host of the site reads: redirects and headers, in the forms that hosts know. */
import type { Translate } from '#i18n/messages.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { treeOf, type Tree } from '#model/tree.ts';
import { answerSettingsPath, mcpSwitchPath } from '#model/urls.ts';
import { negotiate, prefersMarkdown } from '#server/negotiate.ts';
import { placeFile, redirectsFile } from '#server/site-rules.ts';
import { storedAnswers } from '#site/answers.ts';
import type { Host, Site } from '#site/site.ts';
import type { OutputFile } from '#publish/output/output.ts';
import { headersFile, type HeaderRule } from './server-files.ts';
import { nginxConfiguration } from './nginx/nginx.ts';
import { redirectPages } from './redirect-pages.ts';
import { redirectRules, servedRedirects, storedRedirects, type ServedRedirect } from './redirect-rules.ts';
import { vercelConfiguration } from './vercel.ts';

/** `_headers`, `_redirects`, `_server/`, what the host has of its own, and a page for each old address that can have one. */
export function hostFiles(
  { redirects, site, tree }: HelpCentre,
  {
    headers,
    translator,
    isCompressed,
  }: {
    readonly headers: readonly HeaderRule[];
    readonly translator: (locale: string) => Translate;
    /** Whether texts lie compressed beside themselves. */
    readonly isCompressed: boolean;
  },
): OutputFile[] {
  const served = servedRedirects(site, redirects);
  return [
    { path: '_headers', content: headersFile(headers) },
    { path: '_server/nginx.conf', content: nginxConfiguration(site, served, { headers, isCompressed }) },
    { path: '_server/negotiate.js', content: negotiationModule() },
    { path: redirectsFile, content: `${JSON.stringify(storedRedirects(served))}\n` },
    ...(site.machines.mcp ? [{ path: mcpSwitchPath.slice(1), content: '{}\n' }] : []),
    ...(site.answers
      ? [{ path: answerSettingsPath.slice(1), content: `${JSON.stringify(storedAnswers(site.answers))}\n` }]
      : []),
    ...(site.base === '' ? [] : [{ path: placeFile, content: `${JSON.stringify({ base: site.base })}\n` }]),
    ...ownFiles[site.host](site, served, headers),
    ...redirectPages(redirects, {
      site,
      t: translator(site.source.id),
      originalOf: (path) => originalOf(tree, path),
    }),
  ];
}

/** Where the text of a page has its original. */
function originalOf(tree: Tree, path: string): string {
  const place = tree.get(path.split('/')[1] ?? '')?.paths.get(path);
  if (!place) return path;
  const original =
    'article' in place
      ? treeOf(tree, place.translation.locale).articles.get(place.article.id)
      : treeOf(tree, place.contentLocale).topics.get(place.topic);
  return original?.path ?? path;
}

/** For hosts that run functions: what our own server does with `Accept`. */
const negotiationModule = (): string =>
  [prefersMarkdown, negotiate].map((part) => `export ${part.toString()}\n`).join('\n');

type FilesOf = (
  site: Site,
  redirects: readonly ServedRedirect[],
  headers: readonly HeaderRule[],
) => readonly OutputFile[];

const redirectLines: FilesOf = (site, redirects) => [
  {
    path: '_redirects',
    content: redirectRules(redirects, site)
      .lines.map((line) => `${line}\n`)
      .join(''),
  },
];

/** What only one host reads. */
const ownFiles: Record<Host, FilesOf> = {
  any: redirectLines,
  netlify: redirectLines,
  // https://developers.cloudflare.com/workers/static-assets/binding/#ignoring-assets
  cloudflare: (...site) => [...redirectLines(...site), { path: '.assetsignore', content: '_server\n' }],
  // Published from a branch, names that begin with "_" would be missing.
  'github-pages': () => [{ path: '.nojekyll', content: '' }],
  nginx: () => [],
  vercel: (...site) => [{ path: '_server/vercel.json', content: vercelConfiguration(...site) }],
};
