/** What a browser fetches to show a page to a reader who has done nothing yet. */
import type { Browser, Request } from '@playwright/test';

export interface FirstView {
  readonly requests: number;
  /** Bytes as they came over the network, that is compressed, without headers. */
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

/** Loads a page in an empty profile on a phone's screen and counts. */
export async function measureFirstView(browser: Browser, url: string): Promise<FirstView> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const requests: Request[] = [];
  try {
    const page = await context.newPage();
    page.on('requestfinished', (request) => requests.push(request));
    await page.goto(url, { waitUntil: 'networkidle' });
    const sizes = await Promise.all(
      requests.map(async (request) => ({
        type: typeOf(request),
        bytes: (await request.sizes()).responseBodySize,
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

function typeOf(request: Request): FileType {
  const wanted = request.resourceType();
  for (const [type, resourceTypes] of Object.entries(fileTypes)) {
    if (resourceTypes.some((resourceType) => resourceType === wanted)) return type as FileType;
  }
  return 'other';
}
