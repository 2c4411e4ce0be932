/** Asks a live site all that the checks want to know. */
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';
import { localeId } from '#site/site-data.ts';
import type { Finding } from '../finding.ts';
import { locationOf, wordsOf, type Answer, type Ask } from './answer.ts';
import { crawl, isBelow, type Crawl } from './crawl.ts';
import { hostOf, type LiveHost } from './host.ts';
import { probe, type Moved, type Probes } from './probes.ts';

export interface LiveSite extends Crawl, Probes {
  /** Address of the site, with a slash at the end. */
  readonly base: URL;
  /** The address that it was built for. */
  readonly builtFor: URL;
  readonly host: LiveHost;
  readonly locales: readonly string[];
  /** Styles, scripts, pictures and the like of the pages. */
  readonly assets: readonly Answer[];
}

export interface SurveyOptions {
  readonly url: URL;
  readonly pages: number;
  /** Old addresses, if they are known here. */
  readonly moved: readonly Moved[];
  /** Whether http is asked beside https. Not where one server is asked instead of those that the name leads to. */
  readonly asksHttp: boolean;
}

const manifest = z.object({ site: z.url({ protocol: /^https?$/ }), locales: z.array(localeId).min(1) });

/** The site as it answers, or why it can't be looked at. */
export async function survey(
  ask: Ask,
  { url, pages, moved, asksHttp }: SurveyOptions,
): Promise<{ readonly site: LiveSite } | { readonly finding: Finding }> {
  const base = withSlash(url);
  const home = await ask(base);
  const { data } = manifest.safeParse(
    home.status === 200 ? parseJson((await ask(new URL('api/v1/manifest.json', base))).body) : undefined,
  );
  if (!data) return { finding: unreadable(home) };
  const builtFor = withSlash(new URL(data.site));
  const live = (address: string) => {
    const written = URL.parse(address);
    return written && isBelow(written, builtFor)
      ? new URL(base.href + written.href.slice(builtFor.href.length))
      : undefined;
  };
  const scope = { base, live };
  const crawled = await crawl(ask, { ...scope, limit: pages });
  const probes = await probe(ask, { ...scope, locales: data.locales, moved, asksHttp });
  return {
    site: {
      base,
      builtFor,
      host: hostOf(home),
      locales: data.locales,
      ...crawled,
      ...probes,
      assets: await Promise.all(assetsOf(crawled, base).map(ask)),
    },
  };
}

/** Without query and fragment, and with a slash at the end. */
const withSlash = (url: URL) => new URL(url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`, url);

function unreadable(home: Answer): Finding {
  const location = locationOf(home);
  const about = home.url.href;
  if (location) {
    return {
      severity: 'error',
      about,
      message: `The address ${wordsOf(home)}.`,
      fix: `Run the command with ${location.origin}${location.pathname}. If readers know that address, write it as "url" into content/site.yaml.`,
    };
  }
  return home.status === 200
    ? {
        severity: 'error',
        about,
        message: "There is a page, but no api/v1/manifest.json below it, which every site of Fener's has.",
        fix: 'Check the address, and publish dist/ as a whole.',
      }
    : {
        severity: 'error',
        about,
        message: `The address ${wordsOf(home)}.`,
        fix: 'Check the address, its DNS entry and its certificate, and whether the host serves dist/.',
      };
}

/** Files of the site that its pages fetch, those of all pages first. */
function assetsOf({ visits }: Crawl, base: URL): URL[] {
  const counts = new Map<string, number>();
  for (const { page } of visits.values()) {
    for (const url of page?.files ?? []) {
      if (isBelow(url, base)) counts.set(url.href, (counts.get(url.href) ?? 0) + 1);
    }
  }
  const most = 150;
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([href]) => new URL(href));
}
