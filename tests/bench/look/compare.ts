/** Compares two screenshots, pixel by pixel. */
import pixelmatch from 'pixelmatch';
import sharp from 'sharp';

/** How two screenshots differ. */
export interface Difference {
  /** Share of pixels that differ, from 0 to 1; 1 where the sizes do. */
  readonly share: number;
  /** PNG with what differs in red; absent where the sizes do. */
  readonly picture: Buffer | undefined;
}

/**
 * Compares two PNGs. Edges of letters that are smoothed otherwise don't count:
 * https://github.com/mapbox/pixelmatch#pixelmatchimg1-img2-output-width-height-options
 */
export async function compareShots(before: Buffer, after: Buffer): Promise<Difference> {
  const [old, now] = await Promise.all([pixelsOf(before), pixelsOf(after)]);
  const { width, height } = now.info;
  if (old.info.width !== width || old.info.height !== height) return { share: 1, picture: undefined };
  const difference = Buffer.alloc(now.data.length);
  const changed = pixelmatch(old.data, now.data, difference, width, height, { threshold: 0.1 });
  const picture = await sharp(difference, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
  return { share: changed / (width * height), picture };
}

const pixelsOf = (png: Buffer) => sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
