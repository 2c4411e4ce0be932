/** Images of articles: measured, resized and converted once, cached by the hash of their bytes. */
import { mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import sharp, { type Metadata } from 'sharp';
import { clamp } from '#base/clamp.ts';
import { contentHash } from '#base/content-hash.ts';
import { errorText } from '#base/error-text.ts';
import { recordKind } from '#base/record.ts';
import { writeAtomically } from '#base/write-atomically.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { cleanDrawing, drawingVersion } from '#files/drawings.ts';
import { brandPictures, topicPictures } from '#files/brand-files.ts';
import { shownPath, type Places } from '#files/places.ts';
import { publicPath } from '#files/public-files.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { RenderedImage } from '#model/pages/render-context.ts';
import type { OutputFile } from '#publish/output/output.ts';
import { diskProblem } from '#publish/output/disk-problem.ts';
import { areIntact, sealOf, type Seal } from '#base/seal.ts';

/** Pixel widths offered to browsers: a phone, a phone with a dense screen, the text column at twice its size. */
const widths = [480, 960, 1440] as const;

export interface PreparedImages {
  /** By name. */
  readonly images: ReadonlyMap<string, RenderedImage>;
  /** Files of `/_images/` that the site needs. */
  readonly files: ReadonlySet<string>;
  /** Images that cannot even be measured. */
  readonly problems: readonly Problem[];
  /** Settles when all files are there, with the problems of images that could not be converted; never rejects. */
  readonly converted: Promise<readonly Problem[]>;
  /** Settles when a file is there, before its turn; never rejects. */
  readonly awaitFile: (file: string) => Promise<void>;
}

// By path, libvips would show an image as it was before it was changed, while the process lives.
sharp.cache(false);
// Several threads for one image take a fifth more of the processors; lanes keep those busy.
sharp.concurrency(1);

/** Path below the site's root where images are served. */
const imagesPath = '/_images/';

/**
 * Measures images, given by name and path, which is all that pages need, and converts them meanwhile; their files end
 * up in `<cacheDir>/images`.
 *
 * Bitmaps become WebP in up to three widths, never larger than the original; animated GIF is copied, SVG is cleaned.
 * `isOwn`: whether one is to be converted here, by the hash of its content. Problems: `image-unreadable`, `disk-refuses`.
 */
export async function prepareImages(
  paths: ReadonlyMap<string, string>,
  cacheDir: string,
  isOwn: (hash: string) => boolean = () => true,
): Promise<PreparedImages> {
  const folder = join(cacheDir, 'images');
  mkdirSync(folder, { recursive: true });
  const images = new Map<string, RenderedImage>();
  const files = new Set<string>();
  const problems: Problem[] = [];
  const toConvert = new Map<string, ConversionJob>();
  // In parallel, since each waits for its turn among thousands of other file operations.
  const all = [...paths].map(([name, path]) => ({ name, path }));
  const outcomes = await Promise.allSettled(all.map(({ path }) => measure(path, folder)));
  for (const [index, { name, path }] of all.entries()) {
    const outcome = outcomes[index];
    if (outcome?.status === 'rejected') problems.push(unreadable(path, outcome.reason));
    if (outcome?.status !== 'fulfilled') continue;
    const { key, image, files: own, convert } = outcome.value;
    images.set(name, image);
    for (const file of own) files.add(file);
    // The same picture in two folders is converted once.
    if (convert && isOwn(key)) toConvert.set(key, () => orProblem(path, convert));
  }
  const awaitFile = async (file: string) => {
    const key = file.slice(0, hashLength);
    const job = toConvert.get(key);
    if (job) await convertOne(key, job);
  };
  return { images, files, problems, converted: convertAll(toConvert), awaitFile };
}

/** The images of a site: those of articles by their path below `articles/`, those of the brand and of topics by their address. */
export const imagePaths = (
  { images, site, topics }: Pick<HelpCentre, 'images' | 'site' | 'topics'>,
  places: Places,
) =>
  new Map([
    ...[...images].map((name) => [name, join(places.contentDir, 'articles', name)] as const),
    ...[...brandPictures(site), ...topicPictures(topics)].flatMap((address) => {
      const path = publicPath(places, address);
      return path === undefined ? [] : [[address, path] as const];
    }),
  ]);

/** What the cache keeps of a converted image's file, as paths below it: the file, and the record of its image. */
export const imageStore = (file: string): readonly string[] => [
  `images/${file}`,
  `images/${file.slice(0, hashLength)}.json`,
];

/** The converted images, as files of the site. */
export const imageFiles = ({ files }: Pick<PreparedImages, 'files'>, cacheDir: string): OutputFile[] =>
  [...files].map((file) => ({
    path: imagesPath.slice(1) + file,
    copyOf: join(cacheDir, 'images', file),
    key: file,
  }));

/** Pages and the search index keep two processors busy, and file operations two of Node's four threads. */
const lanes = clamp(availableParallelism() - 2, 1, 2);

type ConversionJob = () => Promise<Problem | undefined>;

/** What is being converted now, by its key: in development the next edit may ask for the same images. */
const running = new Map<string, Promise<Problem | undefined>>();

async function convertAll(jobs: ReadonlyMap<string, ConversionJob>): Promise<readonly Problem[]> {
  const queue = jobs.entries();
  const problems: Problem[] = [];
  const lane = async () => {
    for (const [key, job] of queue) {
      const found = await convertOne(key, job);
      if (found) problems.push(found);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return problems;
}

async function convertOne(key: string, job: ConversionJob): Promise<Problem | undefined> {
  const work = running.get(key) ?? job();
  running.set(key, work);
  const found = await work;
  running.delete(key);
  return found;
}

async function orProblem(path: string, work: () => Promise<void>): Promise<Problem | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return unreadable(path, error);
  }
}

const unreadable = (path: string, error: unknown): Problem =>
  diskProblem(error, path) ??
  problem(
    'image-unreadable',
    { file: shownPath(path) },
    `The image can't be read: ${errorText(error)}`,
    'Export it again, or replace it.',
  );

/** The names of an image's files begin with the hash of its content. */
const hashLength = contentHash('').length;

interface Measured {
  readonly key: string;
  readonly image: RenderedImage;
  readonly files: readonly string[];
  /** Creates the files. Absent if they exist already. */
  readonly convert?: () => Promise<void>;
}

/** A converted image, with the seals of its files by name. */
interface ImageRecord {
  readonly image: RenderedImage;
  readonly files: Readonly<Record<string, Seal>>;
}

const imageRecord = recordKind<ImageRecord>('image 2');

async function measure(path: string, folder: string): Promise<Measured> {
  const key = contentHash(readFileSync(path));
  const record = join(folder, `${key}.json`);
  const known = readIntact(record, folder);
  if (known) return { key, image: known.image, files: Object.keys(known.files) };
  const metadata = await sharp(path).metadata();
  const isVector = metadata.format === 'svg';
  const isAnimated = (metadata.pages ?? 1) > 1;
  const { image, files, make } = isVector
    ? drawing(key, metadata)
    : isAnimated
      ? copied(path, key, metadata)
      : resized(key, metadata);
  const convert = async () => {
    if (readIntact(record, folder)) return;
    const bytes = readFileSync(path);
    if (contentHash(bytes) !== key) throw new Error('it was changed while the site was built');
    const seals: Record<string, Seal> = {};
    for (const [file, content] of await make(bytes)) {
      writeAtomically(join(folder, file), content);
      seals[file] = sealOf(join(folder, file), content);
    }
    imageRecord.write(record, { image, files: seals });
  };
  return { key, image, files, convert };
}

/** The record of an image whose files are all there. */
function readIntact(path: string, folder: string): ImageRecord | undefined {
  const known = imageRecord.read(path);
  return known && areIntact(folder, known.files) ? known : undefined;
}

interface Planned extends Pick<Measured, 'image' | 'files'> {
  /** Contents of the files by name. */
  readonly make: (bytes: Buffer) => Promise<readonly (readonly [file: string, content: Buffer])[]>;
}

/** What is published of a drawing depends on the cleaning, too: its name changes with it. */
function drawing(key: string, { width, height }: Metadata): Planned {
  const file = `${key}-${drawingVersion}.svg`;
  const make = async (bytes: Buffer) => [[file, Buffer.from(cleanDrawing(bytes))] as const];
  return { image: { src: imagesPath + file, srcset: '', width, height }, files: [file], make };
}

function copied(path: string, key: string, { width, height }: Metadata): Planned {
  const file = `${key}${extname(path).toLowerCase()}`;
  const make = async (bytes: Buffer) => [[file, bytes] as const];
  return { image: { src: imagesPath + file, srcset: '', width, height }, files: [file], make };
}

function resized(key: string, metadata: Metadata): Planned {
  // EXIF may ask for a quarter turn; the browser never sees that of a converted image.
  const isTurned = (metadata.orientation ?? 1) >= 5;
  const width = isTurned ? metadata.height : metadata.width;
  const height = isTurned ? metadata.width : metadata.height;
  const own = Math.min(width, widths.at(-1) ?? width);
  const sizes = [...widths.filter((candidate) => candidate < own), own];
  const fileOf = (size: number) => `${key}-${size}.webp`;
  const make = async (bytes: Buffer) => {
    const made: [string, Buffer][] = [];
    for (const size of sizes) {
      // Half the time of the usual effort for 3 % more bytes.
      const image = sharp(bytes).rotate().resize({ width: size }).webp({ quality: 80, effort: 2 });
      made.push([fileOf(size), await image.toBuffer()]);
    }
    return made;
  };
  const srcset =
    sizes.length < 2 ? '' : sizes.map((size) => `${imagesPath}${fileOf(size)} ${size}w`).join(', ');
  const image = {
    src: imagesPath + fileOf(own),
    srcset,
    width: own,
    height: Math.round((height * own) / width),
  };
  return { image, files: sizes.map(fileOf), make };
}
