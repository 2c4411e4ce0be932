/** Social images: what a shared link shows. Drawn with Pango, which shapes every script, from the fonts of `social-fonts.ts`. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { contentHash } from '#base/content-hash.ts';
import { escapeHtml } from '#base/escape-html.ts';
import { writeAtomically } from '#base/write-atomically.ts';
import type { SocialCard, SocialImageOf } from '#model/pages/social-card.ts';
import { ledger } from '#publish/output/ledger.ts';
import type { OutputFile } from '#publish/output/output.ts';
import { isIntact, sealOf, type Seal } from '#base/seal.ts';
import { canWrite, socialFamilies, socialFontFiles } from './social-fonts.ts';

const width = 1200;
const height = 630;
const margin = 84;

/** Raise it when the drawing changes: cards are cached by their content and this. */
const version = 4;

/** Path below the site's root where cards are served. */
const socialPath = '/_social/';

/** File name of a card below `/_social/`; equal cards have equal names. */
const socialImageName = (card: SocialCard): string => `${contentHash(JSON.stringify([version, card]))}.jpg`;

/** The social images that pages ask for. */
export interface SocialImages {
  /** The address of a card's image, which is then drawn; none where no font of ours can write it. */
  readonly addressOf: SocialImageOf;
  /** Draws what is asked for and not there yet. */
  readonly draw: () => Promise<OutputFile[]>;
}

/** Collects what pages ask for while their views are built. */
export function collectSocialImages(cacheDir: string): SocialImages {
  const cards = new Map<string, SocialCard>();
  return {
    addressOf: (card) => {
      if (!canWrite(card.title + card.siteName)) return undefined;
      const name = socialImageName(card);
      cards.set(name, card);
      return socialPath + name;
    },
    draw: async () => {
      await drawSocialImages(cards, cacheDir);
      return [...cards.keys()].map((name) => ({
        path: socialPath.slice(1) + name,
        copyOf: join(cacheDir, 'social', name),
        key: name,
      }));
    },
  };
}

/** Draws the cards that the cache lacks into `<cacheDir>/social`, a few at a time; forgets those that nobody asks for. */
async function drawSocialImages(cards: ReadonlyMap<string, SocialCard>, cacheDir: string): Promise<void> {
  const folder = join(cacheDir, 'social');
  const ledgerPath = join(cacheDir, 'social.json');
  const known = ledger.read(ledgerPath)?.files ?? {};
  const seals: Record<string, Seal> = {};
  const missing: (readonly [name: string, card: SocialCard])[] = [];
  for (const [name, card] of cards) {
    const seal = known[name];
    if (seal && isIntact(join(folder, name), seal)) seals[name] = seal;
    else missing.push([name, card]);
  }
  if (missing.length === 0) return;
  const queue = missing.values();
  const lane = async () => {
    for (const [name, card] of queue) {
      const image = await drawCard(card);
      writeAtomically(join(folder, name), image);
      seals[name] = sealOf(join(folder, name), image);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  ledger.write(ledgerPath, { madeFrom: {}, files: seals });
}

/** A card as JPEG, 1200 × 630 pixels. */
async function drawCard({ title, siteName, dir, colors }: SocialCard): Promise<Buffer> {
  const inner = width - 2 * margin;
  const [heading, name] = await Promise.all([
    drawText(title, { color: colors.ink, points: 19, width: inner, height: 330 }),
    drawText(siteName, { color: colors.inkSoft, points: 9, width: inner, height: 60 }),
  ]);
  const startOf = (textWidth: number) => (dir === 'rtl' ? width - margin - textWidth : margin);
  const paper = await paperOf(colors, dir);
  return sharp(paper.data, { raw: paper.info })
    .composite([
      { input: name.data, raw: name.info, left: startOf(name.info.width), top: margin },
      {
        input: heading.data,
        raw: heading.info,
        left: startOf(heading.info.width),
        top: height - margin - heading.info.height,
      },
    ])
    .jpeg({ quality: 82 })
    .toBuffer();
}

type Pixels = Awaited<ReturnType<typeof drawText>>;

const papers = new Map<string, Promise<Pixels>>();

/** The background's pixels, drawn once for each colour and direction. */
function paperOf(colors: SocialCard['colors'], dir: SocialCard['dir']): Promise<Pixels> {
  const key = `${colors.brandFill} ${dir}`;
  let paper = papers.get(key);
  if (!paper) {
    paper = sharp(Buffer.from(background(colors, dir)))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    papers.set(key, paper);
  }
  return paper;
}

/** Paper, a light in the far corner, and a line in the brand's colour. */
function background({ paper, brandFill }: SocialCard['colors'], dir: SocialCard['dir']): string {
  const x = dir === 'rtl' ? '0%' : '100%';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<defs><radialGradient id="g" cx="${x}" cy="0%" r="75%"><stop offset="0" stop-color="${brandFill}" stop-opacity=".28"/>` +
    `<stop offset="1" stop-color="${brandFill}" stop-opacity="0"/></radialGradient></defs>` +
    `<rect width="100%" height="100%" fill="${paper}"/><rect width="100%" height="100%" fill="url(#g)"/>` +
    `<rect y="${height - 14}" width="100%" height="14" fill="${brandFill}"/></svg>`
  );
}

let registered: Promise<void> | undefined;

/** A text as pixels in the fonts of social images, as large as `points` where it fits the height. */
export async function drawText(
  text: string,
  style: { readonly color: string; readonly points: number; readonly width: number; readonly height: number },
) {
  await (registered ??= registerFonts());
  const markup = `<span foreground="${style.color}">${escapeHtml(text)}</span>`;
  const draw = (points: number) =>
    sharp({
      text: {
        text: markup,
        font: `${socialFamilies} Bold ${points}`,
        width: style.width,
        dpi: 220,
        rgba: true,
        wrap: 'word-char',
        // Pango mirrors this for right-to-left text.
        align: 'left',
      },
    })
      .raw()
      .toBuffer({ resolveWithObject: true });
  for (let points = style.points; points > 6; points -= 2) {
    const drawn = await draw(points);
    if (drawn.info.height <= style.height) return drawn;
  }
  return draw(6);
}

/** Makes the fonts known to Pango: naming a file once registers it for the process. */
async function registerFonts(): Promise<void> {
  for (const fontfile of socialFontFiles()) {
    await sharp({ text: { text: 'a', fontfile, width: 20 } }).metadata();
  }
}
