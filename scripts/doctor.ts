/** Looks at a site's folder, or at a site where readers find it. Exit code 0: no errors, 1: errors, 2: wrong usage. */
import { countOf } from '#base/count-of.ts';
import { examine } from '#doctor/checks.ts';
import { findingFormats, formatFindings, type Finding } from '#doctor/finding.ts';
import { createAsk } from '#doctor/live/ask.ts';
import { examineLive } from '#doctor/live/live.ts';
import { movedAddresses } from '#doctor/live/moved.ts';
import { placesFrom } from '#files/places.ts';
import { productPackage } from '#files/product-package.ts';
import { readChoice, runCommand, UsageError } from './command.ts';

const usage = `Usage: npx fener doctor [--format ${findingFormats.join('|')}]
       npx fener doctor --url https://help.example.com/ [--pages 200] [--server http://127.0.0.1:8080]

Looks at what "npx fener check" can't see: versions of Node and Fener, missing and unread folders, the host, the
theme. Asks no network.

With --url, looks at the site where readers find it instead: pages, headers, redirects, sitemaps, search files, the
collector. Asks with GET only, below that address, for two minutes at most.

  --format   text (default) or json
  --url      address of a published site
  --pages    pages to visit at most (default: 200)
  --server   asks this server, whatever the name of the site leads to: before you change its DNS entry

Environment variables (see README): CONTENT_DIR, LOCALES_DIR, OUT_DIR
`;

/** A web address of an option. Throws a `UsageError` if it isn't one. */
function readAddress(option: string, text: string): URL {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new UsageError(`--${option} "${text}" is not a web address. Write it with "https://".`);
}

function readPages(text: string): number {
  const pages = Number(text);
  if (Number.isInteger(pages) && pages > 0) return pages;
  throw new UsageError(`--pages "${text}" is not a number of pages.`);
}

async function lookAtLive(url: URL, server: URL | undefined, pages: number): Promise<readonly Finding[]> {
  const { ask, close } = createAsk({ server });
  const moved = movedAddresses(placesFrom(process.env), url);
  const result = await examineLive(ask, { url, pages, moved, asksHttp: server === undefined });
  close();
  const others = result.unvisited === 0 ? '' : `, and not ${result.unvisited} more: see --pages`;
  process.stderr.write(`Visited ${countOf(result.visited, 'page')} of ${url.href}${others}\n`);
  return result.findings;
}

await runCommand({
  usage,
  options: {
    format: { type: 'string', default: 'text' },
    url: { type: 'string' },
    pages: { type: 'string', default: '200' },
    server: { type: 'string' },
  },
  async run(values) {
    const format = readChoice('format', values.format, findingFormats);
    const pages = readPages(values.pages);
    const server = values.server === undefined ? undefined : readAddress('server', values.server);
    process.stderr.write(`Fener ${productPackage.version}, Node ${process.versions.node}\n`);
    const findings =
      values.url === undefined
        ? examine(placesFrom(process.env))
        : await lookAtLive(readAddress('url', values.url), server, pages);
    process.stdout.write(formatFindings(findings, format));
    return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
});
