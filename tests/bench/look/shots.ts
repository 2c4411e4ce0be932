/** Screenshots of every page kind of the demo, at a frozen hour. */
import type { Browser } from '@playwright/test';
import {
  accessibilityPages,
  agents,
  arabicPages,
  pageKinds,
  storePages,
  type DemoPage,
} from '../../browser/pages.ts';

/** A page as it is photographed. */
export interface Shot {
  /** `home-390-dark`: the name of its file. */
  readonly name: string;
  readonly path: string;
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

const pages: readonly DemoPage[] = [
  ...pageKinds,
  ...storePages,
  ...arabicPages,
  ...accessibilityPages,
  agents,
];

/** Every page kind at two widths in both themes; Arabic ones among them. */
export const shots: readonly Shot[] = pages.flatMap(({ name, path }) =>
  [390, 1280].flatMap((width) =>
    (['light', 'dark'] as const).map((colorScheme) => ({
      name: `${name.toLowerCase().replaceAll(' ', '-')}-${width}-${colorScheme}`,
      path,
      width,
      colorScheme,
    })),
  ),
);

/** A Wednesday morning in London: what is open and what is news depends on it. */
const hour = '2026-11-25T10:00:00Z';

/** Takes a screenshot of a whole page. Returns it as PNG. */
export async function takeShot(browser: Browser, site: string, shot: Shot): Promise<Buffer> {
  const context = await browser.newContext({
    viewport: { width: shot.width, height: 900 },
    colorScheme: shot.colorScheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  try {
    const page = await context.newPage();
    await page.clock.setFixedTime(hour);
    await page.goto(site + shot.path, { waitUntil: 'networkidle' });
    return await page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' });
  } finally {
    await context.close();
  }
}
