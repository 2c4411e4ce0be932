/** What a browser fetches to show a page to a reader who has done nothing yet. */
import type { Browser, Request } from '@playwright/test';
import { statSync } from 'node:fs';
import { join } from 'node:path';

export interface FirstView {
  readonly requests: number;
  /** Bytes as hosts send them over HTTPS, that is compressed with Brotli, without headers. */
  readonly bytes: Readonly<Record<FileType | 'all', number>>;
  readonly thirdPartyRequests: number;
}

const fileTypes = {
  html: ['document'],
  css: ['stylesheet'],
  javascript: ['script'],
  fonts: ['font'],
  images: ['image'],
} as const;

type FileType = keyof typeof fileTypes | 'other';

/** Loads a page of the site in `outDir`, built with `--compress`, in an empty profile on a phone's screen and counts. */
export async function measureFirstView(browser: Browser, url: string, outDir: string): Promise<FirstView> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const requests: Request[] = [];
  try {
    const page = await context.newPage();
    page.on('requestfinished', (request) => requests.push(request));
    await page.goto(url, { waitUntil: 'networkidle' });
    const sizes = await Promise.all(
      requests.map(async (request) => ({
        type: typeOf(request),
        bytes: brotliSize(outDir, request) ?? (await request.sizes()).responseBodySize,
      })),
    );
    const sum = (type?: FileType) =>
      sizes
        .filter((size) => type === undefined || size.type === type)
        .reduce((total, { bytes }) => total + bytes, 0);
    const { origin } = new URL(url);
    return {
      requests: requests.length,
      bytes: {
        html: sum('html'),
        css: sum('css'),
        javascript: sum('javascript'),
        fonts: sum('fonts'),
        images: sum('images'),
        other: sum('other'),
        all: sum(),
      },
      thirdPartyRequests: requests.filter((request) => new URL(request.url()).origin !== origin).length,
    };
  } finally {
    await context.close();
  }
}

/** Chromium asks for Brotli over HTTPS alone, so its size comes from the file beside the one that was sent. */
function brotliSize(outDir: string, request: Request): number | undefined {
  const path = new URL(request.url()).pathname.replace(/\/$/, '/index.html');
  return statSync(join(outDir, `${path}.br`), { throwIfNoEntry: false })?.size;
}

function typeOf(request: Request): FileType {
  const wanted = request.resourceType();
  for (const [type, resourceTypes] of Object.entries(fileTypes)) {
    if (resourceTypes.some((resourceType) => resourceType === wanted)) return type as FileType;
  }
  return 'other';
}
