/** Headers, types, compression and caching of what a live site sends. */
import { contentTypeOf } from '#server/media-types.ts';
import { typeOf, wordsOf, type Answer } from './answer.ts';
import type { Symptom } from './finding.ts';
import { fixOn } from './host.ts';
import type { LiveSite } from './survey.ts';

/** Headers of every answer. */
const general = [
  'Content-Security-Policy',
  'X-Content-Type-Options',
  'Referrer-Policy',
  'Permissions-Policy',
  'Cross-Origin-Opener-Policy',
];

/** Symptoms: missing headers, an open Content-Security-Policy, no HSTS, pages that browsers keep. */
export function checkHeaders({ base, host, visits }: LiveSite): Symptom[] {
  const pages = [...visits.values()].filter(({ page }) => page).map(({ answer }) => answer);
  const fix = fixOn(host, 'headers');
  return pages.flatMap(({ url, headers }): Symptom[] => {
    const about = url.href;
    const missing = general.filter((name) => !(name.toLowerCase() in headers));
    const policy = headers['content-security-policy'] ?? '';
    const [, seconds = '0'] = /max-age=(\d+)/.exec(headers['cache-control'] ?? '') ?? [];
    return [
      ...(missing.length > 0
        ? [warning('headers', about, `It is sent without ${listOf(missing)}.`, fix)]
        : []),
      ...(/script-src[^;]*'unsafe-inline'/.test(policy)
        ? [
            warning(
              'policy',
              about,
              "Its Content-Security-Policy permits scripts in the page ('unsafe-inline').",
              fix,
            ),
          ]
        : []),
      ...(base.protocol === 'https:' && !('strict-transport-security' in headers)
        ? [
            warning(
              'hsts',
              about,
              'It is sent without Strict-Transport-Security, so the first visit of each browser may be unencrypted.',
              'Send "Strict-Transport-Security: max-age=31536000" once https works for good.',
            ),
          ]
        : []),
      ...(Number(seconds) > 3600
        ? [
            warning(
              'kept-page',
              about,
              `Browsers keep the page for ${seconds} s, so readers see old texts.`,
              'Send "Cache-Control: no-cache" with pages.',
            ),
          ]
        : []),
    ];
  });
}

/** Symptoms: files that don't answer, wrong types, no compression, files that are asked for again although they never change. */
export function checkFiles(site: LiveSite): Symptom[] {
  const { base, host, robots, sitemaps, files, assets } = site;
  // Below a path, robots.txt belongs to somebody else.
  const all = [...(base.pathname === '/' ? [robots] : []), ...sitemaps, ...files, ...assets];
  const found = all.filter(({ status }) => status === 200);
  return [
    ...all
      .filter(({ status }) => status !== 200)
      .map((answer) =>
        error(
          'missing-file',
          answer.url.href,
          `The file ${wordsOf(answer)}.`,
          'Publish dist/ as a whole, then run the command again.',
        ),
      ),
    ...found.flatMap((answer) => wrongType(answer, host)),
    ...[...found, ...[...site.visits.values()].map(({ answer }) => answer)]
      .filter(({ headers, body }) => body.length > 2000 && !('content-encoding' in headers))
      .map(({ url }) =>
        warning('compression', url.href, 'It is sent uncompressed.', fixOn(host, 'compression')),
      ),
    ...found.flatMap((answer) => askedAgain(answer, site)),
  ];
}

/** What is as good as our own types. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  'text/javascript': ['application/javascript', 'application/x-javascript'],
  'application/xml': ['text/xml'],
  'image/x-icon': ['image/vnd.microsoft.icon'],
  'application/manifest+json': ['application/json'],
};

function wrongType(answer: Answer, host: LiveSite['host']): Symptom[] {
  const [expected = ''] = contentTypeOf(answer.url.pathname).split(';');
  const sent = typeOf(answer);
  if (expected === 'application/octet-stream') return [];
  const [, charset = 'utf-8'] = /charset=["']?([\w-]+)/i.exec(answer.headers['content-type'] ?? '') ?? [];
  const isRight = sent === expected || synonyms[expected]?.includes(sent);
  if (isRight && charset.toLowerCase() === 'utf-8') return [];
  const message = isRight
    ? `It is sent as "${charset}" instead of "utf-8".`
    : `It is sent as ${sent === '' ? 'no type' : `"${sent}"`} instead of "${expected}".`;
  // With "nosniff", browsers don't run or apply what has another type.
  const isNeeded = expected === 'text/javascript' || expected === 'text/css';
  return [(isNeeded ? error : warning)(`type ${sent}`, answer.url.href, message, fixOn(host, 'types'))];
}

/** Files whose names change with their content. Where the host sends none of our headers, that has been told. */
function askedAgain({ url, headers }: Answer, { base, host, visits }: LiveSite): Symptom[] {
  const isHashed = url.pathname.slice(base.pathname.length).startsWith('_astro/');
  const [, seconds = '0'] = /max-age=(\d+)/.exec(headers['cache-control'] ?? '') ?? [];
  const home = visits.get(base.href)?.answer.headers ?? {};
  const hasNone = general.every((name) => !(name.toLowerCase() in home));
  if (!isHashed || hasNone || Number(seconds) >= 2_592_000) return [];
  return [
    warning(
      'asked-again',
      url.href,
      'Browsers ask for it at each visit, although its name changes with its content.',
      fixOn(host, 'headers'),
    ),
  ];
}

const listOf = (names: readonly string[]) => new Intl.ListFormat('en').format(names);

/** A symptom that readers can live with. */
export const warning = (cause: string, about: string, message: string, fix: string): Symptom => ({
  severity: 'warning',
  cause,
  about,
  message,
  fix,
});

/** A symptom that keeps readers from something. */
export const error = (cause: string, about: string, message: string, fix: string): Symptom => ({
  ...warning(cause, about, message, fix),
  severity: 'error',
});
