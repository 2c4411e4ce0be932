/** Whether a logo of pixels that was made for light pages can be seen on dark ones. */
import sharp from 'sharp';
import { sum } from '#base/sum.ts';
import { isDrawing } from '#files/drawings.ts';
import { judgeLogo, onlyLogo } from '#files/logo-in-dark.ts';
import type { Places } from '#files/places.ts';
import type { Problem } from '#problems/problem.ts';
import type { ParsedSite } from '#site/parse-site.ts';
import { bestContrast } from '#site/palette.ts';
import type { Site } from '#site/site.ts';

/** Pixels a side that are looked at. */
const side = 512;

/** One pixel of so many may stand out by chance: along edges that were cut from a white page. */
const chance = 50;

/**
 * Problems: `logo-dark`, for a PNG, JPEG, WebP, AVIF or GIF. Nothing is said of a damaged file, which the build tells
 * (`image-unreadable`), nor of one that is half transparent throughout.
 */
export async function checkPaintedLogo(
  site: Site,
  { places, at }: { readonly places: Places; readonly at: ParsedSite['at'] | undefined },
): Promise<Problem[]> {
  const logo = onlyLogo(site, places);
  if (!logo || isDrawing(logo.path)) return [];
  const pixels = await readPixels(logo.path).catch(() => undefined);
  return judgeLogo(logo.address, pixels && contrastOf(pixels, site.brand.palette.dark.paper), at);
}

/** Red, green, blue and opacity of each pixel of a small copy. */
async function readPixels(path: string): Promise<Uint8Array> {
  return await sharp(path)
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true, kernel: 'nearest' })
    .toColorspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer();
}

/** How far the part of a picture stands out that does so most; nothing where nothing of it can be seen. */
function contrastOf(pixels: Uint8Array, paper: string): number | undefined {
  const counts = new Map<string, number>();
  for (let n = 0; n < pixels.length; n += 4) {
    const [red = 0, green = 0, blue = 0, opacity = 0] = pixels.subarray(n, n + 4);
    if (opacity < 128) continue;
    // Shades that nobody tells apart count as one: reading a colour takes long.
    const color = `rgb(${[red, green, blue].map((part) => part & 0xf8).join(' ')})`;
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  let left = sum([...counts.values()], (count) => count) / chance;
  const contrasts = [...counts].map(([color, count]) => ({ contrast: bestContrast([color], paper), count }));
  return contrasts
    .toSorted((a, b) => (b.contrast ?? 0) - (a.contrast ?? 0))
    .find(({ count }) => (left -= count) < 0)?.contrast;
}
