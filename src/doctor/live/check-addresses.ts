/** Whether addresses of a live site answer, lead where they should, and agree with what pages say of them. */
import { locationOf, wordsOf } from './answer.ts';
import { error, warning } from './check-files.ts';
import { isBelow } from './crawl.ts';
import type { Symptom } from './finding.ts';
import { fixOn } from './host.ts';
import { readPage } from './page.ts';
import type { LiveSite } from './survey.ts';

/** Symptoms: built for another address, canonical addresses and translations that are elsewhere, unencrypted parts. */
export function checkPages(site: LiveSite): Symptom[] {
  const { base, builtFor, visits } = site;
  if (builtFor.href !== base.href) {
    return [
      error(
        'built-for',
        base.href,
        `The site was built for ${builtFor.href}, and names that as its address everywhere.`,
        `Write "url: ${base.href.replace(/\/$/, '')}" into content/site.yaml, build and publish again.`,
      ),
    ];
  }
  const again = 'Publish dist/ as a whole: pages of two builds may be mixed.';
  return [...visits.values()].flatMap(({ page }): Symptom[] => {
    if (!page) return [];
    const about = page.url.href;
    const { canonical, alternates, files } = page;
    const foreign = alternates.find((url) => !isBelow(url, base));
    const insecure = files.find(({ protocol }) => base.protocol === 'https:' && protocol === 'http:');
    return [
      ...(canonical && !isBelow(canonical, base)
        ? [error('canonical', about, `It names ${canonical.href} as its address.`, again)]
        : []),
      ...(foreign ? [error('hreflang', about, `It names ${foreign.href} as a translation.`, again)] : []),
      ...alternates
        .map((url) => visits.get(url.href)?.page)
        .filter((other) => other && !other.alternates.some(({ href }) => href === about))
        .filter((other) => other?.url.href !== base.href && about !== base.href)
        .map((other) =>
          error('hreflang', about, `Its translation ${other?.url.href} doesn't name it in turn.`, again),
        ),
      ...(insecure
        ? [
            error(
              `insecure ${insecure.href}`,
              about,
              `It fetches ${insecure.href} without encryption, which browsers refuse.`,
              'Write the address with https, or put the file into public/.',
            ),
          ]
        : []),
    ];
  });
}

/** Symptoms: pages that are missing, sitemaps that lack pages. */
export function checkSitemaps(site: LiveSite): Symptom[] {
  const { base, builtFor, sitemaps, listed, visits, articles, host } = site;
  const known = new Set(listed);
  const index = new URL('sitemap-index.xml', builtFor).href;
  const shown = (url: URL) => builtFor.href + url.href.slice(base.href.length);
  const lost = 'Publish dist/ as a whole, then run the command again.';
  const own = articles.filter(({ locale, contentLocale }) => locale === contentLocale).map(({ url }) => url);
  const indexed = [...visits.values()]
    .flatMap(({ page }) => (page?.isIndexed && page.canonical?.href === page.url.href ? [page.url.href] : []))
    .filter((href) => href !== base.href);
  return [
    ...[...visits.values()]
      .filter(({ answer }) => answer.status !== 200)
      .map(({ answer }) =>
        error(
          `page ${answer.status}`,
          answer.url.href,
          `${known.has(shown(answer.url)) ? 'A sitemap lists the page' : 'Pages link to it'}, and it ${wordsOf(answer)}.`,
          locationOf(answer) ? fixOn(host, 'redirects') : lost,
        ),
      ),
    ...checkRobots(site, index, lost),
    ...(sitemaps.every(({ status }) => status === 200)
      ? [...own, ...indexed]
          .filter((address) => !known.has(address))
          .map((address) => error('unlisted', address, 'No sitemap lists the page.', lost))
      : []),
  ];
}

function checkRobots({ base, builtFor, robots }: LiveSite, index: string, lost: string): Symptom[] {
  const isTop = base.pathname === '/';
  // At the top, a missing file is told with the other files.
  if ((isTop && robots.status !== 200) || builtFor.href !== base.href) return [];
  const about = robots.url.href;
  const [, refused] = /^Disallow:[ \t]*(\/\S*)/im.exec(robots.body) ?? [];
  if (refused !== undefined && base.pathname.startsWith(refused)) {
    const fix = isTop ? lost : `Remove it, or allow "${base.pathname}".`;
    return [warning('robots', about, `It keeps search engines away ("Disallow: ${refused}").`, fix)];
  }
  if (robots.body.includes(`Sitemap: ${index}`)) return [];
  const fix = isTop ? lost : `Add the line "Sitemap: ${index}".`;
  return [warning('robots', about, `It doesn't name ${index}.`, fix)];
}

/** Symptoms: wrong answers to what doesn't exist, addresses without their slash, permalinks, old addresses, http. */
export function checkAnswers(site: LiveSite): Symptom[] {
  const { host, slashless, permalinks, moved, base } = site;
  return [
    ...checkMissing(site),
    ...slashless
      .filter((answer) => locationOf(answer)?.href !== `${answer.url.href}/`)
      .map((answer) => {
        const message = `Without a slash at the end, the address of an article ${wordsOf(answer)}.`;
        return (answer.status === 200 ? warning : error)(
          'slash',
          answer.url.href,
          message,
          fixOn(host, 'redirects'),
        );
      }),
    ...permalinks
      .filter((answer) => answer.status !== 200 && !isInside(locationOf(answer), base))
      .map((answer) =>
        error('permalink', answer.url.href, `The permalink ${wordsOf(answer)}.`, fixOn(host, 'redirects')),
      ),
    ...moved
      .filter(({ to, answer }) => (locationOf(answer) ?? readPage(answer).refresh)?.href !== to.href)
      .map(({ to, answer }) =>
        error(
          'moved',
          answer.url.href,
          `The old address of ${to.href} ${wordsOf(answer)}.`,
          fixOn(host, 'redirects'),
        ),
      ),
    ...checkInsecure(site),
  ];
}

const isInside = (url: URL | undefined, base: URL) => url !== undefined && isBelow(url, base);

function checkMissing({ host, missing }: LiveSite): Symptom[] {
  const fix = fixOn(host, 'not-found');
  return [...missing].flatMap(([locale, answer]): Symptom[] => {
    const about = answer.url.href;
    if (answer.status !== 404) {
      return [error('not-found', about, `What doesn't exist ${wordsOf(answer)} instead of 404.`, fix)];
    }
    const { kind, locale: shown } = readPage(answer);
    if (kind !== 'not-found') {
      return [
        warning(
          'not-found-page',
          about,
          "What doesn't exist has the host's own page instead of the site's.",
          fix,
        ),
      ];
    }
    // One page for all languages is all that it has.
    if (locale === '' || locale === shown || host === 'github-pages') return [];
    return [
      warning(
        'not-found-locale',
        about,
        `The page for what doesn't exist is in "${shown}" instead of "${locale}".`,
        fix,
      ),
    ];
  });
}

function checkInsecure({ base, host, insecure }: LiveSite): Symptom[] {
  if (!insecure) return [];
  const location = locationOf(insecure);
  if (location?.href === base.href) return [];
  return [
    warning(
      'https',
      insecure.url.href,
      `Without encryption, the site ${wordsOf(insecure)}.`,
      fixOn(host, 'https'),
    ),
  ];
}
