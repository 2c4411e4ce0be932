/** Images of articles: measured, resized and converted once, cached by the hash of their bytes. */
import { hash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import sharp, { type Metadata } from 'sharp';
import { problem, type Problem } from '#problems/problem.ts';
import { shownPath } from '#files/places.ts';
import type { RenderedImage } from '#model/pages/render-context.ts';

/** Pixel widths offered to browsers: a phone, a phone with a dense screen, the text column at twice its size. */
const widths = [480, 960, 1440] as const;

export interface PreparedImages {
  /** By path below `articles/`. */
  readonly images: ReadonlyMap<string, RenderedImage>;
  /** Files of `/_images/` that the site needs. */
  readonly files: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/** Path below the site's root where images are served. */
export const imagesPath = '/_images/';

/**
 * Prepares the named images of a content folder; their files end up in `<cacheDir>/images`.
 *
 * Bitmaps become WebP in up to three widths, never larger than the original; SVG and animated GIF are copied.
 * Problems: `image-unreadable`.
 */
export async function prepareImages(
  names: Iterable<string>,
  { articlesDir, cacheDir }: { readonly articlesDir: string; readonly cacheDir: string },
): Promise<PreparedImages> {
  const folder = join(cacheDir, 'images');
  mkdirSync(folder, { recursive: true });
  const images = new Map<string, RenderedImage>();
  const files = new Set<string>();
  const problems: Problem[] = [];
  for (const name of names) {
    const path = join(articlesDir, name);
    try {
      const prepared = await prepareImage(path, folder);
      images.set(name, prepared.image);
      for (const file of prepared.files) files.add(file);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      problems.push(
        problem(
          'image-unreadable',
          { file: shownPath(path) },
          `The image cannot be read: ${message}`,
          'Export it again, or replace it.',
        ),
      );
    }
  }
  return { images, files, problems };
}

interface PreparedImage {
  readonly image: RenderedImage;
  readonly files: readonly string[];
}

async function prepareImage(path: string, folder: string): Promise<PreparedImage> {
  const bytes = readFileSync(path);
  const key = hash('sha256', bytes).slice(0, 16);
  const record = join(folder, `${key}.json`);
  if (existsSync(record)) {
    const known = JSON.parse(readFileSync(record, 'utf8')) as PreparedImage;
    if (known.files.every((file) => existsSync(join(folder, file)))) return known;
  }
  const metadata = await sharp(bytes).metadata();
  const isVector = metadata.format === 'svg';
  const isAnimated = (metadata.pages ?? 1) > 1;
  const prepared =
    isVector || isAnimated ? copy(path, key, metadata, folder) : await convert(bytes, key, metadata, folder);
  writeAtomically(record, JSON.stringify(prepared));
  return prepared;
}

function copy(path: string, key: string, { width, height }: Metadata, folder: string): PreparedImage {
  const file = `${key}${extname(path).toLowerCase()}`;
  copyFileSync(path, join(folder, file));
  return { image: { src: imagesPath + file, srcset: '', width, height }, files: [file] };
}

async function convert(
  bytes: Buffer,
  key: string,
  metadata: Metadata,
  folder: string,
): Promise<PreparedImage> {
  // EXIF may ask for a quarter turn; the browser never sees that of a converted image.
  const isTurned = (metadata.orientation ?? 1) >= 5;
  const width = isTurned ? metadata.height : metadata.width;
  const height = isTurned ? metadata.width : metadata.height;
  const own = Math.min(width, widths.at(-1) ?? width);
  const sizes = [...widths.filter((candidate) => candidate < own), own];
  const files = await Promise.all(
    sizes.map(async (size) => {
      const file = `${key}-${size}.webp`;
      const converted = await sharp(bytes).rotate().resize({ width: size }).webp({ quality: 80 }).toBuffer();
      writeAtomically(join(folder, file), converted);
      return file;
    }),
  );
  const srcset =
    sizes.length < 2 ? '' : files.map((file, i) => `${imagesPath}${file} ${sizes[i]}w`).join(', ');
  const src = imagesPath + (files.at(-1) ?? '');
  return { image: { src, srcset, width: own, height: Math.round((height * own) / width) }, files };
}

function writeAtomically(path: string, content: string | Buffer): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}
