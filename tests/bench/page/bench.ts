/** What a reader's browser fetches, and Lighthouse's mobile scores, for a page of each kind of CONTENT_DIR. */
import { serve } from '@hono/node-server';
import { chromium } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { placesFrom } from '#files/places.ts';
import { readSite } from '#files/read-content.ts';
import { createSiteApp } from '#server/site-app.ts';
import { browserFlags, findBrowser } from '../../browser/find-browser.ts';
import { measureFirstView, type FirstView } from './first-view.ts';
import { lighthouseScores, type LighthouseScores } from './lighthouse-scores.ts';
import { samplePages, type SamplePage } from './sample-pages.ts';
import { atMost, type Bar, type BenchResult } from '../result.ts';

interface Row extends SamplePage {
  readonly firstView: FirstView;
  readonly lighthouse: LighthouseScores | undefined;
}

/** `--runs 5` runs Lighthouse so often per page (3; 0 leaves it out). */
export async function run(args: readonly string[], onStep: (step: string) => void): Promise<BenchResult> {
  const { values } = parseArgs({ args: [...args], options: { runs: { type: 'string', default: '3' } } });
  const found = findBrowser();
  if (found.path === undefined) throw new Error(found.reason);
  const outDir = mkdtempSync(join(tmpdir(), 'fener-page-'));
  onStep('building');
  const server = serve({ fetch: await builtApp(outDir), port: 0 });
  const browser = await chromium.launch({ executablePath: found.path, args: [...browserFlags] });
  try {
    const { port } = server.address() as AddressInfo;
    const rows: Row[] = [];
    for (const page of samplePages(outDir, sourceLocale())) {
      const url = `http://localhost:${port}${page.path}`;
      onStep(`${page.kind}: first view`);
      const firstView = await measureFirstView(browser, url, outDir);
      onStep(`${page.kind}: Lighthouse`);
      const runs = Number(values.runs);
      rows.push({
        ...page,
        firstView,
        lighthouse: runs > 0 ? await lighthouseScores(url, found.path, runs) : undefined,
      });
    }
    return { figures: { rows }, bars: rows.flatMap(barsOf) };
  } finally {
    await browser.close();
    server.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}

async function builtApp(outDir: string): Promise<ReturnType<typeof createSiteApp>['fetch']> {
  execFileSync(process.execPath, ['scripts/build.ts', '--compress'], {
    env: { ...process.env, OUT_DIR: outDir },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return createSiteApp(outDir).fetch;
}

function sourceLocale(): string {
  const { site } = readSite(placesFrom(process.env));
  if (!site) throw new Error('The site.yaml of CONTENT_DIR cannot be read: run npx fener check.');
  return site.source.id;
}

const kilobyte = 1000;

function barsOf({ kind, firstView: { bytes, requests, thirdPartyRequests }, lighthouse }: Row): Bar[] {
  const size = (name: string, value: number, most: number) =>
    atMost(`${kind}: ${name}, kB`, value / kilobyte, most);
  return [
    atMost(`${kind}: third-party requests`, thirdPartyRequests, 0),
    atMost(`${kind}: font bytes`, bytes.fonts, 0),
    ...(kind === 'article'
      ? [
          size('all', bytes.all, 22),
          size('HTML', bytes.html, 10),
          size('CSS', bytes.css, 10),
          size('JavaScript', bytes.javascript, 8),
          atMost('article: requests', requests, 6),
        ]
      : []),
    ...Object.entries(lighthouse?.scores ?? {}).map(([category, score]) =>
      atMost(`${kind}: Lighthouse ${category}, points below 100`, 100 - score, 0),
    ),
  ];
}
